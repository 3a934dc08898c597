// From a decision to the disk: the fact in its envelope, what is personal sealed, both in one act.
import { sealAttached, type Attached } from '#domain/attached.ts';
import type { Decision } from '#domain/decision.ts';
import { factIdOf } from '#domain/fact-id.ts';
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { FactKind } from '#domain/facts.ts';
import { encodePersonal } from '#domain/personal-codec.ts';
import type { Personal } from '#domain/personal.ts';
import type { FactDocument } from '#ledger/document.ts';
import { personalId } from '#ledger/ids.ts';
import type { Act } from '#ledger/ledger.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';

export interface ActNames {
	/** ULID of the visit or survey, or the organisation's code. */
	subject: string;
	/** ULID of the act. */
	act: string;
}

/** When it was said: the device's time with its offset, unless the rules want another. */
export interface Said {
	at: string;
	offset: number | null;
}

/**
 * Stores what was decided. An act that is stored already is done, even where the rules would now refuse to do it again:
 * a save that was repeated after a crash must not look like a failure (L3).
 */
export async function record<K extends FactKind>(
	context: CommandContext,
	kind: K,
	names: ActNames,
	decision: Decision<K>,
	said: () => Said = () => saidNow(context)
): Promise<Done> {
	const ledger = await context.ledger();
	if (!decision.ok) {
		const done = await ledger.has(factIdOf(kind, names.subject, names.act));
		return done ? { ok: true, id: names.subject } : { ok: false, refusal: decision.refusal };
	}
	const fact = makeFact(kind, names.subject, names.act, { ...envelopeNow(context), ...said() }, decision.body) as FactDocument;
	const about = { ...names, subject: decision.personalSubject ?? names.subject };
	await ledger.append([{ fact, ...(decision.personal && (await personalPart(context, about, decision.personal, decision.attached))) }]);
	await context.shown();
	return { ok: true, id: names.subject };
}

/** Whoever is at this device, now. */
export function envelopeNow(context: CommandContext): Envelope {
	const { device, org } = context.session;
	return { ...saidNow(context), by: context.by, device, org };
}

function saidNow({ clock }: CommandContext): Said {
	return { at: new Date(clock.now()).toISOString(), offset: clock.offset() };
}

/** The sealed record of an act, and what is attached to it. */
async function personalPart(
	{ sealer, session, keys }: CommandContext,
	{ subject, act }: ActNames,
	personal: Personal,
	attached: Attached | undefined
): Promise<Pick<Act, 'personal' | 'attachments'>> {
	const _id = personalId(subject, act);
	const document = { _id, device: session.device, org: session.org, sealed: await sealer.seal(_id, encodePersonal(personal)) };
	if (attached === undefined) return { personal: document };
	return { personal: document, attachments: [{ name: attached.name, bytes: await sealAttached(keys.crypto, _id, attached) }] };
}
