// The lines of a person's printed copy: every field of every record, in words. Pure.
import { workNameOn } from '#domain/catalogue-in-force.ts';
import { formatCitizenId } from '#domain/citizen-id.ts';
import type { Personal } from '#domain/personal.ts';
import { domainWords } from '#i18n/areas/domain-words.ts';
import { privacyPerson } from '#i18n/areas/privacy-person.ts';
import { formatInstant, formatNumber } from '#i18n/format.ts';
import type { Language } from '#i18n/language.svelte.ts';
import { addressOf, nameOf, phoneOf, type CentreOfCopy, type CopiedVisit } from './person-copy.ts';

/** Label and what is kept, one visit; what was said differently over time stands one after the other, and what never was is left out. */
export function copyLines({ visit, said }: CopiedVisit, centre: CentreOfCopy, language: Language): [string, string][] {
	const [{ field }, words] = [privacyPerson.words[language], domainWords.words[language]];
	const all = (read: (record: Personal) => string): string => [...new Set(said.map(read).filter((text) => text !== ''))].join(' → ');
	const works = visit.works.map(({ service, outcome }) => `${workNameOn(centre, service, visit.on)} (${words.outcome[outcome]})`);
	const lines: [string, string][] = [
		[field.name, all(nameOf)],
		[field.phone, all((record) => phoneOf(record, field.extension))],
		[field.citizenId, all(({ citizenId = '' }) => formatCitizenId(citizenId))],
		[field.otherId, all(({ otherId = '' }) => otherId)],
		[field.address, all((record) => addressOf(record, { ...words, ...field }))],
		[field.note, all(({ note = '' }) => note)],
		[field.remark, all(({ remark = '' }) => remark)],
		[field.registered, formatInstant(visit.at, language)],
		[field.source, visit.source === 'paper' ? field.paper : ''],
		[field.visitor, words.visitor[visit.visitor]],
		[field.channel, words.channel[visit.channel]],
		[field.queue, visit.queue ?? ''],
		[field.works, works.join(', ')],
		[field.notice, visit.notice === null ? field.noNotice : formatNumber(visit.notice, language)]
	];
	return lines.filter(([, text]) => text !== '');
}
