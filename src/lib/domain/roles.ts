// Who may do what (D14). The server asks the same questions before it lets a document in.

/**
 * `device`: the credential of a tablet. It sends what its staff record, and gives nobody who holds it a screen.
 * `revoked-device`: the same after it was revoked, when a stranger may hold it: what the counter recorded still gets out, and nothing comes in.
 */
export const roles = ['administrator', 'head', 'counter', 'supervisor', 'device', 'revoked-device'] as const;
export type Role = (typeof roles)[number];

export const acts = [
	'register',
	'correct',
	'void',
	'record-outcome',
	'handle-case',
	'survey',
	'read-figures',
	'read-personal',
	'set-profile',
	'publish-catalogue',
	'choose-works',
	'choose-favourites',
	'publish-survey',
	'manage-people',
	'manage-devices',
	'enrol-device',
	'set-privacy',
	'erase-personal',
	'log-opening',
	'register-help',
	'handle-help',
	'set-help',
	/** Says who is on duty, oneself among them who come or go; `plan-duty`: anybody. */
	'set-duty',
	'plan-duty',
	/** Gives the entries of a register their numbers; `set-register`: says what it looks like. */
	'print-register',
	'set-register'
] as const;
export type Act = (typeof acts)[number];

/** Role in CouchDB's `_users` for whoever runs the whole server. */
const SERVER_ADMINISTRATOR = '_admin';

const atTheCounter: readonly Act[] = [
	'register',
	'correct',
	'void',
	'record-outcome',
	'handle-case',
	'survey',
	'read-figures',
	'read-personal',
	'log-opening',
	'enrol-device',
	'choose-favourites',
	'register-help',
	'handle-help',
	'set-duty',
	'print-register'
];
const ofTheOffice: readonly Act[] = [
	'set-profile',
	'publish-catalogue',
	'choose-works',
	'choose-favourites',
	'publish-survey',
	'manage-people',
	'manage-devices',
	'enrol-device',
	'set-privacy',
	'set-duty',
	'plan-duty',
	'set-register'
];

/** An administrator keeps the system and never needs a visitor's name; a supervisor reads figures alone. */
const allowed: Record<Role, ReadonlySet<Act>> = {
	administrator: new Set([...ofTheOffice, 'read-figures', 'log-opening']),
	head: new Set([...atTheCounter, ...ofTheOffice, 'erase-personal', 'set-help']),
	counter: new Set(atTheCounter),
	supervisor: new Set<Act>(['read-figures', 'log-opening', 'enrol-device']),
	// Its staff's PINs are known to the tablet alone, so the server takes from it what any of them may do.
	device: new Set([...atTheCounter, ...ofTheOffice, 'erase-personal', 'set-help']),
	'revoked-device': new Set<Act>([
		'register',
		'correct',
		'void',
		'record-outcome',
		'handle-case',
		'survey',
		'log-opening',
		'enrol-device',
		'register-help',
		'handle-help',
		// Numbers that stand on paper already hold.
		'print-register'
	])
};

/** Whether one of the roles allows the act. */
export const may = (held: readonly Role[], act: Act): boolean => held.some((role) => allowed[role].has(act));

/** The roles which role strings of the server (`<db>:<role>`, `_admin`) give in one database; unknown ones give none. */
export function rolesIn(strings: readonly string[], db: string): Role[] {
	return roles.filter((role) => strings.includes(`${db}:${role}`) || (role === 'administrator' && strings.includes(SERVER_ADMINISTRATOR)));
}
