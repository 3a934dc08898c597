import { expect, it } from 'vitest';
import { aSurvey } from '#domain/surveys/testing/made-up-survey.ts';
import { asDay } from '#domain/days.ts';
import { counterFigures } from '#domain/reports/counter-figures.ts';
import { addTotals, surveyContribution, visitContribution } from '#domain/totals.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { periods } from '#i18n/areas/periods.ts';
import { periodLines } from './period-lines.ts';

const works = ['SVC1', 'TANGRATH-USE', 'GONE'].map((service, n) => ({
	work: `w${String(n)}`,
	service,
	mode: 'forward' as const,
	tangrath: service === 'TANGRATH-USE',
	outcome: 'forwarded' as const
}));
const visit = visitContribution({ on: '2026-11-21', visitor: 'citizen', channel: 'phone', works, voided: false });
const answer = surveyContribution(aSurvey({ on: '2026-11-21', definition: 'd', version: 1 }));
const groups = new Map([
	['SVC1', 'citizen' as const],
	['TANGRATH-USE', 'tangrath' as const]
]);
const linesOf = (services = works) => {
	const totals = services.length > 0 ? [addTotals(visit, answer)] : [];
	const all = counterFigures(asDay('2026-11-21'), totals, [{ on: '2026-11-21', state: 'sent' }], () => groups);
	return periodLines(all, { of: periods.words.th, domain: domainWords.words.th, number: String }).flatMap(({ lines }) => lines);
};
const texts = (key: string): string | undefined => linesOf().find((line) => line.key === key)?.cells[0]?.text;

it('[U265] each line says its number of each period', () => {
	const first = Object.fromEntries(
		['persons', 'works', 'answered', 'response', 'citizen', 'unknown', 'forward', 'phone', 'TANGRATH-USE', 'TANGRATH-INSTALL', 'open'].map(
			(key) => [key, texts(key)]
		)
	);
	expect(first).toEqual({
		persons: '1',
		works: '3',
		answered: '1',
		response: '100.00',
		citizen: '1',
		unknown: '1',
		forward: '3',
		phone: '1',
		'TANGRATH-USE': '1',
		'TANGRATH-INSTALL': '0',
		open: '1'
	});
	expect(linesOf([]).map(({ key }) => key)).not.toContain('unknown');
});

it('[U62] [U265] behind each number is the question for its rows, behind answers the survey, behind a rate nothing', () => {
	const doors = Object.fromEntries(linesOf().map(({ key, cells }) => [key, cells[1]?.door]));
	const round = { from: '2026-10-26', to: '2026-11-25' };
	expect(doors).toMatchObject({
		persons: { of: 'persons', ...round },
		unknown: { of: 'works', ...round, group: 'unknown' },
		phone: { of: 'persons', ...round, channel: 'phone' },
		'TANGRATH-USE': { of: 'works', ...round, service: 'TANGRATH-USE' },
		closed: { of: 'works', ...round, cases: 'closed' },
		answered: 'survey',
		response: undefined
	});
});
