// A version change in the middle of a survey, on tablets that hear of it days later: nothing is lost, nothing is mixed.
import { freshReadModel, totalsAgree } from './testing/read-model-in-memory.ts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { makeFact } from '#domain/fact-maker.ts';
import type { SurveyAnswer } from '#domain/facts.ts';
import { versionFigures, versionsIn } from '#domain/reports/survey-figures.ts';
import { decideAnswerSurvey } from '#domain/surveys/answering.ts';
import { surveyInForce } from '#domain/surveys/in-force.ts';
import { aDefinition, aScale } from '#domain/surveys/testing/made-up-survey.ts';
import type { FactDocument } from '#ledger/document.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from './projector.ts';
import { centreOf } from './queries/centre.ts';
import { dayTotals } from './queries/day-totals.ts';
import { arrivals, surveyId } from './testing/arbitraries.ts';

const ORG = '10470101';
const RUNS = 40;
const CHANGE = '2026-11-16';
const DAYS = ['2026-11-13', '2026-11-16', '2026-11-20', '2026-11-23'];
const first = aDefinition([aScale('same'), aScale('old')]);
const second = aDefinition([aScale('same', { text: { th: 'ถามใหม่' } }), aScale('new')], { version: 2, effectiveFrom: CHANGE });

const envelope = (on: string, device = 'NEAR') => ({ at: `${on}T05:00:00.000Z`, offset: 0, by: 'suda', device, org: ORG });
const profile = { name: 'ศูนย์', type: 'city', tambon: 'ก', amphoe: 'ข', province: 'ค' } as const;
const centreFacts = [
	makeFact('centre-profile-set', ORG, surveyId(901), envelope('2026-10-01'), profile),
	makeFact('survey-definition-published', ORG, surveyId(902), envelope('2026-10-01'), first)
] as FactDocument[];
const change = makeFact('survey-definition-published', ORG, surveyId(903), envelope('2026-11-15'), second) as FactDocument;

/** A survey that was begun on a day on a tablet which has, or has not, heard of the second version; it ends as it began. */
const anySurvey = fc.record({
	on: fc.constantFrom(...DAYS),
	/** The far tablet hears of the change after all these days. */
	device: fc.constantFrom('NEAR', 'FAR'),
	scores: fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })),
	heardMeanwhile: fc.boolean()
});
type Planned = typeof anySurvey extends fc.Arbitrary<infer T> ? T : never;

/** The version asked, and the fact that the tablet recorded. */
function recorded({ on, device, scores, heardMeanwhile }: Planned, number: number): { version: number; fact: FactDocument } {
	const knownAtFirst = device === 'FAR' ? [first] : [first, second];
	const asked = surveyInForce({ surveys: knownAtFirst }, asDay(on));
	if (asked === undefined) throw new Error('A survey is in force on every day of the test');
	const answers: SurveyAnswer[] = asked.sections[0]!.questions.map(({ id }, at) => ({ question: id, value: scores[at as 0 | 1] }));
	const surveys = heardMeanwhile ? [first, second] : knownAtFirst;
	const survey = surveyId(number);
	const intent = { survey, act: survey, definition: asked.definition, version: asked.version, on, mode: 'self', language: 'th' } as const;
	const decision = decideAnswerSurvey(
		{ roles: ['counter'], today: asDay(on), surveys },
		{ ...intent, services: ['01'], answers, comment: '', batch: null }
	);
	if (!decision.ok) throw new Error(`An answer was refused: ${decision.refusal.code}`);
	return { version: asked.version, fact: makeFact('survey-answered', survey, survey, envelope(on, device), decision.body) };
}

it('[D145, D161, V73] every answer stays with the version it was given to, in whatever order tablets and versions are heard of', async () => {
	const anyRun = fc
		.array(anySurvey, { minLength: 1, maxLength: 12 })
		.map((planned) => planned.map((one, at) => recorded(one, at + 1)))
		.chain((given) => fc.tuple(fc.constant(given), arrivals([...centreFacts, change, ...given.map(({ fact }) => fact)])));
	await fc.assert(
		fc.asyncProperty(anyRun, async ([given, portions]) => {
			const [ledger, db] = [new MemoryLedger(), freshReadModel()];
			const projector = makeProjector({ ledger, db });
			for (const portion of portions) {
				await ledger.receive(portion);
				await projector.drain();
			}
			const days = await dayTotals(db, '2026-01-01', '2026-12-31');
			const surveys = (await centreOf(db, ORG))?.surveys ?? [];
			expect(versionsIn(days).map(({ version }) => version)).toEqual([...new Set(given.map(({ version }) => version))].sort());
			for (const name of versionsIn(days)) {
				const of = given.filter(({ version }) => version === name.version);
				const values = of.flatMap(({ fact }) => (fact.body as { answers: { value: number }[] }).answers.map(({ value }) => value));
				const figures = versionFigures(days, name, surveys);
				expect([figures.n, figures.overall.n, figures.known?.version]).toEqual([of.length, values.length, name.version]);
				expect(figures.overall.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 10);
				expect(figures.steps.map(({ id }) => id)).toEqual(['same', name.version === 1 ? 'old' : 'new']);
			}
			expect([await db.surveys.count(), await totalsAgree(db)]).toEqual([given.length, true]);
			await db.delete();
		}),
		{ numRuns: RUNS }
	);
});

it('[V73] an answer to a version that has not arrived is kept and counted by its codes, and has its words once it arrives', async () => {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	const { fact } = recorded({ on: '2026-11-20', device: 'NEAR', scores: [9, 7], heardMeanwhile: false }, 1);
	const figures = async () =>
		versionFigures(await dayTotals(db, '2026-11-20', '2026-11-20'), second, (await centreOf(db, ORG))?.surveys ?? []);
	await ledger.receive([...centreFacts, fact]);
	await projector.drain();
	expect(await figures()).toMatchObject({
		known: undefined,
		n: 1,
		overall: { mean: 8, percent: undefined },
		steps: [{ id: 'new', step: undefined }, { id: 'same' }]
	});
	await ledger.receive([change]);
	await projector.drain();
	expect(await figures()).toMatchObject({
		known: { version: 2 },
		n: 1,
		overall: { mean: 8, percent: 80 },
		steps: [{ id: 'same' }, { id: 'new' }]
	});
	await db.delete();
});
