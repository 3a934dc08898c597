import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUSH_CHARACTERS_MAX, PUSH_DOCS_MAX, pushDocuments } from './push-documents.ts';
import { TestTimers } from './timers-testing.ts';
import { Wire } from './wire.ts';

interface Body {
	docs: PouchDB.Document[];
	new_edits: boolean;
}
const document = (id: string, characters = 10): PouchDB.Document => ({ _id: id, _rev: '1-a', text: 'x'.repeat(characters) });

const textOf = (body: RequestInit['body']): string => (typeof body === 'string' ? body : gunzipSync(body as ArrayBuffer).toString());

/** A server that keeps what it takes; `answer` may answer a body otherwise. */
function serverThat(answer: (body: Body) => Response | undefined) {
	const bodies: Body[] = [];
	const stored: string[] = [];
	const clock = { now: () => 0, offset: () => null, heard: () => undefined };
	const fetch = (async (_: string, init: RequestInit) => {
		const body = JSON.parse(textOf(init.body)) as Body;
		bodies.push(body);
		const other = answer(body);
		if (other === undefined) stored.push(...body.docs.map((each) => each._id));
		return other ?? Response.json([], { status: 201 });
	}) as typeof globalThis.fetch;
	const wire = new Wire({ serverUrl: 'http://server/db/', fetch, clock, timers: new TestTimers(), onContact: () => undefined });
	return { wire, bodies, stored };
}

describe('pushing documents', () => {
	it('[S12] sends bounded bodies, each document once, in order', async () => {
		const server = serverThat(() => undefined);
		const documents = Array.from({ length: 1200 }, (_, at) => document(`d${at}`, at % 100 === 0 ? 100_000 : 20));
		expect(await pushDocuments(server.wire, 'org-a', documents)).toEqual([]);
		expect(server.stored).toEqual(documents.map((each) => each._id));
		for (const { docs, new_edits } of server.bodies) {
			expect(new_edits).toBe(false);
			expect(docs.length).toBeLessThanOrEqual(PUSH_DOCS_MAX);
			expect(docs.reduce((sum, each) => sum + JSON.stringify(each).length, 0)).toBeLessThanOrEqual(PUSH_CHARACTERS_MAX);
		}
	});

	it('[S12] one document larger than a body should be still goes, alone', async () => {
		const server = serverThat(() => undefined);
		await pushDocuments(server.wire, 'org-a', [document('a'), document('big', PUSH_CHARACTERS_MAX * 2), document('b')]);
		expect(server.bodies.map(({ docs }) => docs.map((each) => each._id))).toEqual([['a'], ['big'], ['b']]);
	});

	it('[S11] answers what was refused with the server’s reason', async () => {
		const server = serverThat(() =>
			Response.json([{ id: 'b', rev: '1-a', error: 'forbidden', reason: 'A written fact is never changed' }], { status: 201 })
		);
		expect(await pushDocuments(server.wire, 'org-a', [document('a'), document('b')])).toEqual([
			{ id: 'b', error: 'forbidden', reason: 'A written fact is never changed' }
		]);
	});

	it('[S12] documents for which the server refuses a whole body are found, and the others stored', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 6 }), fc.constantFrom(400, 413), async (bad, status) => {
				const poison = new Set(bad.map((at) => `d${at}`));
				const server = serverThat(({ docs }) =>
					docs.some((each) => poison.has(each._id))
						? Response.json({ error: 'too_large', reason: 'the request entity is too large' }, { status })
						: undefined
				);
				const documents = Array.from({ length: 40 }, (_, at) => document(`d${at}`));
				const refused = await pushDocuments(server.wire, 'org-a', documents);
				expect(refused.map((each) => each.id).toSorted()).toEqual([...poison].toSorted());
				expect(server.stored.toSorted()).toEqual(
					documents
						.map((each) => each._id)
						.filter((id) => !poison.has(id))
						.toSorted()
				);
			}),
			{ numRuns: 50 }
		);
	});

	it('[S11] the server’s own trouble is not a refusal: it is tried again later', async () => {
		for (const error of ['internal_server_error', 'timeout', 'unknown_error']) {
			const server = serverThat(() => Response.json([{ id: 'a', error, reason: '' }], { status: 201 }));
			await expect(pushDocuments(server.wire, 'org-a', [document('a')])).rejects.toMatchObject({ problem: 'server-error' });
		}
		const down = serverThat(() => Response.json({ error: 'internal_server_error', reason: '' }, { status: 500 }));
		await expect(pushDocuments(down.wire, 'org-a', [document('a')])).rejects.toMatchObject({ problem: 'server-error' });
	});

	it('[S7] an answer that is no list is not taken for success', async () => {
		const portal = serverThat(() => Response.json({ welcome: true }));
		await expect(pushDocuments(portal.wire, 'org-a', [document('a')])).rejects.toMatchObject({ problem: 'bad-reply' });
		const page = serverThat(() => new Response('<html>', { status: 400 }));
		await expect(pushDocuments(page.wire, 'org-a', [document('a')])).rejects.toMatchObject({ problem: 'bad-reply' });
	});

	it('[L66] sends what is attached with its first revision, and stubs with later ones unless the server lacks it', async () => {
		const photo = { content_type: 'application/octet-stream', revpos: 1, digest: 'md5-x', data: 'c2VhbGVk' };
		const record = (_rev: string): PouchDB.Document => ({ ...document('personal:F:A'), _rev, _attachments: { photo } });
		const attachedIn = ({ docs }: Body): unknown[] => docs.map((each) => (each['_attachments'] as { photo: object }).photo);
		const { data, ...known } = photo;
		const [first, later] = [serverThat(() => undefined), serverThat(() => undefined)];
		await pushDocuments(first.wire, 'org-a', [record('1-a')]);
		await pushDocuments(later.wire, 'org-a', [record('2-b')]);
		expect([...first.bodies, ...later.bodies].flatMap(attachedIn)).toEqual([photo, { ...known, stub: true }]);
		const isStub = (body: Body) => JSON.stringify(body).includes('stub');
		const lacking = serverThat((body) => (isStub(body) ? Response.json({ error: 'missing_stub' }, { status: 412 }) : undefined));
		expect(await pushDocuments(lacking.wire, 'org-a', [record('2-b'), document('b')])).toEqual([]);
		expect(lacking.bodies.flatMap(({ docs }) => docs.length)).toEqual([2, 2]);
		expect(lacking.bodies[1]?.docs[0]?.['_attachments']).toEqual({ photo });
		expect(data).toBe('c2VhbGVk');
	});
});
