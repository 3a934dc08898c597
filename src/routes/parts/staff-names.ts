// The names behind staff ids (U119): from the centre's staff, and of the account that signed this device in.
import type { App } from '#app/app.ts';
import { staffNames } from '#readmodel/queries/staff.ts';

/** Names of those who are known; whoever is not in the answer is shown by their id. */
export async function namesBehind(
	{ readModel, session }: Pick<App, 'readModel' | 'session'>,
	ids: readonly string[]
): Promise<ReadonlyMap<string, string>> {
	const names = await staffNames(readModel, ids);
	if (session.kind !== 'account' || session.displayName === '' || names.has(session.user)) return names;
	return new Map([...names, [session.user, session.displayName]]);
}
