// A pattern can take longer than the world lasts on a text it almost fits. The engine is the only one who can stop itself:
// work done through here is broken off when its time is up.
import { createContext, Script } from 'node:vm';

const context = createContext({ work: undefined as (() => unknown) | undefined });
const call = new Script('work()');

/** What `work` returns; undefined when it took longer than `maxMs`. Must be pure: it may be broken off anywhere. */
export function withinTime<T>(maxMs: number, work: () => T): { result: T } | undefined {
	context.work = work;
	try {
		return { result: call.runInContext(context, { timeout: maxMs }) as T };
	} catch (error) {
		if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
		throw error;
	} finally {
		context.work = undefined;
	}
}
