// A decided body becomes a fact by getting its envelope. Everything that varies comes in from outside.
import { factIdOf } from './fact-id.ts';
import { FACT_ENVELOPE_VERSION, factBodies, type Fact, type FactBody, type FactKind } from './facts.ts';

/** Who recorded it, where and when. */
export interface Envelope {
	/** Device time, ISO UTC with milliseconds; for survey facts noon of their day (`noonOf`, D7). */
	at: string;
	/** Milliseconds to the server's time, null before the first contact. */
	offset: number | null;
	/** Staff id. */
	by: string;
	/** Device id. */
	device: string;
	/** Organisation code. */
	org: string;
}

/** The fact that this act writes about this subject; the same act and body give the same fact (D2). */
export function makeFact<K extends FactKind>(kind: K, subjectId: string, act: string, envelope: Envelope, body: FactBody<K>): Fact<K> {
	const { at, offset, by, device, org } = envelope;
	const fact = {
		_id: factIdOf(kind, subjectId, act),
		v: FACT_ENVELOPE_VERSION,
		kind,
		kv: factBodies[kind].version,
		at,
		offset,
		tz: 'Asia/Bangkok',
		by,
		device,
		org,
		body
	};
	return fact as unknown as Fact<K>;
}
