import { describe, expect, it } from 'vitest';
import { NO_CHOICE } from '#domain/catalogue-in-force.ts';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { blankWork } from '#domain/new-work.ts';
import { fieldsOfWork, newFields, workOfFields } from './work-fields.ts';
import { passes, readWorksDraft, starred, switched } from './works-draft.ts';

describe('the form of a work', () => {
	it('[U201] says of an untouched work what was there', () => {
		for (const work of exampleCatalogue()) {
			const full = { ...work, usualDays: 15, from: '2026-10-01', to: '2028-02-29', checkedOn: '2026-11-21', papers: 'ก\nข' };
			expect(workOfFields(fieldsOfWork(full), [])).toEqual({ work: full, refusals: [] });
		}
	});

	it('[U201] reads days of the Buddhist era and Thai digits, and says each field that it cannot read once', () => {
		const fields = { ...newFields(['OWN-1']), name: 'งานใหม่', to: '๓๑/๑๒/๒๕๖๙', usualDays: '๑๕' };
		expect(workOfFields(fields, ['OWN-1'])).toMatchObject({ work: { code: 'OWN-2', to: '2026-12-31', usualDays: 15 }, refusals: [] });
		const wrong = { ...fields, code: 'OWN-1', name: ' ', from: '21/11/2026', to: '31/2/2569', usualDays: 'สิบ', link: 'ftp://x', modes: [] };
		const said = workOfFields(wrong, ['OWN-1']).refusals.map(({ field, code }) => `${field ?? ''} ${code}`);
		expect(said).toEqual([
			'code code-twice',
			'from day-era-mixed-up',
			'to day-impossible',
			'name field-empty',
			'link link-malformed',
			'usualDays days-not-a-number',
			'modes no-modes'
		]);
	});

	it('[U201] takes the usual way of serving along when another was taken out', () => {
		const fields = { ...newFields([]), name: 'งาน', modes: ['forward' as const], usualMode: 'complete' as const };
		expect(workOfFields(fields, [])).toMatchObject({ work: { usualMode: 'forward' }, refusals: [] });
	});
});

describe('the draft', () => {
	it('[U201] comes back as it was kept, made whole where an older program knew less', () => {
		const { papers: _, ...older } = { ...blankWork(), code: 'A', name: 'ก' };
		const form = { of: 'A', fields: fieldsOfWork({ ...blankWork(), code: 'A', name: 'กำลังพิมพ์' }) };
		expect(readWorksDraft({ base: 'V1', works: [older], form })).toEqual({ base: 'V1', works: [{ ...older, papers: '' }], form });
		for (const kept of [undefined, null, 'x', {}, { base: 1 }]) expect(readWorksDraft(kept)).toBeUndefined();
	});
});

describe('one tap', () => {
	const on = { code: 'A', offered: true };
	const off = { code: 'B', offered: false };

	it('[U200] switches a work on or off and back to what the catalogue says', () => {
		const hidden = switched(on, NO_CHOICE, false);
		expect(hidden).toEqual({ offered: [], hidden: ['A'] });
		expect(switched(on, { ...hidden, favourites: [] }, true)).toEqual({ offered: [], hidden: [] });
		const offered = switched(off, { ...hidden, favourites: [] }, true);
		expect(offered).toEqual({ offered: ['B'], hidden: ['A'] });
		expect(switched(off, { ...offered, favourites: [] }, false)).toEqual({ offered: [], hidden: ['A'] });
	});

	it('[U200] puts a work first or takes it back, behind those that were put first before', () => {
		expect(starred('B', ['A'])).toEqual(['A', 'B']);
		expect(starred('A', ['A', 'B'])).toEqual(['B']);
	});

	it('[U200] shows all, what is offered, what comes first, or the examples', () => {
		const work = { ...blankWork(), code: 'A', offered: true, example: true };
		const choice = { offered: [], hidden: ['A'], favourites: ['A'] };
		const shown = (['all', 'offered', 'favourite', 'example'] as const).map((filter) => passes(work, filter, choice));
		expect(shown).toEqual([true, false, true, true]);
	});
});
