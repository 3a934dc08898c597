// What the first run and an administrator named in the environment need of the server's accounts, on the real store.
import { addUser, createOrganisation, hasAdministrator, organisationDatabase } from '../admin/accounts.ts';
import type { Config } from '../config-type.ts';
import type { Store } from '../store/store.ts';
import type { Accounts } from './first-run.ts';

export function accountsOf(store: Store, config: Pick<Config, 'pbkdf2Iterations'>): Accounts {
	return {
		hasAdministrator: () => hasAdministrator(store),
		createOrganisation: async (code) => {
			const { database, outcome } = await createOrganisation(store, { code });
			if (outcome === 'created') return 'created';
			const info = await (await store.open(database))?.info();
			return (info?.docCount ?? 0) === 0 ? 'created' : 'already-there';
		},
		discardOrganisation: async (code) => void (await store.destroy(organisationDatabase(code))),
		addUser: (user) => addUser(store, user, config)
	};
}

/** The administrator of SALA_ADMIN_USER, made when nobody has that name; an existing one keeps the password it has. */
export async function ensureAdministrator(
	store: Store,
	config: Pick<Config, 'pbkdf2Iterations'>,
	{ user, password }: { user: string; password: string }
): Promise<void> {
	await addUser(store, { name: user, password, displayName: user, roles: ['_admin'] }, config);
}
