// Everything that is kept of one person, as rows to read and as a file another program can read. Pure.
import { workNameOn, type Works } from '#domain/catalogue-in-force.ts';
import { joinName } from '#domain/names.ts';
import type { Personal } from '#domain/personal.ts';
import type { VisitRow } from '#readmodel/schema.ts';

/** One visit with all that was ever said of the person in it, oldest first. */
export interface CopiedVisit {
	visit: VisitRow;
	/** Of each personal record of the visit, the newest last. */
	said: Personal[];
}

/** The centre as the copy names it and its works. */
export type CentreOfCopy = { name: string } & Pick<Works, 'catalogues'>;

export const COPY_FORMAT = 'sala-personal-copy';

const addressParts = ['house', 'moo', 'road', 'tambon', 'amphoe', 'province', 'postcode'] as const;

/** "บ้านเลขที่ 99/1 หมู่ที่ 3 ต.… อ.… จ.…" as far as known. */
export const addressOf = (personal: Personal, labels: Record<(typeof addressParts)[number], string>): string =>
	addressParts
		.flatMap((part) => (personal[part] === undefined || personal[part] === '' ? [] : [`${labels[part]} ${personal[part]}`]))
		.join(' ');

export const nameOf = ({ title = '', name = '' }: Personal): string => joinName({ title, name });
/** `word`: what stands before an extension. */
export const phoneOf = ({ phone = '', extension = '' }: Personal, word: string): string =>
	extension === '' ? phone : `${phone} ${word} ${extension}`;

/** JSON for the person: fields by their English names, services by name, days as ISO. */
export function copyAsJson(copies: readonly CopiedVisit[], { name, catalogues }: CentreOfCopy, madeAt: string): string {
	const visits = copies.map(({ visit, said }) => ({
		day: visit.on,
		recordedAt: visit.at,
		recordedBy: visit.by,
		kindOfVisitor: visit.visitor,
		channel: visit.channel,
		privacyNotice: visit.notice,
		voided: visit.voided,
		services: visit.works.map(({ service, mode, outcome, tangrath }) => ({
			service: workNameOn({ catalogues }, service, visit.on),
			mode,
			outcome,
			tangrath
		})),
		personal: said
	}));
	return `${JSON.stringify({ format: COPY_FORMAT, version: 1, centre: name, madeAt, visits }, null, '\t')}\n`;
}
