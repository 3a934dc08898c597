// The last things that went wrong on this device, for whoever helps (promise B16). Names and places in the program only: the
// words of an error may quote what somebody typed, so they are not kept.
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

export const ERRORS_KEPT_MAX = 20;
const FRAMES_KEPT_MAX = 4;
const KEY = 'errors';

export interface KeptError {
	/** Device time, ISO. */
	at: string;
	/** Name of the error's class, e.g. `QuotaExceededError`. */
	name: string;
	/** Files of the program with line and column, the innermost first. */
	where: string[];
}

const isKept = (value: unknown): value is KeptError[] =>
	Array.isArray(value) &&
	value.every((each) => isObject(each) && isText(each['at']) && isText(each['name']) && Array.isArray(each['where']));

/** Newest last. */
export const readErrors = (): KeptError[] => readLocal(KEY, isKept) ?? [];

/** Keeps what goes wrong in this page from now on; returns how to stop. */
export function keepErrors(now: () => number = () => Date.now()): () => void {
	const keep = (error: unknown): void =>
		void writeLocal(KEY, [...readErrors(), keptOf(error, new Date(now()).toISOString())].slice(-ERRORS_KEPT_MAX));
	const failed = (event: ErrorEvent): void => keep(event.error);
	const rejected = (event: PromiseRejectionEvent): void => keep(event.reason);
	addEventListener('error', failed);
	addEventListener('unhandledrejection', rejected);
	return () => {
		removeEventListener('error', failed);
		removeEventListener('unhandledrejection', rejected);
	};
}

/** Letters of a class's name and of a file's; anything else was not written by a programmer. */
const NAME = /^[A-Za-z]{1,60}$/;
const PLACE = /\/([\w.-]{1,80}\.(?:js|ts|svelte))(?:\?[^:\s]*)?:(\d+):(\d+)/;

function keptOf(error: unknown, at: string): KeptError {
	const { name, stack } = isObject(error) ? error : ({} as Record<string, unknown>);
	const frames = isText(stack) ? stack.split('\n').flatMap((line) => PLACE.exec(line)?.slice(1).join(':') ?? []) : [];
	return { at, name: isText(name) && NAME.test(name) ? name : 'unknown', where: frames.slice(0, FRAMES_KEPT_MAX) };
}
