// What a tablet records in these tests: valid facts with ids made from a seed, some with a sealed personal record.
import type { Act } from '#ledger/ledger.ts';
import { factId, personalId, subjectKey } from '#ledger/ids.ts';
import { pick } from '../random.ts';

export const ORG = '10470101';
export const DATABASE = `org-${ORG}`;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const FIRST_MS = Date.UTC(2026, 10, 21, 2, 0, 0);

/** A ULID of a time, with its random part from a seed. */
export function ulidFrom(random: () => number, timeMs = FIRST_MS): string {
	let time = '';
	for (let rest = timeMs, digit = 0; digit < 10; digit++, rest = Math.floor(rest / 32)) time = CROCKFORD[rest % 32] + time;
	return time + Array.from({ length: 16 }, () => pick(random, [...CROCKFORD])).join('');
}

/** A visit registered on a device, with a personal record every other time. */
export function aVisit(random: () => number, device: string): Act {
	const visit = ulidFrom(random);
	const act = ulidFrom(random);
	const body = {
		on: '2026-11-21',
		visitor: 'citizen',
		channel: 'counter',
		works: [{ work: ulidFrom(random), service: 'civil-registration', mode: 'forward', tangrath: false, outcome: 'forwarded' }]
	};
	const fact = {
		_id: factId(subjectKey('visit', visit), 'visit-registered', act),
		v: 1,
		kind: 'visit-registered',
		kv: 1,
		at: new Date(FIRST_MS).toISOString(),
		offset: null,
		tz: 'Asia/Bangkok' as const,
		by: 'somchai',
		device,
		org: ORG,
		body
	};
	if (random() < 0.5) return { fact };
	const sealed = {
		v: 1,
		key: '0123456789abcdef',
		iv: 'AAAAAAAAAAAAAAAA',
		data: Buffer.from(ulidFrom(random).repeat(4)).toString('base64')
	};
	return { fact, personal: { _id: personalId(visit, act), device, org: ORG, sealed } };
}

/** Ids of all documents of an act. */
export const idsOf = (act: Act): string[] => (act.personal === undefined ? [act.fact._id] : [act.fact._id, act.personal._id]);
