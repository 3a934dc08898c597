// The name in a row: opened, sealed, or none given. Pure.
import { joinName } from '#domain/names.ts';
import type { Area } from '#i18n/area.ts';
import type { supervisor } from '#i18n/areas/supervisor.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';

type ListWords = (typeof supervisor extends Area<infer T> ? T : never)['list'];

/** In words; '' while it is being opened. */
export function nameInRow(opened: OpenedPersonal | undefined, words: Pick<ListWords, 'anonymous' | 'sealed' | 'damaged'>): string {
	if (opened === undefined) return '';
	if (opened.state === 'none') return words.anonymous;
	if (opened.state === 'closed') return opened.why === 'damaged' ? words.damaged : words.sealed;
	return joinName({ title: opened.personal.title ?? '', name: opened.personal.name ?? '' }) || words.anonymous;
}
