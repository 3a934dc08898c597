// What a fact of a case says, in lines under its heading. Pure.
import type { Fact } from '#domain/facts.ts';
import type { cases } from '#i18n/areas/cases.ts';

type Words = ReturnType<typeof cases>;

/** `day` puts a day into words; `names` those of staff by their ids. */
export function saysOfStep(fact: Fact, words: Words, day: (iso: string) => string, names: ReadonlyMap<string, string>): string[] {
	const { one } = words;
	switch (fact.kind) {
		case 'case-forwarded': {
			const { on, agency, way, reference, promisedOn } = fact.body;
			const number = reference === '' ? '' : words.reference(reference);
			return [
				`${one.ofDay(day(on))} · ${words.forwardWay[way]}`,
				[agency, number].filter((part) => part !== '').join(' · '),
				...(promisedOn === null ? [] : [`${one.promised} ${day(promisedOn)}`])
			];
		}
		case 'case-followed-up': {
			const { on, nextOn } = fact.body;
			return [one.ofDay(day(on)), ...(nextOn === null ? [] : [`${one.next} ${day(nextOn)}`])];
		}
		case 'case-answered':
			return [`${one.ofDay(day(fact.body.on))} · ${words.answer[fact.body.answer]}`];
		case 'case-visitor-told':
			return [`${one.ofDay(day(fact.body.on))} · ${words.tellWay[fact.body.way]}`];
		case 'case-closed':
			return [`${one.ofDay(day(fact.body.on))} · ${words.result[fact.body.result]}`];
		case 'case-reopened':
		case 'visit-registered':
			return [one.ofDay(day(fact.body.on))];
		case 'case-assigned':
			return [fact.body.officer === null ? one.nobody : (names.get(fact.body.officer) ?? fact.body.officer)];
		default:
			return [];
	}
}
