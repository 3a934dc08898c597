// Long answers in pieces, no faster than the client takes them, packed when the client can unpack.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { constants, createGzip, type Gzip } from 'node:zlib';

/** Fast packing: tablets on slow links gain most from the first level. */
const GZIP_LEVEL = 2;

type Piece = string | Uint8Array;

/** Writes the pieces and ends. Stops early, and quietly, when the client leaves. */
export async function sendPieces(
	response: ServerResponse,
	pieces: AsyncIterator<Piece>,
	first: Piece,
	options: { gzip: boolean; isLive: boolean }
): Promise<void> {
	const packer = options.gzip ? createGzip({ level: GZIP_LEVEL }) : undefined;
	packer?.pipe(response);
	const sink = packer ?? response;
	try {
		for (let piece: Piece | undefined = first; piece !== undefined && !response.destroyed; piece = await nextOf(pieces)) {
			// As bytes: a text would be measured first and turned into bytes while the socket takes it.
			if (piece.length > 0 && !sink.write(typeof piece === 'string' ? Buffer.from(piece) : piece)) await drained(sink, response);
			if (options.isLive) packer?.flush(constants.Z_SYNC_FLUSH);
		}
	} catch (error) {
		// The status has gone out already: a cut connection is how the client learns that the answer is not whole.
		response.destroy();
		throw error;
	} finally {
		await pieces.return?.();
	}
	sink.end();
}

async function nextOf(pieces: AsyncIterator<Piece>): Promise<Piece | undefined> {
	const next = await pieces.next();
	return next.done === true ? undefined : next.value;
}

async function drained(sink: ServerResponse | Gzip, response: ServerResponse): Promise<void> {
	if (response.destroyed) return;
	const left = new AbortController();
	const onClose = () => left.abort();
	response.once('close', onClose);
	try {
		await once(sink, 'drain', { signal: left.signal });
	} catch (error) {
		if (!left.signal.aborted) throw error;
	} finally {
		response.off('close', onClose);
	}
}
