// Pure: what is wrong with the set-up form, field by field, in the order of the page.
import type { CentreType } from '#domain/words.ts';
import { CODE_CHARACTERS_MAX, NAME_CHARACTERS_MAX } from '#domain/limits.ts';

/** The server asks for as many. */
export const PASSWORD_CHARACTERS_MIN = 8;
/** Author ids in facts are no longer than this. */
export const USER_CHARACTERS_MAX = CODE_CHARACTERS_MAX;
const USER_FORM = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

export interface SetupFields {
	displayName: string;
	user: string;
	password: string;
	centreName: string;
	centreType: CentreType | undefined;
	tambon: string;
	amphoe: string;
	province: string;
}
export type SetupField = keyof SetupFields;
export type Fault = 'missing' | 'too-long' | 'user-wrong' | 'password-short';
export interface FieldFault {
	field: SetupField;
	fault: Fault;
}

export interface Asked {
	/** Whether the administrator is made here, or is signed in already. */
	administrator: boolean;
}

/** Every fault of the form; none means that it may be sent. */
export function faultsOf(fields: SetupFields, asked: Asked): FieldFault[] {
	const names: SetupField[] = ['centreName', 'tambon', 'amphoe', 'province'];
	const faults: (FieldFault | undefined)[] = [
		...(asked.administrator ? [named(fields, 'displayName'), userFault(fields.user), passwordFault(fields.password)] : []),
		...names.slice(0, 1).map((field) => named(fields, field)),
		fields.centreType === undefined ? { field: 'centreType', fault: 'missing' } : undefined,
		...names.slice(1).map((field) => named(fields, field))
	];
	return faults.filter((fault) => fault !== undefined);
}

function named(fields: SetupFields, field: SetupField): FieldFault | undefined {
	const value = (fields[field] ?? '').trim();
	if (value === '') return { field, fault: 'missing' };
	return value.length > NAME_CHARACTERS_MAX ? { field, fault: 'too-long' } : undefined;
}

function userFault(user: string): FieldFault | undefined {
	const field = 'user';
	if (user.trim() === '') return { field, fault: 'missing' };
	if (!USER_FORM.test(user.trim())) return { field, fault: 'user-wrong' };
	return user.trim().length > USER_CHARACTERS_MAX ? { field, fault: 'too-long' } : undefined;
}

function passwordFault(password: string): FieldFault | undefined {
	if (password === '') return { field: 'password', fault: 'missing' };
	return password.length < PASSWORD_CHARACTERS_MIN ? { field: 'password', fault: 'password-short' } : undefined;
}
