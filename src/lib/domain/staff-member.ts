// A person who works at the counter, and what they may do. Apart from what may be recorded of them (staff.ts), so that the first
// screen does not load the shapes of facts.
import type { Role } from './roles.ts';
import { normaliseForSearch } from './thai-text.ts';
import type { DisableReason, StaffRole } from './words.ts';

/** A person at the counter as the set of their facts says they are. */
export interface StaffMember {
	/** ULID, or the user name of the account that set the centre up. */
	id: string;
	name: string;
	role: StaffRole;
	/** Why they no longer work here; undefined while they do. */
	disabled: DisableReason | undefined;
}

/** What a staff member may be: nothing while unknown or disabled. */
export const rolesOfStaff = (member: Pick<StaffMember, 'role' | 'disabled'> | undefined): Role[] =>
	member === undefined || member.disabled !== undefined ? [] : [member.role];

/** Whether another person who works here has the same name, however it is spelled: allowed, but worth a second look. */
export const hasNamesake = (staff: readonly StaffMember[], name: string, except?: string): boolean =>
	staff.some((one) => one.id !== except && one.disabled === undefined && normaliseForSearch(one.name) === normaliseForSearch(name));
