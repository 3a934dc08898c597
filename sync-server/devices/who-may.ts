// Who may ask about the devices of an organisation (P140, P147): people by the roles that the app's own rules know.
import { may, rolesIn, type Act } from '#domain/roles.ts';
import { Refused } from '../errors.ts';
import type { Ask } from '../protocol/exchange.ts';
import { deviceUser } from './device-account.ts';

/**
 * Throws Refused unless a role of whoever asks allows the act in this organisation. People's own accounts alone: a tablet's credential
 * lies on the tablet, where a thief finds it.
 */
export function requireOwnAct(ask: Ask, org: string, act: Act): void {
	requireSomebody(ask);
	const ofAPerson = rolesIn(ask.user.roles, org).filter((role) => role !== 'device' && role !== 'revoked-device');
	if (!may(ofAPerson, act)) throw new Refused('forbidden', isOfDevice(ask, org) ? ACCOUNT_NEEDED : NOT_ALLOWED);
}

/** Anyone of the organisation may speak for the device at hand; a device's credential speaks for that device alone. */
export function requireVoiceOf(ask: Ask, org: string, device: string): void {
	requireSomebody(ask);
	const isMember = rolesIn(ask.user.roles, org).length > 0;
	const isAnotherDevice = isOfDevice(ask, org) && ask.user.name !== deviceUser(device);
	if (!isMember || isAnotherDevice) throw new Refused('forbidden', 'This session may not speak for this device.');
}

export function requireSomebody(ask: Ask): void {
	if (ask.user.name === null) throw new Refused('unauthorized', 'Sign in first.');
}

/** Whether a tablet's own credential asks. */
const isOfDevice = (ask: Ask, org: string): boolean =>
	rolesIn(ask.user.roles, org).some((role) => role === 'device' || role === 'revoked-device');

const NOT_ALLOWED = 'Your account has no role that may do this in this organisation.';
const ACCOUNT_NEEDED = 'account-needed: a device may not do this; send the name and password of an account along.';
