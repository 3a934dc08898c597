// The security object of a database that nobody has opened to anyone.

const ADMINISTRATORS_ONLY = ['_admin'];

/** Given to every database this server makes: a cluster may have been set up to let everyone into a new one. */
export const CLOSED = { admins: { names: [], roles: ADMINISTRATORS_ONLY }, members: { names: [], roles: ADMINISTRATORS_ONLY } };

interface Grantees {
	names?: string[];
	roles?: string[];
}

/** Whether only administrators of the cluster enter. */
export function isClosed(value: unknown): boolean {
	const { admins, members } = value as { admins?: Grantees; members?: Grantees };
	return namesNobody(admins) && namesNobody(members) && members?.roles?.length === 1;
}

const namesNobody = (grantees: Grantees | undefined): boolean =>
	(grantees?.names ?? []).length === 0 && (grantees?.roles ?? []).every((role) => ADMINISTRATORS_ONLY.includes(role));
