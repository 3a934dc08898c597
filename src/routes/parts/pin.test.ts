import { describe, expect, it } from 'vitest';
import type { UnlockAnswer } from '#device/vault-answers.ts';
import { AutoLock } from './auto-lock.ts';
import { offered, peopleHere } from './people-here.ts';
import { digitOf } from './pin-digits.ts';
import { PinEntry } from './pin-entry.svelte.ts';
import { PinSetting } from './pin-setting.svelte.ts';
import { pinWords } from './pin-words.ts';

const PIN = '482915';
const press = (pad: { press(digit: string): void }, digits: string): void => {
	for (const digit of digits) pad.press(digit);
};
/** Lets everything that was begun come to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a digit', () => {
	const plain = { ctrlKey: false, altKey: false, metaKey: false };

	it.each([
		['5', 'Digit5', '5'],
		['ถ', 'Digit5', '5'],
		['๕', 'Digit5', '5'],
		['5', 'Numpad5', '5'],
		['a', 'KeyA', undefined],
		['F5', 'F5', undefined]
	])('[U110] %s of the key %s is %s', (key, code, digit) => {
		expect(digitOf({ key, code, ...plain })).toBe(digit);
		expect(digitOf({ key, code, ...plain, ctrlKey: true })).toBeUndefined();
	});
});

describe('typing a PIN', () => {
	function entry(answers: (UnlockAnswer | Error)[], staff: string | undefined = 'suda', waits: Record<string, number> = {}) {
		const world = { now: 1_000_000, tried: [] as string[], right: [] as string[], reported: 0, waits };
		const made = new PinEntry(
			{
				now: () => world.now,
				waitMs: (who) => Promise.resolve(world.waits[who] ?? 0),
				tryPin: async (who, pin) => {
					world.tried.push(`${who} ${pin}`);
					const answer = answers.shift();
					if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often');
					return answer;
				},
				right: (who) => world.right.push(who),
				report: () => (world.reported += 1)
			},
			staff
		);
		return { world, made };
	}

	it('[U111] is tried at the sixth digit, says how many tries are left, and keeps no digit', async () => {
		const { world, made } = entry([{ answer: 'wrong', waitMs: 0, triesLeft: 9 }, { answer: 'right' }]);
		press(made, '1357');
		made.erase();
		press(made, '902');
		expect(made.checking).toBe(true);
		press(made, '5');
		await settled();
		expect([world.tried, made.digits, made.said]).toEqual([['suda 135902'], '', 'wrong']);
		expect(pinWords(made)).toContain('9');
		press(made, PIN);
		await settled();
		expect([world.right, made.digits]).toEqual([['suda'], '']);
	});

	it('[U112] waits by the clock, taking no digits, and another person need not wait', async () => {
		const { world, made } = entry([
			{ answer: 'wrong', waitMs: 5_000, triesLeft: 7 },
			{ answer: 'wait', waitMs: 2_000 }
		]);
		press(made, PIN);
		await settled();
		expect([made.waitSeconds, made.blocked]).toEqual([5, true]);
		press(made, PIN);
		expect(made.digits).toBe('');
		world.now += 4_001;
		made.tick();
		expect([made.waitSeconds, pinWords(made)]).toEqual([1, expect.stringContaining('1')]);
		world.now += 1_000;
		made.tick();
		expect(made.blocked).toBe(false);
		press(made, PIN);
		await settled();
		expect(made.waitSeconds).toBe(2);
		made.choose('malee');
		expect([made.waitSeconds, made.blocked, world.tried.length]).toEqual([0, false, 2]);
	});

	it('[U186] a wait that was running before a reload is said before the first try, for whoever it is', async () => {
		const { world, made } = entry([], 'suda', { suda: 40_000 });
		expect(made.blocked).toBe(false);
		await settled();
		expect([made.waitSeconds, made.blocked, pinWords(made)]).toEqual([40, true, expect.stringContaining('40')]);
		made.choose('malee');
		await settled();
		expect(made.blocked).toBe(false);
		made.choose('suda');
		made.choose('malee');
		await settled();
		expect(made.waitSeconds, 'the one who was chosen last').toBe(0);
		made.choose('suda');
		await settled();
		world.now += 40_000;
		made.tick();
		expect(made.blocked).toBe(false);
	});

	it('[U112] a PIN that was deleted or never set takes no digits and says who can help', async () => {
		for (const answer of ['destroyed', 'none-set'] as const) {
			const { made } = entry([{ answer }]);
			press(made, PIN);
			await settled();
			expect([made.said, made.blocked]).toEqual([answer, true]);
			expect(pinWords(made)).toContain('หัวหน้าศูนย์');
		}
		expect(pinWords(entry([], '').made)).toBe('');
		const nobody = new PinEntry({
			now: () => 0,
			tryPin: () => expect.fail(),
			waitMs: () => expect.fail(),
			right: () => 0,
			report: () => 0
		});
		press(nobody, PIN);
		expect([nobody.digits, pinWords(nobody)]).toEqual(['', 'แตะชื่อของท่านก่อน']);
	});

	it('[U113] a check that fails is said, told of, and can be made again', async () => {
		const { world, made } = entry([new Error('no worker'), { answer: 'right' }]);
		press(made, PIN);
		await settled();
		expect([made.said, world.reported, made.blocked]).toEqual(['failed', 1, false]);
		press(made, PIN);
		await settled();
		expect(world.right).toEqual(['suda']);
	});
});

describe('setting a PIN', () => {
	function setting(keep: (pin: string) => Promise<void> = () => Promise.resolve()) {
		const kept: string[] = [];
		const made = new PinSetting(
			async (pin) => {
				await keep(pin);
				kept.push(pin);
			},
			() => undefined
		);
		return { kept, made };
	}

	it('[U114] takes one that was typed twice', async () => {
		const { kept, made } = setting();
		press(made, PIN);
		expect([made.again, made.digits]).toEqual([true, '']);
		press(made, PIN);
		await settled();
		expect(kept).toEqual([PIN]);
	});

	it('[U114] begins anew after one that is easily guessed, two that differ, or one that could not be kept', async () => {
		const { kept, made } = setting(() => Promise.reject(new Error('full')));
		press(made, '111111');
		expect([made.fault, made.again, made.digits]).toEqual(['too-easy', false, '']);
		press(made, PIN + '135790');
		expect([made.fault, made.again]).toEqual(['different', false]);
		press(made, PIN + PIN);
		await settled();
		expect([made.fault, made.saving, kept]).toEqual(['not-saved', false, []]);
	});
});

describe('who can unlock', () => {
	const slots = ['somchai', 'suda', 'malee'].map((staff) => ({ staff, destroyed: staff === 'malee' }));
	const recent = [
		{ staff: 'malee', name: 'มาลี' },
		{ staff: 'suda', name: 'สุดา' },
		{ staff: 'gone', name: 'คนเก่า' }
	];

	it('[U115] is everybody with a PIN here, the most recent first, by the newest name known', () => {
		const people = peopleHere({ slots, recent, rows: [{ id: 'suda', name: 'สุดา ใจดี' }], owner: { staff: 'somchai', name: 'สมชาย' } });
		expect(people).toEqual([
			{ staff: 'malee', name: 'มาลี', destroyed: true },
			{ staff: 'suda', name: 'สุดา ใจดี', destroyed: false },
			{ staff: 'somchai', name: 'สมชาย', destroyed: false }
		]);
		expect(offered(people, false)).toBe('suda');
		expect(offered(people, true)).toBeUndefined();
		expect(offered(people.slice(1, 2), true)).toBe('suda');
		expect(offered([], false)).toBeUndefined();
	});
});

describe('a device that nobody touches', () => {
	function device() {
		const world = { now: 1_000_000, locked: 0 };
		return { world, lock: new AutoLock({ now: () => world.now, afterMs: () => 180_000, lock: () => (world.locked += 1) }) };
	}

	it('[U116] locks when its time is over by the clock, and not while it is touched', () => {
		const { world, lock } = device();
		for (let touches = 0; touches < 5; touches += 1) {
			world.now += 179_999;
			expect(lock.touched()).toBe(true);
		}
		world.now += 179_999;
		expect([lock.tick(), world.locked]).toEqual([false, 0]);
		world.now += 1;
		expect([lock.tick(), world.locked]).toEqual([true, 1]);
	});

	it('[U187] announces the lock half a minute before, until somebody touches it', () => {
		const { world, lock } = device();
		world.now += 149_999;
		expect([lock.isSoon(), lock.leftMs()]).toEqual([false, 30_001]);
		world.now += 1;
		expect(lock.isSoon()).toBe(true);
		expect([lock.touched(), lock.isSoon(), lock.leftMs()]).toEqual([true, false, 180_000]);
		world.now += 180_001;
		expect(lock.leftMs()).toBe(0);
	});

	it('[U116] takes no touch that comes after it slept, and is not kept open by a clock set back', () => {
		const { world, lock } = device();
		world.now += 8 * 3_600_000;
		expect([lock.touched(), world.locked]).toEqual([false, 1]);
		const back = device();
		back.world.now -= 3_600_000;
		expect(back.lock.tick()).toBe(false);
		back.world.now += 180_000;
		expect(back.lock.tick()).toBe(true);
	});
});
