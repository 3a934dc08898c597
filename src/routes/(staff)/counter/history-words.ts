// What a fact of a visit says, in the words of the counter. Pure.
import { correctedInstant } from '#domain/clock-offset.ts';
import type { CatalogueWork, Fact, VisitWork } from '#domain/facts.ts';
import { counter } from '#i18n/areas/counter.ts';
import { counterDay } from '#i18n/areas/counter-day.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { moreDomainWords } from '#i18n/areas/domain-words-more.ts';
import { formatTime } from '#i18n/format.ts';
import { currentLanguage } from '#i18n/language.svelte.ts';
import { workName } from './find-works.ts';

/** Lines under the heading of an entry of the history. `day` puts a day into words, `nameOf` a staff id; `works` are those of the visit so far. */
export function saysOf(
	fact: Fact,
	works: readonly VisitWork[],
	catalogue: readonly CatalogueWork[],
	day: (iso: string) => string,
	nameOf: (staff: string) => string
): string[] {
	const words = domainWords();
	const reason = (text: string): string => counterDay().history.reason(text);
	switch (fact.kind) {
		case 'visit-registered':
		case 'visit-corrected': {
			const { on, visitor, channel } = fact.body;
			const why = fact.kind === 'visit-corrected' ? [reason(moreDomainWords().correctionReason[fact.body.reason])] : [];
			const stated = `${counterDay().history.ofDay(day(on))} · ${words.visitor[visitor]} · ${words.channel[channel]}`;
			return [...why, stated, ...noted(fact, nameOf), ...fact.body.works.map((work) => saysOfWork(work, catalogue))];
		}
		case 'work-outcome-recorded': {
			const { body } = fact;
			const work = works.find((one) => one.work === body.work);
			const outcome = words.outcome[body.outcome];
			return [work === undefined ? outcome : `${workName(catalogue, work.service)}: ${outcome}`];
		}
		case 'visit-voided':
			return [reason(moreDomainWords().voidReason[fact.body.reason])];
		default:
			return [];
	}
}

/** When it was typed, by whom the visitor was served, and what else was noted beside the works. */
function noted(fact: Fact<'visit-registered' | 'visit-corrected'>, nameOf: (staff: string) => string): string[] {
	const words = counterDay().history;
	const { began, officer } = fact.body;
	const { source = 'here', queue = null } = fact.kind === 'visit-registered' ? fact.body : {};
	return [
		...(source === 'paper' ? [words.fromPaper] : []),
		...(began === null ? [] : [words.typed(timeOf(began, fact.offset), timeOf(fact.at, fact.offset))]),
		...(officer === null ? [] : [words.servedBy(nameOf(officer))]),
		...(queue === null ? [] : [words.queue(queue)])
	];
}

/** `formatInstant` would repeat the day. */
const timeOf = (at: string, offset: number | null): string => formatTime(correctedInstant(at, offset), currentLanguage());

function saysOfWork({ service, mode, tangrath, outcome }: VisitWork, catalogue: readonly CatalogueWork[]): string {
	const words = domainWords();
	const how = [words.mode[mode], ...(tangrath ? [counter().form.tangrath] : [])].join(' · ');
	return `${workName(catalogue, service)} – ${how} – ${words.outcome[outcome]}`;
}

/** Works of a visit that its registration and corrections name, newest statement last. */
export const worksNamed = (facts: readonly (Fact | undefined)[]): VisitWork[] =>
	facts.flatMap((fact) => (fact?.kind === 'visit-registered' || fact?.kind === 'visit-corrected' ? fact.body.works : []));
