// The number on a citizen's card, or on any other paper that a visitor shows (domain.md §7.2; D92): thirteen digits with a check
// digit. What does not fit is a warning, never a reason to turn somebody away.
import { CITIZEN_ID_DIGITS } from './limits.ts';
import { arabicDigits, cleanLine } from './thai-text.ts';

/** A typed number in the field it belongs to; both are '' when nothing was typed. */
export interface Identity {
	citizenId: string;
	otherId: string;
}
/** `incomplete`: fewer digits than a card has. `check-digit`: some digit is wrong. */
export type IdentityDoubt = 'incomplete' | 'check-digit';

/** Groups of a printed number: 1-2345-67890-12-1. */
const GROUPS = /^(\d)(\d{4})(\d{5})(\d{2})(\d)$/;
/** Shown of a masked number: its first five digits and its last. */
const SHOWN_FIRST = 5;
const MASK = 'x';

/** As it is stored: Arabic digits without the dashes and blanks of the print. */
export const cleanIdentity = (typed: string): string => arabicDigits(cleanLine(typed)).replace(/[\s–-]/g, '');

/** Up to thirteen digits are a citizen id; letters, or more digits, are of another paper. */
export function readIdentity(typed: string): Identity {
	const digits = cleanIdentity(typed);
	if (/^\d*$/.test(digits) && digits.length <= CITIZEN_ID_DIGITS) return { citizenId: digits, otherId: '' };
	return { citizenId: '', otherId: cleanLine(typed) };
}

/** What makes a citizen id doubtful, if anything. */
export function doubtOf(citizenId: string): IdentityDoubt | undefined {
	if (citizenId === '') return undefined;
	if (citizenId.length < CITIZEN_ID_DIGITS) return 'incomplete';
	return checkDigitOf(citizenId) === Number(citizenId.at(-1)) ? undefined : 'check-digit';
}

/** 1-2345-67890-12-1; a number that is not whole comes back as it is. */
export const formatCitizenId = (citizenId: string): string => citizenId.replace(GROUPS, '$1-$2-$3-$4-$5');

/** 1-2345-xxxxx-xx-1: enough to compare with a card at hand, not enough to use. Of other papers the last three characters. */
export function maskIdentity({ citizenId, otherId }: Identity): string {
	if (citizenId !== '') {
		const hidden = [...citizenId].map((digit, at) => (at < SHOWN_FIRST || at === CITIZEN_ID_DIGITS - 1 ? digit : MASK)).join('');
		return hidden.replace(/^(.)(.{4})(.{5})(.{2})(.)$/, '$1-$2-$3-$4-$5');
	}
	const shown = Math.min(3, Math.floor(otherId.length / 2));
	return MASK.repeat(otherId.length - shown) + otherId.slice(otherId.length - shown);
}

/** (11 − (Σ d·(13−i)) mod 11) mod 10 over the first twelve digits. */
function checkDigitOf(citizenId: string): number {
	const sum = [...citizenId.slice(0, -1)].reduce((total, digit, at) => total + Number(digit) * (CITIZEN_ID_DIGITS - at), 0);
	return (11 - (sum % 11)) % 10;
}
