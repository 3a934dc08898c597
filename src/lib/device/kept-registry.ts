// What the server last said of the centre's devices, for looking at it without a network (U133). Names of devices and numbers; nothing
// of a visitor.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

const KEY = 'registry';

export interface KeptRegistry {
	/** Organisation code. */
	org: string;
	/** Device time of the answer, ms. */
	askedMs: number;
	/** As it came. */
	registry: unknown;
}

/** Undefined where nothing is kept of this organisation. */
export function readKeptRegistry(org: string): KeptRegistry | undefined {
	const kept = readLocal(KEY, isKept);
	return kept?.org === org ? kept : undefined;
}

export const keepRegistry = (kept: KeptRegistry): void => void writeLocal(KEY, kept);

const isKept = (value: unknown): value is KeptRegistry =>
	isObject(value) && isText(value['org']) && typeof value['askedMs'] === 'number' && isObject(value['registry']);
