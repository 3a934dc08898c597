import { expect, it } from 'vitest';
import { NO_CHOICE } from './catalogue-in-force.ts';
import { exampleCatalogue } from './catalogue.ts';
import { decideSetProfile, foldCentre, type CentreFact } from './centre.ts';
import { decidePublishCatalogue } from './publishing-catalogue.ts';
import { asDay } from './days.ts';
import { makeFact } from './fact-maker.ts';
import { exampleSurveys } from './surveys/default-surveys.ts';
import { surveyInForce } from './surveys/in-force.ts';
import { decidePublishSurvey } from './surveys/publishing.ts';

const ACT = '01ARZ3NDEKTSV4RRFFQ69G5FAW';
const profile = { name: 'อบต.บ้านสวน', type: 'subdistrict-organisation' as const, tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สมมติ' };
const head = { roles: ['head' as const], today: asDay('2026-11-21'), centre: undefined };
const [survey] = exampleSurveys() as [ReturnType<typeof exampleSurveys>[0] & object];
const at = (minute: number) => ({ at: `2026-11-21T03:0${minute}:00.000Z`, offset: 0, by: 'malee', device: 'D1', org: 'demo' });
const act = (letter: string) => `${ACT.slice(0, -1)}${letter}`;

it('[D14] the counter cannot say who the centre is, what it offers or what it asks', () => {
	const counter = { ...head, roles: ['counter' as const] };
	const refused = { ok: false, refusal: { code: 'not-permitted' } };
	expect(decideSetProfile(counter, profile)).toEqual(refused);
	expect(decidePublishCatalogue(counter, { effectiveFrom: '2026-10-01', label: '', works: exampleCatalogue() })).toEqual(refused);
	expect(decidePublishSurvey(counter, { act: ACT, ...survey })).toEqual(refused);
});

it('[D12, D13] a profile is cleaned, and refused where a field is empty, too long or nothing new', () => {
	expect(decideSetProfile(head, { ...profile, name: '  อบต.บ้านสวน\u200b ' })).toEqual({ ok: true, body: profile });
	expect(decideSetProfile(head, { ...profile, tambon: ' ' })).toMatchObject({ refusal: { code: 'field-empty', field: 'tambon' } });
	expect(decideSetProfile(head, { ...profile, name: 'ก'.repeat(201) })).toMatchObject({
		refusal: { code: 'field-too-long', field: 'name' }
	});
	const centre = { id: 'demo', ...profile, catalogues: [], choice: NO_CHOICE, surveys: [], withdrawnSurveys: [], commentTags: [] };
	expect(decideSetProfile({ ...head, centre }, profile)).toMatchObject({ refusal: { code: 'nothing-changed' } });
});

it('[D15] a catalogue names each work once', () => {
	const works = exampleCatalogue();
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-10-01', label: '', works })).toMatchObject({ ok: true });
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-10-01', label: '', works: [...works, ...works] })).toMatchObject({
		refusal: { code: 'code-twice' }
	});
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-10-01', label: '', works: [] })).toMatchObject({
		refusal: { code: 'no-works' }
	});
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-02-30', label: '', works })).toMatchObject({
		refusal: { code: 'day-impossible' }
	});
});

it('[D3, D4] the newest profile and catalogue count, in whatever order they arrive', () => {
	const facts: CentreFact[] = [
		makeFact('centre-profile-set', 'demo', act('A'), at(1), profile),
		makeFact('centre-profile-set', 'demo', act('B'), at(3), { ...profile, name: 'เทศบาลตำบลบ้านสวน' }),
		makeFact('service-catalogue-published', 'demo', act('C'), at(2), { effectiveFrom: '2026-10-01', label: '', works: exampleCatalogue() })
	];
	const centre = foldCentre(facts);
	expect(centre).toMatchObject({ id: 'demo', name: 'เทศบาลตำบลบ้านสวน' });
	expect(centre?.catalogues.map(({ works }) => works.length)).toEqual([exampleCatalogue().length]);
	expect(foldCentre(facts.toReversed())).toEqual(centre);
	expect(foldCentre(facts.slice(2))).toBeUndefined();
});

it('[D16] a published version stays as it is, and the survey of a day follows from effective dates', () => {
	const second = { ...survey, version: 2, effectiveFrom: '2026-12-01' };
	const reworded = { ...survey, title: { th: 'คำใหม่', en: 'New words' } };
	const facts: CentreFact[] = [
		makeFact('centre-profile-set', 'demo', act('A'), at(1), profile),
		makeFact('survey-definition-published', 'demo', act('B'), at(2), survey),
		makeFact('survey-definition-published', 'demo', act('C'), at(3), second),
		makeFact('survey-definition-published', 'demo', act('D'), at(4), reworded)
	];
	const centre = foldCentre(facts);
	expect(centre?.surveys).toEqual([survey, second]);
	expect(decidePublishSurvey({ ...head, centre }, { act: ACT, ...survey })).toMatchObject({ refusal: { code: 'nothing-changed' } });
	expect(centre && surveyInForce(centre, asDay('2026-11-30'))?.version).toBe(1);
	expect(centre && surveyInForce(centre, asDay('2026-12-01'))?.version).toBe(2);
	expect(centre && surveyInForce(centre, asDay('2020-01-01'))).toBeUndefined();
});

const version = { id: act('A'), effectiveFrom: '2026-10-01', label: '', at: at(1).at, by: 'malee', works: exampleCatalogue() };
const published = {
	id: 'demo',
	...profile,
	catalogues: [version],
	choice: NO_CHOICE,
	surveys: [survey],
	withdrawnSurveys: [],
	commentTags: []
};
const [firstWork] = exampleCatalogue() as [ReturnType<typeof exampleCatalogue>[0] & object];

it.each([
	['field-too-long', { link: 'x'.repeat(2001) }],
	['field-too-long', { owner: 'ก'.repeat(201) }],
	['field-empty', { name: '' }],
	['code-malformed', { code: 'ก ข' }],
	['code-malformed', { code: 'A|B' }]
])('[D13] a catalogue with such a work is refused with %s', (code, wrong) => {
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-10-01', label: '', works: [{ ...firstWork, ...wrong }] })).toMatchObject({
		refusal: { code }
	});
});

it('[D13] a catalogue has a limit, and one that says nothing new is refused', () => {
	const many = Array.from({ length: 501 }, (_, n) => ({ ...firstWork, code: `W${n}` }));
	expect(decidePublishCatalogue(head, { effectiveFrom: '2026-10-01', label: '', works: many })).toMatchObject({
		refusal: { code: 'too-many-works', values: { max: 500 } }
	});
	expect(
		decidePublishCatalogue({ ...head, centre: published }, { effectiveFrom: '2026-10-01', label: '', works: exampleCatalogue() })
	).toMatchObject({
		refusal: { code: 'nothing-changed' }
	});
});

it('[D16] only a newer version of a survey may say something else', () => {
	const centre = { ...published, surveys: [{ ...survey, version: 3 }] };
	const reworded = { act: ACT, ...survey, title: { th: 'คำใหม่', en: 'New words' } };
	for (const version of [1, 3]) {
		expect(decidePublishSurvey({ ...head, centre }, { ...reworded, version })).toMatchObject({ refusal: { code: 'version-not-newer' } });
	}
	expect(decidePublishSurvey({ ...head, centre }, { ...reworded, version: 4 }).ok).toBe(true);
	expect(decidePublishSurvey({ ...head, centre }, { ...reworded, definition: 'another' }).ok).toBe(true);
});
