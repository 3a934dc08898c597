// The rows of a month as they are keyed into INFO (letter 004 ๑): which requests, in which order, and each field as plain text. Pure.
import type { HelpPersonal } from '#domain/help-personal.ts';
import { infoState, changedSince, type InfoMonth } from '#domain/info-months.ts';
import { joinName } from '#domain/names.ts';
import type { HelpOrigin, HelpState } from '#domain/words.ts';
import type { RequestRow } from '#readmodel/schema.ts';

export const infoFields = ['on', 'name', 'age', 'address', 'phone', 'origin', 'kind', 'trouble', 'asked', 'affected', 'state'] as const;
export type InfoField = (typeof infoFields)[number];

export interface InfoWords {
	day: (iso: string) => string;
	address: (personal: HelpPersonal) => string;
	origin: Record<HelpOrigin, string>;
	state: Record<HelpState, string>;
	kind: (code: string) => string;
}

export interface InfoRow {
	request: RequestRow;
	fields: Record<InfoField, string>;
	state: ReturnType<typeof infoState>;
	/** It came, changed or was voided after the month was marked. */
	afterMark: boolean;
}

/**
 * What is keyed in: every request of the month that stands, and those voided that INFO may have, in the order of their days.
 * `month`: the mark of the month, where there is one.
 */
export function infoRows(
	requests: readonly RequestRow[],
	personalOf: (id: string) => HelpPersonal,
	month: InfoMonth | undefined,
	words: InfoWords
): InfoRow[] {
	const keyed = requests.filter((one) => !one.voided || one.info !== null || changedSince(one, month));
	return keyed.map((request) => ({
		request,
		fields: fieldsOf(request, personalOf(request.id), words),
		state: infoState(request),
		afterMark: changedSince(request, month)
	}));
}

/** One row for a table: fields between tabs, each on one line. */
export const asTableRow = ({ fields }: InfoRow): string => infoFields.map((field) => oneLine(fields[field])).join('\t');

/** A cell that a table program would take for a formula begins with a mark that it shows nothing of. */
function oneLine(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

function fieldsOf(request: RequestRow, personal: HelpPersonal, words: InfoWords): Record<InfoField, string> {
	const { title = '', name = '', age = '', phone = '', trouble = '', asked = '' } = personal;
	return {
		on: words.day(request.on),
		name: joinName({ title, name }),
		age,
		address: words.address(personal),
		phone,
		origin: words.origin[request.origin],
		kind: words.kind(request.kind),
		trouble,
		asked,
		affected: String(request.affected),
		state: words.state[request.state]
	};
}
