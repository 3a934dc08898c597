// What a list is about, in words: the days and everything it was narrowed by.
import { domainWords } from '#i18n/areas/domain-words.ts';
import { periods } from '#i18n/areas/periods.ts';
import { formatDay } from '#i18n/format.ts';
import type { Language } from '#i18n/language.svelte.ts';
import type { Drill } from './drill.ts';

export function askedInWords(drill: Drill, serviceName: (code: string) => string, language: Language): string {
	const d = domainWords();
	const t = periods();
	const day = (iso: string): string => formatDay(iso, language, 'medium');
	return [
		drill.from === drill.to ? day(drill.from) : `${day(drill.from)} – ${day(drill.to)}`,
		drill.service && serviceName(drill.service),
		drill.group && (drill.group === 'unknown' ? t.unknownGroup : d.group[drill.group]),
		drill.mode && d.mode[drill.mode],
		drill.tangrath && d.tangrath,
		drill.outcome && d.outcome[drill.outcome],
		drill.cases && t.cases[drill.cases],
		drill.visitor && d.visitor[drill.visitor],
		drill.channel && d.channel[drill.channel]
	]
		.filter((part) => typeof part === 'string' && part !== '')
		.join(' · ');
}
