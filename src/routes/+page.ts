import { redirect } from '@sveltejs/kit';
import { readSession } from '#device/session.ts';
import { rolesIn } from '#domain/roles.ts';
import { databaseOf } from '#sync/scope.ts';
import { firstPlace, SIGN_IN } from './parts/places.ts';

/** The bare address leads to where the person signed in begins. */
export function load(): never {
	const session = readSession();
	redirect(307, session === undefined ? SIGN_IN : firstPlace(rolesIn(session.roles, databaseOf(session.org))));
}
