import { describe, expect, it } from 'vitest';
import { surveyLanguages } from '../later-words.ts';
import { nextVersionOf, shippedSurveys } from './default-surveys.ts';
import { definitionFaults } from './definition-faults.ts';
import { askedOf, isIn } from './definition.ts';
import { wordsIn } from './testing/words-in.ts';

/** Letters of each language's own script. */
const SCRIPTS = { th: /\p{Script=Thai}/u, en: /[a-z]/i, lo: /\p{Script=Lao}/u, my: /\p{Script=Myanmar}/u, km: /\p{Script=Khmer}/u };

describe.each(shippedSurveys().map((survey) => [survey.definition, survey] as const))('%s', (_, survey) => {
	it('[D159] can be published as it is, and says that it is an example and which wording nobody has checked', () => {
		expect(definitionFaults(survey)).toEqual([]);
		expect([survey.example, survey.languages, survey.unchecked]).toEqual([true, [...surveyLanguages], ['lo', 'my', 'km']]);
	});

	it.each(surveyLanguages)('[D159] has all its words in %s, and in that script', (language) => {
		for (const text of wordsIn(survey)) {
			expect(isIn(text, language), text.th).toBe(true);
			expect(text[language], text.th).toMatch(SCRIPTS[language]);
		}
	});
});

it('[D159] the five-level one has who answers, 13 rows by four aspects with no opinion, and a suggestion, as the form has it', () => {
	const five = shippedSurveys()[1]!;
	const rows = Map.groupBy(
		askedOf(five).filter(({ row }) => row !== null),
		({ section }) => section.id
	);
	expect([...rows].map(([id, all]) => [id, all.length])).toEqual([
		['process', 4],
		['staff', 3],
		['place', 4],
		['information', 2]
	]);
	expect(five.sections.filter(({ aspect }) => aspect).map(({ id }) => id)).toEqual(['process', 'staff', 'place', 'information']);
	expect(
		askedOf(five)
			.filter(({ question }) => question.kind === 'single')
			.every(({ question }) => !question.required)
	).toBe(true);
	expect(askedOf(five).at(-1)?.question.kind).toBe('comment');
});

it('[D16, D159] the next version is one more than any that was published, withdrawn or not', () => {
	expect([
		nextVersionOf([], 'a'),
		nextVersionOf(
			[
				{ definition: 'a', version: 3 },
				{ definition: 'b', version: 9 }
			],
			'a'
		)
	]).toEqual([1, 4]);
});
