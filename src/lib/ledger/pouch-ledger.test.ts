import PouchDB from 'pouchdb-core';
import { describe, expect, it } from 'vitest';
import { aFact, aPersonal, ledgerContract } from './ledger-contract.ts';
import { LedgerClosedError, LedgerWillNotOpenError, StorageFullError } from './ledger.ts';
import { openPouchInMemory, pouchInMemoryWorld } from './pouch-in-memory.ts';
import { openPouchLedger } from './pouch-ledger.ts';

let worlds = 0;
ledgerContract('PouchDB in memory', () => pouchInMemoryWorld(`contract-${(worlds += 1)}`));

it('[L70] erases every revision of a record that two devices sealed anew at once', async () => {
	const ledger = await openPouchInMemory('10470101', 'conflicts');
	await ledger.append([{ fact: aFact('A', 1), personal: aPersonal('A', 1) }]);
	const { _rev = '' } = await ledger.pouch.get(aPersonal('A', 1)._id);
	const root = _rev.slice(2);
	const again = ['a', 'b'].map((letter) => ({
		...aPersonal('A', 1, letter),
		_rev: `2-${letter}`,
		_revisions: { start: 2, ids: [letter, root] }
	}));
	await ledger.pouch.bulkDocs(again, { new_edits: false });
	const fact = { ...aFact('A', 9), _id: 'erasure:A:personal-erased:9' };
	await ledger.erase([{ subject: 'A', fact }]);
	expect([await ledger.personalOf('A'), await ledger.has(aPersonal('A', 1)._id)]).toEqual([[], false]);
	await ledger.pouch.destroy();
});

it('[L51] [L65] two devices that seal a record with an attachment anew write the same revision', async () => {
	const [own, other] = [await openPouchInMemory('10470101', 'attached-own'), await openPouchInMemory('10470101', 'attached-other')];
	const id = aPersonal('F', 1)._id;
	await own.append([{ fact: aFact('A', 1), personal: aPersonal('F', 1), attachments: [{ name: 'photo', bytes: new Uint8Array(500) }] }]);
	const { results } = await own.pouch.bulkGet({ docs: [{ id }], revs: true, attachments: true });
	await other.pouch.bulkDocs({
		docs: results.flatMap(({ docs }) => docs.flatMap((each) => ('ok' in each ? [each.ok] : []))),
		new_edits: false
	});
	const anew = { id, before: aPersonal('F', 1).sealed, after: { v: 1, key: 'k2', iv: 'aXY=', data: 'YW5ldw==' } };
	for (const ledger of [own, other]) expect(await ledger.reseal([anew])).toBe(1);
	expect(await other.pouch.get(id)).toEqual(await own.pouch.get(id));
	expect(await other.attachment(id, 'photo')).toEqual(new Uint8Array(500));
	for (const { pouch } of [own, other]) await pouch.destroy();
});

/** A ledger whose database fails as told, and how often a database was opened for it. */
async function failing(world: string, failure: () => Error) {
	const opened: PouchDB.Database[] = [];
	let failures = 0;
	const connect = (name: string) => {
		const pouch = new PouchDB(`${name}-${world}`, { adapter: 'memory' });
		const write = pouch.bulkDocs.bind(pouch);
		pouch.bulkDocs = (...given: Parameters<typeof write>) => {
			if (failures === 0) return write(...given);
			failures -= 1;
			return Promise.reject(failure());
		};
		opened.push(pouch);
		return pouch;
	};
	const ledger = await openPouchLedger({ org: '10470101', connect });
	return { ledger, opened, failTimes: (times: number) => (failures = times) };
}

describe('when the world fails', () => {
	const full = [
		Object.assign(new Error('abort'), { name: 'indexed_db_went_bad', reason: 'QuotaExceededError' }),
		new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError'),
		Object.assign(new Error('x'), {
			reason: new DOMException('Encountered full disk while committing.', 'UnknownError'),
			message: 'Encountered full disk'
		})
	];
	it.each(full)('[L11] tells a full disk apart and works again afterwards (%#)', async (error) => {
		const world = `full-${full.indexOf(error)}`;
		const { ledger, failTimes } = await failing(world, () => error);
		failTimes(1);
		await expect(ledger.append([{ fact: aFact('A', 1) }])).rejects.toBeInstanceOf(StorageFullError);
		expect((await ledger.info()).documents).toBe(0);
		expect(await ledger.append([{ fact: aFact('A', 1) }])).toEqual(['appended']);
		await ledger.pouch.destroy();
	});

	it('[L11] opens a fresh connection when the old one is lost, and repeats what was asked', async () => {
		const { ledger, opened, failTimes } = await failing(
			'lost',
			// A disk that was full is still told as the reason, long after it has room again.
			() => Object.assign(new DOMException('The database connection is closing.', 'InvalidStateError'), { reason: full[1] })
		);
		let told = 0;
		ledger.onChange(() => (told += 1));
		failTimes(1);
		expect(await ledger.append([{ fact: aFact('A', 1) }])).toEqual(['appended']);
		expect(opened).toHaveLength(2);
		expect(ledger.pouch).toBe(opened[1]);
		expect(told, '[L8] listeners stay').toBe(1);
		await ledger.pouch.destroy();
	});

	it('[L10] gives up when the connection is lost again and again', async () => {
		const { ledger, failTimes } = await failing('gone', () => new DOMException('gone', 'InvalidStateError'));
		failTimes(2);
		await expect(ledger.append([{ fact: aFact('A', 1) }])).rejects.toBeInstanceOf(LedgerClosedError);
		await ledger.pouch.destroy();
	});

	it('passes on what it cannot name', async () => {
		const { ledger, failTimes } = await failing('other', () => new TypeError('surprise'));
		failTimes(1);
		await expect(ledger.append([{ fact: aFact('A', 1) }])).rejects.toThrow(TypeError);
		await ledger.pouch.destroy();
	});

	it('[L12] gives up on a database that never answers', async () => {
		const never = () => ({ info: () => new Promise(() => undefined) }) as unknown as PouchDB.Database;
		await expect(openPouchLedger({ org: '10470101', connect: never, openingMsMax: 1 })).rejects.toBeInstanceOf(LedgerWillNotOpenError);
	});
});

describe('two handles on one database', () => {
	it('[L3] stores an act that both append at once a single time', async () => {
		const [one, two] = await Promise.all([openPouchInMemory('10470101', 'two'), openPouchInMemory('10470101', 'two')]);
		const outcomes = await Promise.all([one.append([{ fact: aFact('A', 1) }]), two.append([{ fact: aFact('A', 1) }])]);
		expect(outcomes.flat().sort()).toEqual(['already-there', 'appended']);
		expect((await one.info()).documents).toBe(1);
		await two.pouch.destroy();
	});
});
