// Who and what is on a server, read from its data folder; the server may be running.
import { existsSync } from 'node:fs';
import { rolesOf, USERS_DATABASE, userDocumentId, type UserDocument } from '../auth/user-documents.ts';
import { ReadOnlyFile } from '../store/read-only-file.ts';
import { databasePath, databasesIn } from './data-folder.ts';
import { maySignIn } from './people.ts';

export interface ListedOrganisation {
	/** Its code: the database's name without `org-`. */
	code: string;
	/** Undefined when its file cannot be read. */
	documents: number | undefined;
}

export interface ListedPerson {
	name: string;
	displayName: string;
	roles: string[];
	/** False for who was shut out. */
	maySignIn: boolean;
}

const ORGANISATION_PREFIX = 'org-';

/** In code order. Throws NoDataFolderError. */
export function organisationsIn(dataDir: string): ListedOrganisation[] {
	return databasesIn(dataDir)
		.filter(({ name }) => name.startsWith(ORGANISATION_PREFIX))
		.map(({ name, path }) => ({ code: name.slice(ORGANISATION_PREFIX.length), documents: countIn(path) }));
}

/** In name order. Throws SQLite's error when the accounts cannot be read. */
export function peopleIn(dataDir: string): ListedPerson[] {
	const path = databasePath(dataDir, USERS_DATABASE);
	if (!existsSync(path)) return [];
	const file = new ReadOnlyFile(path);
	try {
		return [...file.documents()].filter(({ id }) => id.startsWith(userDocumentId(''))).map(({ json }) => personOf(json));
	} finally {
		file.close();
	}
}

function personOf(json: string): ListedPerson {
	const document = JSON.parse(json) as UserDocument;
	const text = (value: unknown): string => (typeof value === 'string' ? value : '');
	return {
		name: text(document.name),
		displayName: text(document.displayName),
		roles: rolesOf(document),
		maySignIn: maySignIn(document)
	};
}

function countIn(path: string): number | undefined {
	try {
		const file = new ReadOnlyFile(path);
		file.close();
		return file.state.live;
	} catch {
		return undefined;
	}
}
