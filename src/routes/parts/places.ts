// The addresses of the app, and which of them need nobody to be signed in.
import type { Role } from '#domain/roles.ts';

export const KIOSK = '/kiosk';
export const SIGN_IN = '/sign-in';
export const SETUP = '/setup';
export const ENROL = '/enrol';
export const COUNTER = '/counter';
export const HELP = '/help';
export const SUPERVISOR = '/supervisor';
export const CASES = '/cases';
export const FIND = '/find';
export const OFFICE = '/office';
export const SETTINGS = '/settings';
export const RECOVERY_SHEET = '/settings/recovery-sheet';
export const DEVICES = '/settings/devices';
/** All that is left of a device that has lost its place. */
export const REVOKED = '/revoked';

/** Whether a place is shown to anyone, and without the data of a centre. */
export const isOpen = (pathname: string): boolean => [SIGN_IN, SETUP, ENROL, REVOKED].includes(pathname);

/** Where someone with these roles begins: whoever only reads figures begins with them; a tablet is for the counter. */
export const firstPlace = (roles: readonly Role[]): typeof COUNTER | typeof SUPERVISOR =>
	roles.some((role) => role === 'head' || role === 'counter' || role === 'device') ? COUNTER : SUPERVISOR;
