// The time part of the newest act that was recorded on this device, for telling the server.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

const KEY = 'last-fact';

interface Kept {
	org: string;
	/** First ten letters of a ULID. */
	act: string;
}

export const readLastFact = (org: string): string | undefined => {
	const kept = readLocal(KEY, isKept);
	return kept?.org === org ? kept.act : undefined;
};

export const writeLastFact = (org: string, act: string): void => void writeLocal(KEY, { org, act } satisfies Kept);

const isKept = (value: unknown): value is Kept => isObject(value) && isText(value['org']) && isText(value['act']);
