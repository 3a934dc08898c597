// Who stands in the list of staff, and how they stand to this device (U118). Pure.
import { compareThai } from '#domain/thai-text.ts';
import type { StaffMember } from '#domain/staff-member.ts';
import type { StaffRole } from '#domain/words.ts';
import type { PersonHere } from '../../parts/people-here.ts';

export interface StaffListed {
	id: string;
	name: string;
	/** Undefined for an account that the centre has not added to its staff. */
	role: StaffRole | undefined;
	disabled: StaffMember['disabled'];
	/** Their PIN on this device. */
	pin: 'set' | 'none' | 'destroyed';
	/** Whoever is at the device. */
	you: boolean;
}

export interface ListedFrom {
	rows: readonly StaffMember[];
	/** Everybody with a PIN here. */
	people: readonly PersonHere[];
	you: string | undefined;
	/** The account that signed this device in: listed also before it has a PIN here. */
	owner?: { staff: string; name: string } | undefined;
}

/** Those who work here first, each group in the order of a Thai dictionary. */
export function staffListed({ rows, people, you, owner }: ListedFrom): StaffListed[] {
	const pinOf = (id: string): StaffListed['pin'] => {
		const slot = people.find(({ staff }) => staff === id);
		return slot === undefined ? 'none' : slot.destroyed ? 'destroyed' : 'set';
	};
	const known = new Set(rows.map(({ id }) => id));
	const others = [...people, ...(owner === undefined ? [] : [owner])].filter(({ staff }) => !known.has(staff));
	const accounts = new Map(others.map(({ staff, name }) => [staff, name]));
	return [
		...rows.map(({ id, name, role, disabled }) => ({ id, name, role, disabled, pin: pinOf(id), you: id === you })),
		...[...accounts].map(([id, name]) => ({ id, name, role: undefined, disabled: undefined, pin: pinOf(id), you: id === you }))
	].sort((a, b) => Number(a.disabled !== undefined) - Number(b.disabled !== undefined) || compareThai(a.name, b.name));
}
