// Who can unlock this device (U115): everybody with a PIN on it, whoever was here last first. Pure.
import { compareThai } from '#domain/thai-text.ts';

export interface PersonHere {
	staff: string;
	name: string;
	/** The PIN was deleted after too many wrong tries. */
	destroyed: boolean;
}

export interface PeopleKnown {
	slots: readonly { staff: string; destroyed: boolean }[];
	recent: readonly { staff: string; name: string }[];
	/** Names as the centre knows them now. */
	rows: readonly { id: string; name: string }[];
	/** The account that signed this device in, when it is somebody's own. */
	owner?: { staff: string; name: string } | undefined;
}

/** Names from the centre where they have come, else as they were last shown here, else the id. */
export function peopleHere({ slots, recent, rows, owner }: PeopleKnown): PersonHere[] {
	const ranks = new Map(recent.map(({ staff }, at) => [staff, at]));
	const rank = (staff: string): number => ranks.get(staff) ?? recent.length;
	const nameOf = (staff: string): string =>
		rows.find(({ id }) => id === staff)?.name ||
		(owner?.staff === staff ? owner.name : '') ||
		recent.find((one) => one.staff === staff)?.name ||
		staff;
	return slots
		.map(({ staff, destroyed }) => ({ staff, name: nameOf(staff), destroyed }))
		.sort((a, b) => rank(a.staff) - rank(b.staff) || compareThai(a.name, b.name));
}

/** Who is offered first: whoever was here last and can still get in; nobody when another person is to be chosen. */
export const offered = (people: readonly PersonHere[], choosing: boolean): string | undefined =>
	choosing && people.length > 1 ? undefined : people.find(({ destroyed }) => !destroyed)?.staff;
