// The rows of the record of processing activities from what the centre has set. Pure.
import { worksOn } from '#domain/catalogue-in-force.ts';
import type { Notice } from '#domain/privacy.ts';
import type { privacyProcessing } from '#i18n/areas/privacy-processing.ts';
import type { CentreRow } from '#readmodel/schema.ts';

type Words = ReturnType<typeof privacyProcessing>;

export interface ProcessingRow {
	label: string;
	said: string;
	/** Something only the office knows follows. */
	blank: boolean;
}

export interface Formats {
	day(iso: string): string;
	number(value: number): string;
	/** The kind of organisation in words. */
	type: string;
}

/** In the order of section 39. */
export function processingRows(
	centre: CentreRow,
	today: string,
	notice: Notice | undefined,
	{ row, text }: Words,
	formats: Formats
): ProcessingRow[] {
	const years = (value: number): string => (value === 0 ? text.unset : text.years(formats.number(value)));
	const offered = formats.number(worksOn(centre, today).filter((work) => work.offered).length);
	const said = (label: string, words: string, blank = false): ProcessingRow => ({ label, said: words, blank });
	return [
		said(row.controller, `${centre.name} (${formats.type})`),
		said(row.place, text.place(centre.tambon, centre.amphoe, centre.province), true),
		said(row.officer, '', true),
		said(row.activity, text.activity(offered)),
		said(row.data, text.data(centre.visitFields.map((field) => text.more(text.fields[field])).join(''))),
		said(row.purpose, text.purpose),
		said(row.basis, text.basis),
		said(row.source, text.source),
		said(row.retention, text.keptYears(years(centre.retention.visit), years(centre.retention.help), years(centre.retention.survey))),
		said(row.access, text.access),
		said(row.disclosure, text.disclosure, true),
		said(row.abroad, text.abroad, true),
		said(row.rights, text.rights, true),
		said(row.security, text.security, true),
		said(
			row.notice,
			notice === undefined ? text.noticeNone : text.noticeInForce(formats.number(notice.version), formats.day(notice.effectiveFrom))
		)
	];
}
