// Takes everything of one centre off this device (S34): databases, keys, drafts, markers, session. What belongs to another centre stays.
import { removeKeptWhere } from './kept-text.ts';
import { PREFIX } from './local-store.ts';

const KEPT_PREFIX = `${PREFIX}kept.`;
/** What PouchDB notes beside its databases. */
const POUCH_PREFIX = '_pouch_';
const POUCH_CHECK = '_pouch_check_localstorage';
/** The mark of what is going on, and how this device shows things to whoever takes it next. */
const STAYS = ['farewell', 'settings', 'language'].map((key) => PREFIX + key);
/** A database that another page holds open is deleted when that page is gone. */
export const DELETING_MS_MAX = 5_000;

/** Whether nothing is left. What is left is deleted by the browser once no page holds it; a later call says so. */
export async function eraseCentre(org: string): Promise<boolean> {
	const gone = await eraseDatabases(org);
	eraseLocal(org);
	sessionStorage.clear();
	await removeKeptWhere((key) => key !== 'farewell' && !isOfOther(key, org));
	return gone;
}

async function eraseDatabases(org: string): Promise<boolean> {
	const names = await databasesOf(org);
	const deleted = await Promise.all(names.map(deleteDatabase));
	return deleted.every(Boolean);
}

/** Those that carry the organisation's code; the well-known ones where the browser does not list. */
async function databasesOf(org: string): Promise<string[]> {
	const code = org.toLowerCase();
	const known = [`_pouch_sala-ledger-${code}`, `sala-view-${code}`, `sala-drafts-${code}`];
	const listed = 'databases' in indexedDB ? (await indexedDB.databases()).flatMap(({ name }) => name ?? []) : [];
	return [...new Set([...known, ...listed.filter((name) => names(name, code))])];
}

/** Whether a name carries the code as a whole word: `…-x1`, `…-x1-2`, not `…-x12`. */
function names(text: string, code: string): boolean {
	const words = ` ${text.toLowerCase()} `;
	for (let at = words.indexOf(code); at >= 0; at = words.indexOf(code, at + 1)) {
		if (!/[a-z0-9]/.test(words[at - 1] as string) && !/[a-z0-9]/.test(words[at + code.length] as string)) return true;
	}
	return false;
}

function deleteDatabase(name: string): Promise<boolean> {
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(false), DELETING_MS_MAX);
		const answer = (gone: boolean) => () => {
			clearTimeout(timer);
			resolve(gone);
		};
		const asked = indexedDB.deleteDatabase(name);
		asked.onsuccess = answer(true);
		asked.onerror = answer(false);
	});
}

function eraseLocal(org: string): void {
	for (const key of Object.keys(localStorage)) {
		const isOwn = key.startsWith(PREFIX) && !key.startsWith(KEPT_PREFIX) && !STAYS.includes(key);
		const isOfPouch = key.startsWith(POUCH_PREFIX) && (names(key, org.toLowerCase()) || key === POUCH_CHECK);
		if (isOwn || isOfPouch) localStorage.removeItem(key);
	}
}

/** `vault/<code>`, `ledger-marker/<code>`; what carries no code is the device's. */
const isOfOther = (key: string, org: string): boolean => key.includes('/') && !names(key, org.toLowerCase());
