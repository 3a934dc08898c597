// The years and months that have a register of their own, as its numbering says (D124): `e-service-FY2570`, `help-2026-11`.
import { asDay, fiscalYearOf, fiscalYearRange, isDay, monthRange, monthRangeAway, type Day, type DayRange } from './days.ts';
import { registerKinds, type Numbering, type RegisterKind } from './register-words.ts';

/** A register of one year or month. */
export interface RegisterPeriod {
	id: string;
	register: RegisterKind;
	numbering: Numbering;
	range: DayRange;
}

/** The register in which a day's entries are numbered. */
export const registerOf = (register: RegisterKind, numbering: Numbering, on: Day): RegisterPeriod =>
	numbering === 'month'
		? { id: `${register}-${on.slice(0, 7)}`, register, numbering, range: monthRange(on) }
		: { id: `${register}-FY${String(fiscalYearOf(on))}`, register, numbering, range: fiscalYearRange(fiscalYearOf(on)) };

/** Every register that has days of a range, in order. */
export function registersIn(register: RegisterKind, numbering: Numbering, { from, to }: DayRange): RegisterPeriod[] {
	const found: RegisterPeriod[] = [];
	for (let on = from; on <= to; on = nextAfter(found.at(-1) as RegisterPeriod)) found.push(registerOf(register, numbering, on));
	return found;
}

/** The register that an id names; undefined for an id that names none. */
export function readRegisterId(id: string): RegisterPeriod | undefined {
	const register = registerKinds.find((kind) => id.startsWith(`${kind}-`));
	if (register === undefined) return undefined;
	const rest = id.slice(register.length + 1);
	const year = /^FY(2[4-7]\d\d)$/.exec(rest)?.[1];
	if (year !== undefined) return registerOf(register, 'fiscal-year', fiscalYearRange(Number(year)).from);
	const first = `${rest}-01`;
	return isDay(first) && rest.length === 7 ? registerOf(register, 'month', asDay(first)) : undefined;
}

const nextAfter = ({ range }: RegisterPeriod): Day => monthRangeAway(range.to, 1).from;
