// A day of the roster under a finger and under a keyboard: a swipe or the button changes to the next person, and conflicts stand on it.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import { dutyConflicts, type DutyDay } from '#domain/duty.ts';
import type { StaffMember } from '#domain/staff-member.ts';
import DutyCard from './DutyCard.svelte';
import type { Roster } from './roster.svelte.ts';
import { SWIPE_PX_MIN } from './roster-days.ts';

const ON = '2026-11-20';
const staff: StaffMember[] = ['สุดา', 'มาลี'].map((name, at) => ({ id: String(at), name, role: 'counter', disabled: undefined }));
let card: object | undefined;
afterEach(async () => {
	if (card !== undefined) await unmount(card);
	document.body.replaceChildren();
});

/** The card of a day, and which way it was turned. */
function show(day: DutyDay, maySet = true): { section: HTMLElement; turned: number[] } {
	const turned: number[] = [];
	const nameOf = (id: string): string => staff.find((one) => one.id === id)?.name ?? id;
	const roster = {
		dutyOf: () => day,
		nameOf,
		conflictsOf: () => dutyConflicts(day, staff, true),
		turn: (_: string, step: number) => Promise.resolve(void turned.push(step))
	};
	const props = { on: ON, roster: roster as unknown as Roster, maySet, today: false, onedit: () => undefined };
	card = mount(DutyCard, { target: document.body, props });
	flushSync();
	return { section: document.querySelector('section') ?? expect.fail('no card'), turned };
}

function drag(section: HTMLElement, dx: number, dy: number): void {
	const at = (clientX: number, clientY: number): PointerEventInit => ({ clientX, clientY, bubbles: true });
	section.dispatchEvent(new PointerEvent('pointerdown', at(200, 100)));
	section.dispatchEvent(new PointerEvent('pointerup', at(200 + dx, 100 + dy)));
}
const whole = (ids: string[]): DutyDay => ({ on: ON, morning: ids, afternoon: ids });

it('[U303] a swipe sideways changes to the next person or the one before, scrolling and a tap change nothing', () => {
	const { section, turned } = show(whole(['0']));
	drag(section, -SWIPE_PX_MIN - 1, 5);
	drag(section, SWIPE_PX_MIN + 1, -5);
	drag(section, -SWIPE_PX_MIN - 1, 300);
	drag(section, 0, 0);
	expect(turned).toEqual([1, -1]);
});

it('[U303] the keyboard reaches the same by a button that says its day; who may not set gets neither', () => {
	const { section, turned } = show(whole(['0']));
	const button = [...section.querySelectorAll('button')].find(({ textContent }) => textContent.includes('เปลี่ยนเป็นคนถัดไป'));
	expect(button?.textContent).toContain('20 พฤศจิกายน');
	button?.focus();
	expect(document.activeElement).toBe(button);
	button?.click();
	expect(turned).toEqual([1]);
	document.body.replaceChildren();
	const guest = show(whole(['0']), false);
	drag(guest.section, -SWIPE_PX_MIN - 1, 0);
	expect([guest.turned, guest.section.querySelector('button')]).toEqual([[], null]);
});

it('[U303] a day that two tablets set at the same time says whom the later word overruled', () => {
	const { section } = show({ ...whole(['0']), overruled: ['1'] });
	expect(section.textContent).toContain('อีกเครื่องจัดวันนี้ไว้ในเวลาเดียวกันเป็น: มาลี');
});
