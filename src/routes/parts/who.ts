// What is shown of the person behind an entry, once their sealed record was asked for. Pure.
import { joinName } from '#domain/names.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';

export type Who = { state: 'opening' | 'anonymous' | 'sealed' } | { state: 'named'; name: string };

/** A record without a name (a note, say) is of an anonymous visitor. */
export function whoIs(opened: OpenedPersonal | undefined): Who {
	if (opened === undefined) return { state: 'opening' };
	if (opened.state === 'closed') return { state: 'sealed' };
	if (opened.state === 'none') return { state: 'anonymous' };
	const { title = '', name = '' } = opened.personal;
	return name === '' ? { state: 'anonymous' } : { state: 'named', name: joinName({ title, name }) };
}

/** What was opened, by the visits that were asked for. */
export const peopleOf = (visits: readonly string[], opened: readonly OpenedPersonal[]): ReadonlyMap<string, OpenedPersonal> =>
	new Map(opened.map((person, nth) => [visits[nth] ?? '', person]));

/** The same in words. */
export const saidOf = (who: Who, words: Record<Exclude<Who['state'], 'named'>, string>): string =>
	who.state === 'named' ? who.name : words[who.state];
