// What persons recorded are told, how long records of them are kept, and what was erased (D70–D75).
import { checkDay, type Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import { LABEL_CHARACTERS_MAX, NOTICE_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanLine, cleanText } from './thai-text.ts';
import { recordTypes, type ErasureReason, type RecordType } from './words.ts';

export type Notice = FactBody<'notice-published'>;
/** Years by type of record; 0 keeps them for ever. */
export type Retention = Record<RecordType, number>;
export type PrivacyFact = Fact<'notice-published' | 'retention-set'>;

/** What the centre's facts say of privacy. */
export interface Privacy {
	/** Every published version, in the order in which they come into force. */
	notices: Notice[];
	retention: Retention;
}
export interface PrivacyContext {
	roles: readonly Role[];
	/** As it is now; undefined before the centre's first fact. */
	privacy: Privacy | undefined;
}

/** Whose records are to be erased: each subject with the act that says so. */
export interface ErasePersonalIntent {
	erasures: readonly { subject: string; act: string }[];
	reason: ErasureReason;
}

export const KEPT_FOR_EVER: Retention = { visit: 0, survey: 0, help: 0 };

/** Whether a version of the notice may be published. A published version never changes: visits name it for ever. */
export function decidePublishNotice(context: PrivacyContext, typed: Notice): Decision<'notice-published'> {
	const notice = cleanNotice(typed);
	const earlier = context.privacy?.notices ?? [];
	const same = earlier.some((one) => JSON.stringify(one) === JSON.stringify(notice));
	const refusal = firstRefusal([
		permitted(context, 'set-privacy'),
		() => checkDay(notice.effectiveFrom),
		limit('title', [notice.title.th, notice.title.en], LABEL_CHARACTERS_MAX),
		limit('text', [notice.text.th, notice.text.en], NOTICE_CHARACTERS_MAX),
		filled('title', notice.title.th),
		filled('text', notice.text.th),
		() => (!same && earlier.some(({ version }) => version >= notice.version) ? refuse('version-not-newer', 'version') : undefined),
		() => (same ? refuse('nothing-changed', 'text') : undefined)
	]);
	return refusal === undefined ? decided('notice-published', notice) : { ok: false, refusal };
}

/** Whether the years may be set. Setting them erases nothing. */
export function decideSetRetention(context: PrivacyContext, years: Retention): Decision<'retention-set'> {
	const now = context.privacy?.retention ?? KEPT_FOR_EVER;
	const refusal = firstRefusal([
		permitted(context, 'set-privacy'),
		() => (recordTypes.every((type) => years[type] === now[type]) ? refuse('nothing-changed', 'years') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	return decided('retention-set', { years: recordTypes.map((type) => ({ type, years: years[type] })) });
}

/** Whether one subject's sealed records may be erased; there need not be any, another device may have erased them before. */
export function decideErasePersonal(
	{ roles }: Pick<PrivacyContext, 'roles'>,
	subject: string,
	reason: ErasureReason
): Decision<'personal-erased'> {
	const refusal = firstRefusal([permitted({ roles }, 'erase-personal')]);
	return refusal === undefined ? decided('personal-erased', { subject, reason }) : { ok: false, refusal };
}

/** The notice that holds on a day: the newest version in force by then. */
export const noticeInForce = (notices: readonly Notice[], day: string): Notice | undefined =>
	notices.findLast(({ effectiveFrom }) => effectiveFrom <= day);

/** Each version once, the first publication of it; the years last said. Facts of other kinds say nothing here. */
export function foldPrivacy(facts: readonly PrivacyFact[]): Privacy {
	const ordered = inOrder(facts);
	const notices = new Map<number, Notice>();
	let retention = KEPT_FOR_EVER;
	for (const { kind, body } of ordered) {
		if (kind === 'retention-set') retention = { ...retention, ...yearsOf(body) };
		else if (kind === 'notice-published' && !notices.has(body.version)) notices.set(body.version, body);
	}
	return { notices: [...notices.values()].sort(byForce), retention };
}

/** Records of service days before this one are older than so many years; undefined where they are kept for ever. */
export function keptFrom(today: Day, years: number): Day | undefined {
	if (years === 0) return undefined;
	const [year, month, date] = today.split('-').map(Number) as [number, number, number];
	return new Date(Date.UTC(year - years, month - 1, date)).toISOString().slice(0, 10) as Day;
}

const byForce = (a: Notice, b: Notice): number =>
	a.effectiveFrom === b.effectiveFrom ? a.version - b.version : a.effectiveFrom < b.effectiveFrom ? -1 : 1;

const yearsOf = ({ years }: FactBody<'retention-set'>): Partial<Retention> => Object.fromEntries(years.map((one) => [one.type, one.years]));

function cleanNotice({ version, effectiveFrom, title, text, example }: Notice): Notice {
	return {
		version,
		effectiveFrom,
		title: { th: cleanLine(title.th), en: cleanLine(title.en) },
		text: { th: cleanText(text.th), en: cleanText(text.en) },
		example
	};
}

const permitted =
	({ roles }: { roles: readonly Role[] }, act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');
const limit =
	(field: string, texts: readonly string[], max: number): Check =>
	() =>
		texts.some((text) => text.length > max) ? refuse('field-too-long', field, { max }) : undefined;
const filled =
	(field: string, text: string): Check =>
	() =>
		text === '' ? refuse('field-empty', field) : undefined;
