import { describe, expect, it } from 'vitest';
import { exampleCatalogue } from './catalogue.ts';
import { catalogueInForce, NO_CHOICE, type CatalogueVersion } from './catalogue-in-force.ts';
import { asDay } from './days.ts';
import type { CatalogueWork } from './facts.ts';
import { blankWork } from './new-work.ts';
import { decidePublishCatalogue, decideSetFavourites, decideSetServiceChoice, type CatalogueContext } from './publishing-catalogue.ts';
import type { Role } from './roles.ts';
import { workRefusals } from './work-checks.ts';

const works = exampleCatalogue();
const [first] = works as [CatalogueWork, ...CatalogueWork[]];
const version = (effectiveFrom: string, of: CatalogueWork[] = works): CatalogueVersion => ({
	id: effectiveFrom,
	effectiveFrom,
	label: '',
	at: '2026-10-01T03:00:00.000Z',
	by: 'malee',
	works: of
});
const context = (roles: Role[], catalogues = [version('2026-10-01')]): CatalogueContext => ({
	roles,
	today: asDay('2026-11-21'),
	centre: { catalogues, choice: NO_CHOICE }
});
const head = context(['head']);
const publishing = (one: CatalogueWork, effectiveFrom = '2026-11-21') =>
	decidePublishCatalogue(head, { effectiveFrom, label: '', works: [one] });

describe('publishing a version', () => {
	it.each([
		['day-impossible', { from: '2026-02-30' }, 'from'],
		['day-era-mixed-up', { checkedOn: '2569-11-21' }, 'checkedOn'],
		['days-reversed', { from: '2026-12-02', to: '2026-12-01' }, 'to'],
		['field-too-long', { papers: 'ก'.repeat(2001) }, 'papers'],
		['field-too-long', { contact: 'ก'.repeat(201) }, 'contact'],
		['field-too-long', { source: 'ก'.repeat(501) }, 'source'],
		['field-empty', { name: '\u200b ' }, undefined],
		['link-malformed', { link: 'javascript:alert(1)' }, 'link'],
		['link-malformed', { link: 'https://' }, 'link'],
		['link-malformed', { link: 'data:text/html,x' }, 'link'],
		['days-not-a-number', { usualDays: 2.5 }, 'usualDays'],
		['days-not-a-number', { usualDays: 3651 }, 'usualDays'],
		['no-modes', { modes: [] }, 'modes'],
		['mode-not-allowed', { modes: ['complete' as const], usualMode: 'forward' as const }, 'usualMode']
	])('[D81] is refused with %s, naming the work', (code, wrong, field) => {
		const one = { ...first, ...wrong };
		expect(publishing(one)).toMatchObject({ ok: false, refusal: { code, field: 'works', values: { service: first.code } } });
		if (field !== undefined) expect(workRefusals(one)[0]).toMatchObject({ code, field });
	});

	it('[D81] takes what is in order, cleaned: one spelling, no invisible letters, each mode once', () => {
		const typed = {
			...first,
			name: ' ไฟ\u200bฟ้า ',
			papers: 'บัตร\r\n\r\n\r\n\r\nสำเนา ',
			modes: ['complete', 'forward', 'complete'] as const
		};
		const decision = publishing({ ...typed, modes: [...typed.modes], link: ' HTTPS://www.ทางรัฐ.com/ก?ข=1 ' });
		expect(decision).toMatchObject({
			ok: true,
			body: { works: [{ name: 'ไฟฟ้า', papers: 'บัตร\n\nสำเนา', modes: ['forward', 'complete'], link: 'HTTPS://www.ทางรัฐ.com/ก?ข=1' }] }
		});
		expect(works.flatMap(workRefusals)).toEqual([]);
	});

	it('[D81] has a limit in bytes that the server takes, however the text is spread', () => {
		const long = Array.from({ length: 200 }, (_, n) => ({ ...first, code: `W${n}`, papers: 'ก'.repeat(2000) }));
		expect(decidePublishCatalogue(head, { effectiveFrom: '2026-11-21', label: '', works: long })).toMatchObject({
			refusal: { code: 'catalogue-too-large' }
		});
	});

	it('[D81] names a day that exists and is not too far ahead', () => {
		expect(publishing(first, '2569-11-21')).toMatchObject({ refusal: { code: 'day-era-mixed-up' } });
		expect(publishing(first, '2027-12-27')).toMatchObject({ refusal: { code: 'day-too-far-ahead', values: { max: 400 } } });
		expect(publishing(first, '2027-12-26')).toMatchObject({ ok: true });
	});

	it('[D83] takes back a version by publishing the one before from the same day', () => {
		const wrong = version('2026-11-10', [first]);
		const now = context(['head'], [version('2026-10-01'), wrong]);
		const back = { effectiveFrom: wrong.effectiveFrom, label: 'ย้อนกลับ', works };
		expect(decidePublishCatalogue(now, back)).toMatchObject({ ok: true });
		const undone = [version('2026-10-01'), wrong, { ...version('2026-11-10'), id: 'undone' }];
		expect(catalogueInForce(undone, '2026-11-21')?.id).toBe('undone');
		expect(decidePublishCatalogue(context(['head'], undone), back)).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decidePublishCatalogue(now, { ...back, effectiveFrom: '2026-10-05' })).toMatchObject({ refusal: { code: 'nothing-changed' } });
	});
});

describe('choosing among the works', () => {
	it('[D82] is for the head; what comes first on the form the counter decides too', () => {
		const choice = { offered: ['SVC1821'], hidden: ['SVC1908'] };
		expect(decideSetServiceChoice(head, choice)).toEqual({ ok: true, body: choice });
		expect(decideSetServiceChoice(context(['counter']), choice)).toMatchObject({ refusal: { code: 'not-permitted' } });
		expect(decideSetFavourites(context(['counter']), { favourites: ['SVC1908'] })).toMatchObject({ ok: true });
		expect(decideSetFavourites(context(['supervisor']), { favourites: ['SVC1908'] })).toMatchObject({ refusal: { code: 'not-permitted' } });
	});

	it('[D82] names works that the catalogue knows, each once, and not more than stand on the chips', () => {
		expect(decideSetServiceChoice(head, { offered: ['NONE'], hidden: [] })).toMatchObject({ refusal: { code: 'service-unknown' } });
		expect(decideSetServiceChoice(head, { offered: ['SVC1908'], hidden: ['SVC1908'] })).toMatchObject({ refusal: { code: 'code-twice' } });
		expect(decideSetServiceChoice(head, { offered: [], hidden: [] })).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decideSetFavourites(head, { favourites: works.slice(0, 7).map(({ code }) => code) })).toMatchObject({
			refusal: { code: 'too-many-works', values: { max: 6 } }
		});
		expect(decideSetFavourites(head, { favourites: [] })).toMatchObject({ refusal: { code: 'nothing-changed' } });
	});
});

it('[D18] example works say where their name is from, and that nobody has checked them', () => {
	for (const work of works) {
		expect(work).toMatchObject({ example: true, checkedOn: null, from: null, to: null, usualDays: null, papers: '' });
		if (work.code.startsWith('SVC')) expect(work.source).toContain(`DGA) รหัส ${work.code}`);
	}
	expect(works.filter(({ group, offered }) => group === 'own' && !offered).map(({ code }) => code)).toEqual(['SVC1821', 'SVC1820']);
	expect(workRefusals(blankWork())).toMatchObject([{ code: 'field-empty', field: 'name' }]);
});
