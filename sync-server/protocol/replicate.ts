// POST /_replicate: once, from one database of this server into another of it (P130–P132). Continuous replication, and replication
// with other servers, are a client's to do.
import { Refused } from '../errors.ts';
import {
	commonSession,
	readCheckpoint,
	REPLICATION_ID_VERSION,
	replicationId,
	writeCheckpoint,
	type Session
} from './replication-checkpoints.ts';
import { copyChanges } from './replication-copy.ts';
import { enter, makeTarget, readEnd } from './replication-ends.ts';
import { json, type Answer, type Ask, type DatabaseAsk } from './exchange.ts';
import { requireJson } from './content-type.ts';
import { parseJsonObject } from './parse-json.ts';
import { newUuid } from './root.ts';
import { formatSeq, readSeq } from './sequence.ts';

/** What would need code of a document to run, or this server to go on by itself. */
const NOT_DONE = ['continuous', 'cancel', 'filter', 'selector', 'since_seq'] as const;

export async function replicate(ask: Ask): Promise<Answer> {
	requireJson(ask);
	const body = parseJsonObject(await ask.text());
	const [source, target] = [await readEnd(ask, 'source', body['source']), await readEnd(ask, 'target', body['target'])];
	for (const name of NOT_DONE) {
		if (body[name] !== undefined && body[name] !== false)
			throw new Refused('not_implemented', `\`${name}\` is not done here: only whole, one-shot replication is.`);
	}
	const ids = readIds(body['doc_ids']);
	const from = await enter(source);
	if (body['create_target'] === true) await makeTarget(target);
	return json(200, await run(from, await enter(target), ids));
}

function readIds(value: unknown): string[] | undefined {
	if (value === undefined) return undefined;
	if (!Array.isArray(value) || !value.every((id) => typeof id === 'string'))
		throw new Refused('bad_request', '`doc_ids` must be a list of strings');
	return value;
}

async function run(from: DatabaseAsk, to: DatabaseAsk, ids: string[] | undefined): Promise<object> {
	const [source, target] = [from.database, to.database];
	const id = await replicationId(source, target, ids);
	const [here, there] = [await readCheckpoint(source, id), await readCheckpoint(target, id)];
	const instance = await source.instance();
	const before = commonSession(here, there);
	const since = before === undefined ? 0 : readSeq(before.recorded_seq, instance, (await source.info()).updateSeq);
	const startTime = httpDate(from);
	const { tally, lastSeq } = await copyChanges({ source, target: to, since, ids: ids && new Set(ids), gone: from.gone() });
	const isUnchanged = before !== undefined && tally.missing_checked === 0;
	if (isUnchanged) return answer(before.session_id, formatSeq(lastSeq, instance), here.history, true);
	const session: Session = {
		session_id: newUuid(),
		start_time: startTime,
		end_time: httpDate(from),
		start_last_seq: formatSeq(since, instance),
		end_last_seq: formatSeq(lastSeq, instance),
		recorded_seq: formatSeq(lastSeq, instance),
		...tally
	};
	await writeCheckpoint(target, id, there, session);
	await writeCheckpoint(source, id, here, session);
	return answer(session.session_id, session.recorded_seq, [session, ...here.history], false);
}

const answer = (sessionId: string, lastSeq: string, history: readonly Session[], isUnchanged: boolean): object => ({
	ok: true,
	...(isUnchanged ? { no_changes: true } : {}),
	session_id: sessionId,
	source_last_seq: lastSeq,
	replication_id_version: REPLICATION_ID_VERSION,
	history
});

const httpDate = (ask: Ask): string => new Date(ask.service.clock.now()).toUTCString();
