// What CouchDB does and this server does not, said clearly. No JavaScript out of a document is ever run (P60).
import { Refused } from '../errors.ts';
import type { Answer } from './exchange.ts';

export async function notDone(): Promise<Answer> {
	throw new Refused('not_implemented');
}

/** Views, shows, lists, updates and rewrites: code that lies in design documents. */
export async function codeNotRun(): Promise<never> {
	throw new Refused('not_implemented', 'Functions in design documents are stored and replicated, never run.');
}
