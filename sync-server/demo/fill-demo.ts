// `--demo`: an invented centre with a quarter of visits and surveys, sealed like real ones, and people to sign in as (O8).
import { createHash, webcrypto } from 'node:crypto';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { bangkokDay } from '#domain/days.ts';
import { formatKeyText } from '#domain/key-text.ts';
import { encodePersonal } from '#domain/personal-codec.ts';
import { sealBytes } from '#domain/sealing.ts';
import { addUser, createOrganisation, organisationDatabase, organisationRole, type OrganisationRole } from '../admin/accounts.ts';
import type { Config } from '../config-type.ts';
import type { Clock } from '../ports.ts';
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database, Edit, Store } from '../store/store.ts';
import { chance } from './chance.ts';
import { inventedQuarter } from './invented-quarter.ts';
import type { InventedAct } from './invented-visits.ts';

export const DEMO_ORG = 'demo';
const SEED = 2569;
const EDITS_PER_WRITE = 1000;
/** Where a fill stands, so that one cut short is begun again and a whole one never touched. */
const PROGRESS_KEY = 'demo';
const crypto = webcrypto as unknown as Crypto;

/** Known to everyone who reads this: a demonstration hides nothing. */
const DEMO_PASSWORD = 'sala-demo';
const people: readonly { name: string; role: OrganisationRole; displayName: string }[] = [
	{ name: 'demo-head', role: 'head', displayName: 'หัวหน้าศูนย์ (สมมติ)' },
	{ name: 'demo-counter', role: 'counter', displayName: 'เจ้าหน้าที่เคาน์เตอร์ (สมมติ)' },
	{ name: 'demo-supervisor', role: 'supervisor', displayName: 'ผู้กำกับดูแล (สมมติ)' }
];

export const demoKey = (): Uint8Array<ArrayBuffer> =>
	new Uint8Array(createHash('sha256').update('the key of the invented centre').digest());

interface Demo {
	store: Store;
	config: Pick<Config, 'pbkdf2Iterations'>;
	clock: Clock;
}

/** Makes and fills the invented centre where there is none; resolves when all of it is on disk. */
export async function fillDemo({ store, config, clock }: Demo): Promise<'filled' | 'already-there'> {
	const database = await emptyDatabase(store);
	if (database === undefined) return 'already-there';
	const now = clock.now();
	const counter = { org: DEMO_ORG, clerks: ['demo-counter', 'demo-head'] as const, works: exampleCatalogue() };
	const acts = inventedQuarter(counter, bangkokDay(now, 0), now, chance(SEED));
	for (let from = 0; from < acts.length; from += EDITS_PER_WRITE) {
		const edits = await Promise.all(acts.slice(from, from + EDITS_PER_WRITE).map(editsOf));
		await database.write(edits.flat());
	}
	for (const { name, role, displayName } of people) {
		await addUser(store, { name, password: DEMO_PASSWORD, displayName, roles: [organisationRole(DEMO_ORG, role)] }, config);
	}
	await database.writeMeta(PROGRESS_KEY, 'filled');
	return 'filled';
}

/** The centre's database made now, or undefined when there is one that is whole or not ours. */
async function emptyDatabase(store: Store): Promise<Database | undefined> {
	const name = organisationDatabase(DEMO_ORG);
	const before = await store.open(name);
	if (before !== undefined && (await before.readMeta(PROGRESS_KEY)) !== 'filling') return undefined;
	if (before !== undefined) await store.destroy(name);
	await createOrganisation(store, { code: DEMO_ORG });
	const database = await store.open(name);
	await database?.writeMeta(PROGRESS_KEY, 'filling');
	return database;
}

async function editsOf({ fact, personal }: InventedAct): Promise<Edit[]> {
	if (personal === undefined) return [editOf(fact)];
	const _id = `personal:${personal.subjectId}:${personal.act}`;
	const sealed = await sealBytes(crypto, demoKey(), _id, encodePersonal(personal.plain));
	return [editOf(fact), editOf({ _id, device: fact.device, org: fact.org, sealed })];
}

function editOf<D extends { _id: string }>(document: D): Edit {
	const { _id, ...body } = document;
	return {
		id: _id,
		edit: { kind: 'new', parent: undefined, hash: hashOfText(JSON.stringify(document)), deleted: false },
		json: JSON.stringify(body)
	};
}

/** What a person needs to look round: how to sign in, and the key that opens the names. */
export async function demoWords(): Promise<string> {
	const signIns = people.map(({ name, role }) => `  ${name.padEnd(16)} ${DEMO_PASSWORD}   ${role}`);
	return ['ศูนย์สมมติ (invented centre):', ...signIns, `  กุญแจของศูนย์ (centre key): ${await formatKeyText(crypto, demoKey())}`].join('\n');
}
