import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { CorrectVisitIntent } from '#domain/visit.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { aVisit } from '#readmodel/testing/a-visit-row.ts';
import type { Correction } from './correction.svelte.ts';
import { Corrections, CORRECTIONS_KEPT_MAX } from './corrections.svelte.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const rowOf = (id: string): VisitRow =>
	aVisit(id, {
		on: '2026-11-20',
		works: [{ work: `${id}-WORK`, service: 'power', mode: 'forward', tangrath: false, outcome: 'forwarded' }]
	});

/** What is on the disk, over pages. */
const disk = () => ({ stored: undefined as unknown, fails: false });

/** A page that corrects; a second one on the same disk is the page after a lock or a crash. */
function aPage(on: ReturnType<typeof disk>) {
	const corrected: CorrectVisitIntent[] = [];
	let ids = 0;
	const corrections = new Corrections({
		newId: () => `ID${String((ids += 1))}-${String(corrected.length)}`,
		today: () => asDay('2026-11-21'),
		home: () => home,
		commands: { correctVisit: (intent) => Promise.resolve(void corrected.push(intent)).then(() => ({ ok: true, id: intent.visit })) },
		drafts: {
			read: () => Promise.resolve(JSON.parse(JSON.stringify(on.stored ?? null))),
			write: (draft) => (on.fails ? Promise.reject(new Error('full')) : Promise.resolve(void (on.stored = draft))),
			remove: () => Promise.resolve(void (on.stored = undefined))
		},
		opened: () => Promise.resolve({ state: 'opened', personal: { name: 'สมศรี', ...home } })
	});
	const begun = async (visit: string): Promise<Correction> => {
		await corrections.begin(rowOf(visit));
		return corrections.of(visit) as Correction;
	};
	const typed = async (visit: string, name: string): Promise<Correction> => {
		const correction = await begun(visit);
		correction.form.fields.name = name;
		await corrections.changed(visit, correction.draft);
		await corrections.flush();
		return correction;
	};
	return { corrections, corrected, begun, typed };
}

describe('corrections that were begun', () => {
	it('[U188] stand there again after a lock or a crash, with reason and remark, and are the same act', async () => {
		const on = disk();
		const first = aPage(on);
		const before = await first.begun('A');
		before.form.fields.name = 'สมศรี ใจดี';
		before.reason = 'typing-error';
		before.remark = 'ดูบัตร';
		await first.corrections.changed('A', before.draft);
		await first.corrections.flush();

		const second = aPage(on);
		const after = await second.begun('A');
		expect([after.restored, after.form.fields.name, after.reason, after.remark]).toEqual([true, 'สมศรี ใจดี', 'typing-error', 'ดูบัตร']);
		expect(await after.save()).toBe(true);
		await before.save();
		expect(second.corrected[0]?.act).toBe(first.corrected[0]?.act);
	});

	it('[U188] are forgotten when saved, given up, or typed back to what the entry says', async () => {
		const on = disk();
		const page = aPage(on);
		const correction = await page.typed('A', 'มาลี');
		await page.typed('B', 'คำปัน');
		correction.form.fields.name = 'สมศรี';
		await page.corrections.changed('A', correction.draft);
		await page.corrections.flush();
		expect(on.stored).toMatchObject([{ visit: 'B' }]);
		await page.corrections.end('B');
		expect(on.stored).toBeUndefined();
		expect((await aPage(on).begun('B')).restored).toBe(false);
	});

	it('[U188] nothing is kept of one that was only looked at, and a closed dialog keeps what was typed', async () => {
		const on = disk();
		const page = aPage(on);
		const correction = await page.begun('A');
		await page.corrections.changed('A', correction.draft);
		await page.corrections.flush();
		expect(on.stored).toBeUndefined();
		await page.typed('A', 'มาลี');
		expect((await page.begun('A')).form.fields.name).toBe('มาลี');
	});

	it('[U188] only the newest few are kept', async () => {
		const on = disk();
		const page = aPage(on);
		const visits = Array.from({ length: CORRECTIONS_KEPT_MAX + 2 }, (_, at) => `V${String(at)}`);
		for (const visit of visits) await page.typed(visit, 'มาลี');
		expect((on.stored as { visit: string }[]).map(({ visit }) => visit)).toEqual(visits.slice(2));
	});

	it('[U188] what cannot be kept is said, and what no version of this form wrote is left alone', async () => {
		const on = disk();
		on.stored = [{ visit: 'A', act: 'X', fields: { works: 'none' } }, 7];
		on.fails = true;
		const page = aPage(on);
		expect((await page.typed('A', 'มาลี')).restored).toBe(false);
		expect(page.corrections.kept).toBe(false);
		on.fails = false;
		await page.typed('A', 'มาลี ใจดี');
		expect(page.corrections.kept).toBe(true);
	});
});
