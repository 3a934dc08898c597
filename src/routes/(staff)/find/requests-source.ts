// Requests for help in the one box: by who asked, in any spelling, by telephone, by house, or by the kind of help.
import { resolve } from '$app/paths';
import { asHelpPersonal, type HelpPersonal } from '#domain/help-personal.ts';
import { kindName } from '#domain/help-settings.ts';
import { joinName } from '#domain/names.ts';
import { matches } from '#domain/thai-text.ts';
import { helpWords } from '#i18n/areas/help-words.ts';
import { allRequests } from '#readmodel/queries/requests.ts';
import type { RequestRow } from '#readmodel/schema.ts';
import { FOUND_PER_GROUP_MAX, type Asked, type Found, type FindSource } from './sources.ts';

/** Requests looked into at a time: what was found so far is shown between. */
const REQUESTS_PER_LOOK = 200;

export const byRequest: FindSource = {
	name: 'requests',
	async *find(asked) {
		const rows = await allRequests(asked.app.readModel);
		const found: Found[] = [];
		for (let from = 0; from < rows.length && found.length <= FOUND_PER_GROUP_MAX && !asked.signal.aborted; from += REQUESTS_PER_LOOK) {
			found.push(...(await foundAmong(rows.slice(from, from + REQUESTS_PER_LOOK), asked)));
			yield { found: [...found] };
		}
	}
};

/** Whose name is shown goes into the log of openings; those looked through and not shown do not. */
async function foundAmong(rows: readonly RequestRow[], { app, centre, query }: Asked): Promise<Found[]> {
	const records = await app.personal.read(rows.map(({ id }) => id));
	const kind = (row: RequestRow): string => kindName(centre?.help ?? [], row.kind);
	const read = rows.map((row, nth): [RequestRow, HelpPersonal] => {
		const record = records[nth];
		return [row, record?.state === 'opened' ? asHelpPersonal(record.personal) : {}];
	});
	const found = read.filter(([row, personal]) => matches(query, [textOf(personal), kind(row)].join(' ')));
	if (found.length > 0)
		await app.personal.read(
			found.map(([{ id }]) => id),
			'search'
		);
	return found.map(([row, personal]) => asFound(row, personal, kind(row)));
}

const textOf = ({ title = '', name = '', phone = '', house = '' }: HelpPersonal): string => [title, name, phone, house].join(' ');

function asFound(row: RequestRow, { title = '', name = '' }: HelpPersonal, kind: string): Found {
	const words = helpWords();
	const who = joinName({ title, name });
	const state = row.voided ? words.voided : words.state[row.state];
	return {
		key: row.id,
		href: `${resolve('/help/request')}?id=${row.id}`,
		title: who === '' ? words.anonymous : who,
		detail: [kind, state].join(' · '),
		on: row.on
	};
}
