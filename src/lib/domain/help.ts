// What may be recorded of a request for help (D110–D116). The centre registers, checks, passes on and tells: nothing here promises
// help or an amount.
import type { Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { dayChecks } from './entry-day.ts';
import type { FactBody } from './facts.ts';
import { kindsOn, type HelpSettings } from './help-settings.ts';
import { statementOf, type HelpRequest } from './help-fold.ts';
import { cleanHelpPersonal, helpPersonalChecks, type HelpPersonal } from './help-personal.ts';
import { nextSteps } from './help-steps.ts';
import { isJpeg, PHOTO_NAME, photoRecord } from './help-photo.ts';
import { AFFECTED_MAX, PERSONAL_NOTE_CHARACTERS_MAX, PHOTO_BYTES_MAX, PHOTOS_PER_REQUEST_MAX } from './limits.ts';
import { isEmptyPersonal, samePerson, type KnownPersonal } from './personal-entry.ts';
import { noticeInForce, type Notice } from './privacy.ts';
import { refuse } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanText } from './thai-text.ts';
import type { HelpCorrectionReason, HelpOrigin, HelpState, HelpVoidReason } from './words.ts';

const BYTES_PER_KB = 1_000;

/** What the form hands over. Ids were made when it began, so that saving twice is saving once. */
export interface RequestHelpIntent {
	request: string;
	act: string;
	on: string;
	origin: HelpOrigin;
	kind: string;
	urgent: boolean;
	affected: number;
	officer: string | null;
	personal: HelpPersonal;
}
export interface CorrectHelpIntent extends RequestHelpIntent {
	reason: HelpCorrectionReason;
}
/** Free words beside an act: sealed under an id of their own. */
export interface NoteIntent {
	/** ULID for the note, should there be one. */
	noteId: string;
	note: string;
}
export interface MoveHelpIntent extends NoteIntent {
	request: string;
	act: string;
	to: HelpState;
	on: string;
}
export interface VoidHelpIntent extends NoteIntent {
	request: string;
	act: string;
	reason: HelpVoidReason;
}
export interface RecordHelpInfoIntent {
	request: string;
	act: string;
	on: string;
	/** Staff id of whoever keyed it in. */
	by: string;
}

export interface AddHelpPhotoIntent {
	request: string;
	act: string;
	/** ULID for the photo. */
	photo: string;
	/** JPEG, made small on the device. */
	bytes: Uint8Array<ArrayBuffer>;
}

export interface HelpCounter {
	roles: readonly Role[];
	today: Day;
	/** Every published version of the settings. */
	settings: readonly HelpSettings[];
	notices?: readonly Notice[];
}
export interface HelpContext extends HelpCounter {
	/** The request as its facts say it is; undefined when this device does not know it. */
	request: HelpRequest | undefined;
	personal: KnownPersonal;
	erased: boolean;
}
type Known = Pick<HelpContext, 'roles' | 'today' | 'request'>;

/** Whether a request may be registered, and as what. */
export function decideRequestHelp(context: HelpCounter, intent: RequestHelpIntent): Decision<'help-requested'> {
	const refusal = firstRefusal([permitted(context, 'register-help'), ...statementChecks(context, intent, undefined)]);
	if (refusal !== undefined) return { ok: false, refusal };
	const personal = cleanHelpPersonal(intent.personal);
	const notice = noticeInForce(context.notices ?? [], intent.on)?.version ?? null;
	return decided('help-requested', { ...statementOf(intent), notice }, isEmptyPersonal(personal) ? undefined : personal);
}

/** Whether a request may be restated as it should have been. */
export function decideCorrectHelp(context: HelpContext, intent: CorrectHelpIntent): Decision<'help-corrected'> {
	const { request, personal, erased } = context;
	const refusal = firstRefusal([
		permitted(context, 'handle-help'),
		open(request),
		...statementChecks(context, intent, request),
		() => (unchanged(context, intent) ? refuse('nothing-changed') : undefined),
		() => (erased && !isEmptyPersonal(cleanHelpPersonal(intent.personal)) ? refuse('person-erased') : undefined),
		() => (personal.state === 'closed' && !isEmptyPersonal(cleanHelpPersonal(intent.personal)) ? refuse('no-sealing-key') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const said = cleanHelpPersonal(intent.personal);
	const before = personal.state === 'opened' ? personal.personal : {};
	return decided('help-corrected', { reason: intent.reason, ...statementOf(intent) }, samePerson(before, said) ? undefined : said);
}

/** Whether a request may be voided: for ever, and it stays in the history. */
export function decideVoidHelp(context: Known & Pick<HelpContext, 'erased'>, intent: VoidHelpIntent): Decision<'help-voided'> {
	const refusal = firstRefusal([permitted(context, 'handle-help'), open(context.request), ...noteChecks(context, intent)]);
	if (refusal !== undefined) return { ok: false, refusal };
	return withNote('help-voided', (note) => ({ reason: intent.reason, note }), intent);
}

/** Whether a request may take this step now. */
export function decideMoveHelp(context: Known & Pick<HelpContext, 'erased'>, intent: MoveHelpIntent): Decision<'help-moved'> {
	const { request, today } = context;
	const follows = request !== undefined && nextSteps(request.state, request.urgent).includes(intent.to);
	const refusal = firstRefusal([
		permitted(context, 'handle-help'),
		open(request),
		() => (follows ? undefined : refuse('step-not-allowed', 'to')),
		...dayChecks(today, intent.on, request?.on),
		() => notBefore(request, intent.on),
		...noteChecks(context, intent)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	return withNote('help-moved', (note) => ({ to: intent.to, on: intent.on, note }), intent);
}

/** Whether a photo may be added; the picture itself is sealed under an id of its own, with `key`, which seals nothing else. */
export function decideAddPhoto(
	context: Known & Pick<HelpContext, 'erased'>,
	{ photo, bytes, key }: Pick<AddHelpPhotoIntent, 'photo' | 'bytes'> & { key: Uint8Array<ArrayBuffer> }
): Decision<'help-photo-added'> {
	const { request } = context;
	const refusal = firstRefusal([
		permitted(context, 'handle-help'),
		open(request),
		() =>
			(request?.photos.length ?? 0) >= PHOTOS_PER_REQUEST_MAX
				? refuse('too-many-photos', 'photo', { max: PHOTOS_PER_REQUEST_MAX })
				: undefined,
		() => (isJpeg(bytes) ? undefined : refuse('photo-unreadable', 'photo')),
		() => (bytes.length > PHOTO_BYTES_MAX ? refuse('photo-too-large', 'photo', { max: PHOTO_BYTES_MAX / BYTES_PER_KB }) : undefined),
		() => (context.erased ? refuse('person-erased') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const attached = { name: PHOTO_NAME, plain: bytes, key };
	return decided('help-photo-added', { photo }, photoRecord(key), { subject: photo, attached });
}

/** Whether a photo may be taken off a request. */
export function decideRemovePhoto(context: Known, photo: string): Decision<'help-photo-removed'> {
	const there = context.request?.photos.includes(photo) ?? false;
	const refusal = firstRefusal([
		permitted(context, 'handle-help'),
		open(context.request),
		() => (there ? undefined : refuse('nothing-changed', 'photo'))
	]);
	return refusal === undefined ? decided('help-photo-removed', { photo }) : { ok: false, refusal };
}

/** Whether it may be marked as keyed into INFO; a mark that was followed by a change is set anew. */
export function decideRecordHelpInfo(context: Known, { on, by }: RecordHelpInfoIntent): Decision<'help-info-recorded'> {
	const { request, today } = context;
	const stands = request !== undefined && request.info !== null && request.info.at >= request.changed;
	const refusal = firstRefusal([
		permitted(context, 'handle-help'),
		open(request),
		...dayChecks(today, on, request?.on),
		() => notBefore(request, on),
		() => (stands ? refuse('nothing-changed', 'on') : undefined)
	]);
	return refusal === undefined ? decided('help-info-recorded', { on, by }) : { ok: false, refusal };
}

/** Whether a whole month may be marked as keyed into INFO. */
export function decideRecordInfoMonth(
	{ roles, today }: Pick<HelpCounter, 'roles' | 'today'>,
	{ month, on, requests }: FactBody<'info-month-recorded'>
): Decision<'info-month-recorded'> {
	const refusal = firstRefusal([
		permitted({ roles }, 'handle-help'),
		...dayChecks(today, on),
		() =>
			/^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month <= today.slice(0, 'YYYY-MM'.length) ? undefined : refuse('day-in-future', 'month')
	]);
	return refusal === undefined ? decided('info-month-recorded', { month, on, requests }) : { ok: false, refusal };
}

function statementChecks(context: HelpCounter, intent: RequestHelpIntent, before: HelpRequest | undefined): Check[] {
	const { affected } = intent;
	const kinds = kindsOn(context.settings, intent.on);
	const known = intent.kind === before?.kind || kinds.some(({ code }) => code === intent.kind);
	return [
		...dayChecks(context.today, intent.on, before?.on),
		() => (known ? undefined : refuse(intent.kind === '' ? 'field-empty' : 'kind-unknown', 'kind')),
		() =>
			Number.isInteger(affected) && affected >= 1 && affected <= AFFECTED_MAX
				? undefined
				: refuse('number-impossible', 'affected', { max: AFFECTED_MAX }),
		...helpPersonalChecks(intent.personal)
	];
}

/** The fact with its note's id, and the note to be sealed under it; neither where nothing was said. */
function withNote<K extends 'help-moved' | 'help-voided'>(
	kind: K,
	bodyOf: (note: string | null) => FactBody<K>,
	{ noteId, note }: NoteIntent
): Decision<K> {
	const said = cleanText(note);
	return said === '' ? decided(kind, bodyOf(null)) : decided(kind, bodyOf(noteId), { note: said }, { subject: noteId });
}

const noteChecks = ({ erased }: Pick<HelpContext, 'erased'>, { note }: NoteIntent): Check[] => [
	() =>
		cleanText(note).length > PERSONAL_NOTE_CHARACTERS_MAX
			? refuse('note-too-long', 'note', { max: PERSONAL_NOTE_CHARACTERS_MAX })
			: undefined,
	() => (erased && cleanText(note) !== '' ? refuse('person-erased', 'note') : undefined)
];

const permitted =
	({ roles }: { roles: readonly Role[] }, act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');

const open =
	(request: HelpRequest | undefined): Check =>
	() => {
		if (request === undefined) return refuse('unknown-request');
		return request.voided ? refuse('request-voided') : undefined;
	};

const notBefore = (request: HelpRequest | undefined, on: string) =>
	request !== undefined && on < request.on ? refuse('day-before-request', 'on') : undefined;

function unchanged({ request, personal }: HelpContext, intent: CorrectHelpIntent): boolean {
	if (request === undefined || JSON.stringify(statementOf(request)) !== JSON.stringify(statementOf(intent))) return false;
	const typed = cleanHelpPersonal(intent.personal);
	return personal.state === 'opened' ? samePerson(personal.personal, typed) : isEmptyPersonal(typed);
}
