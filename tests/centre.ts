// A centre on a running server: made by the first-run link as in life, with people, and with what its head would publish.
import { exampleCatalogue } from '#domain/catalogue.ts';
import { bangkokDay } from '#domain/days.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import { exampleSurveys } from '#domain/surveys/default-surveys.ts';
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { Fact } from '#domain/facts.ts';
import type { VisitField } from '#domain/words.ts';
import type { Person } from './device.ts';
import type { ServerProcess } from './server-process.ts';

const ORG = 'test';
const PASSWORD = 'correct horse';
const LONG_AGO = '2025-01-01T02:00:00.000Z';
const LONG_AGO_DAY = '2025-01-01';
const ULID_LONG_AGO = '01JGFH4M00';

export const staff = {
	head: { user: 'head', password: PASSWORD },
	counter: { user: 'counter', password: PASSWORD },
	second: { user: 'second', password: PASSWORD },
	supervisor: { user: 'supervisor', password: PASSWORD }
} as const satisfies Record<string, Person>;

export const profile = {
	name: 'ศูนย์ทดสอบ',
	type: 'subdistrict-organisation',
	tambon: 'ทุ่งตะวัน',
	amphoe: 'ธารารมย์',
	province: 'ศรีพนา'
} as const;

/** A ULID for tests: of a time long ago, and a number. */
export const ulidOf = (number: number): string => ULID_LONG_AGO + String(number).padStart(16, '0');

/** What every test centre has published before its first day. */
export function publishedFacts(org = ORG): Fact[] {
	const envelope: Envelope = { at: LONG_AGO, offset: 0, by: 'head', device: ulidOf(1), org };
	return [
		makeFact('centre-profile-set', org, ulidOf(2), envelope, profile),
		makeFact('service-catalogue-published', org, ulidOf(3), envelope, {
			effectiveFrom: LONG_AGO_DAY,
			label: '',
			works: exampleCatalogue()
		}),
		makeFact('notice-published', org, ulidOf(8), envelope, exampleNotice(LONG_AGO_DAY)),
		...exampleSurveys().map((survey, index) =>
			makeFact('survey-definition-published', org, ulidOf(4 + index), envelope, { ...survey, effectiveFrom: LONG_AGO_DAY })
		)
	];
}

/** A line of the server's registry, as far as specs look at it. */
export interface RegistryRow {
	device: string;
	name: string;
	lastHeard: number | null;
	report: { unsent: number; lastFactAt: string | null } | null;
	revoked: { reason: string; erasedAt: number | null } | null;
}

export class Centre {
	readonly org = ORG;
	readonly database = `org-${ORG}`;
	readonly #server: ServerProcess;

	/** The centre that was made on a server before. */
	constructor(server: ServerProcess) {
		this.#server = server;
	}

	/** Makes the centre on a server that was never set up. */
	static async make(server: ServerProcess): Promise<Centre> {
		const token = server.setupLink?.split('#')[1];
		if (token === undefined) throw new Error('The server printed no first-run link');
		const centre = new Centre(server);
		const { user, password } = staff.head;
		await centre.#ask('POST', '/_sala/setup', { token, user, password, displayName: 'หัวหน้าทดสอบ', org: { code: ORG } });
		for (const [person, role] of [
			[staff.counter, 'counter'],
			[staff.second, 'counter'],
			[staff.supervisor, 'supervisor']
		] as const) {
			const roles = [`${centre.database}:${role}`];
			await centre.#ask('PUT', `/db/_users/org.couchdb.user:${person.user}`, {
				name: person.user,
				type: 'user',
				displayName: person.user,
				roles,
				password: PASSWORD
			});
		}
		await centre.write(publishedFacts());
		return centre;
	}

	/** Says, as the head does on another device, that somebody no longer works here. */
	async disable(staffId: string): Promise<void> {
		const envelope: Envelope = { at: new Date().toISOString(), offset: 0, by: 'head', device: ulidOf(1), org: this.org };
		await this.write([makeFact('staff-disabled', staffId, ulidOf(90), envelope, { reason: 'left' })]);
	}

	/** As its head, from today on: works are named anew, and the counter's form has these fields besides the usual ones. */
	async publishToday({ renamed, fields }: { renamed: Partial<Record<string, string>>; fields: VisitField[] }): Promise<void> {
		const now = Date.now();
		const envelope: Envelope = { at: new Date(now).toISOString(), offset: 0, by: 'head', device: ulidOf(1), org: this.org };
		const works = exampleCatalogue().map((work) => ({ ...work, name: renamed[work.name] ?? work.name }));
		const effectiveFrom = bangkokDay(now, 0);
		await this.write([
			makeFact('service-catalogue-published', this.org, ulidOf(60), envelope, { effectiveFrom, label: '', works }),
			makeFact('visit-fields-set', this.org, ulidOf(61), envelope, { fields })
		]);
	}

	/** Puts documents into the centre's database as the head. */
	async write(docs: readonly { _id: string }[]): Promise<void> {
		const outcomes = (await this.#ask('POST', `/db/${this.database}/_bulk_docs`, { docs })) as { ok?: boolean }[];
		const refused = outcomes.filter(({ ok }) => ok !== true);
		if (refused.length > 0) throw new Error(`The server refused ${JSON.stringify(refused[0])}`);
	}

	/** All documents that the server has of the centre, by id. */
	async documents(): Promise<Map<string, Record<string, unknown>>> {
		const { rows } = (await this.#ask('GET', `/db/${this.database}/_all_docs?include_docs=true`)) as {
			rows: { id: string; doc: Record<string, unknown> }[];
		};
		return new Map(rows.map(({ id, doc }) => [id, doc]));
	}

	/** The facts of one kind that the server has. */
	async facts(kind: Fact['kind']): Promise<Record<string, unknown>[]> {
		return [...(await this.documents()).values()].filter((document) => document['kind'] === kind);
	}

	/** The registry of the centre's devices, as its head sees it. */
	async devices(): Promise<RegistryRow[]> {
		return ((await this.#ask('GET', `/_sala/devices?org=${this.database}`)) as { devices: RegistryRow[] }).devices;
	}

	/** Takes a device's place away, as its head. */
	async revokeDevice(device: string): Promise<void> {
		await this.#ask('POST', '/_sala/devices/revocations', { org: this.database, device, reason: 'stolen' });
	}

	/** Lets a device in by a one-time code; answers its own account. */
	async enrol(device: string, name: string): Promise<Person> {
		const { code } = (await this.#ask('POST', '/_sala/enrolment-codes', { org: this.database, name })) as { code: string };
		const claim = { code, device, nonce: 'a-nonce-of-this-test-alone', claim: true };
		const { user, password } = (await this.#ask('POST', '/_sala/enrolments', claim)) as Person;
		return { user, password };
	}

	async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
		const { user, password } = staff.head;
		const response = await fetch(this.#server.url + path, {
			method,
			headers: { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
		return JSON.parse(text);
	}
}
