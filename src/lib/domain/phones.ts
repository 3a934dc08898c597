// Telephone numbers as typed (domain.md §7.2): "๐ ๔๒๗๑ ๑๕๖๑ ต่อ ๑๒๕๑-๒", "081-234-5678", "+66 81 234 5678".
import { PHONE_DIGITS_MAX, PHONE_EXTENSION_CHARACTERS_MAX } from './limits.ts';
import { refuse, type Refusal } from './refusals.ts';
import { arabicDigits, cleanLine } from './thai-text.ts';

export interface Phone {
	/** Digits only, with the leading 0; '' for no number. */
	digits: string;
	/** Digits, commas and dashes after ต่อ; '' for none. */
	extension: string;
}
export type PhoneAnswer = { ok: true; phone: Phone } | { ok: false; refusal: Refusal };

/** Longer than this there is no use in looking for an extension. */
const TYPED_CHARACTERS_MAX = 200;

/** Reads a typed number. Any number of digits up to the limit is taken: hotlines have three, foreign numbers many. */
export function readPhone(typed: string, field = 'phone'): PhoneAnswer {
	const line = arabicDigits(cleanLine(typed));
	const parted = line.length > TYPED_CHARACTERS_MAX ? null : /^(.*?)\s*(?:ต่อ|ext\.?|#|x)\s*([\d\s,-]+)$/i.exec(line);
	const [main, extension] = [parted?.[1] ?? line, parted?.[2]];
	const digits = main
		.replace(/[\s().·–-]/g, '')
		.replace(/^\+66|^0066/, '0')
		.replace(/^\+/, '');
	const phone = { digits: digits.replace(/^00(?=[689]\d{8}$)/, '0'), extension: (extension ?? '').replace(/\s/g, '') };
	if (!/^\d*$/.test(phone.digits) || (phone.digits === '' && phone.extension !== ''))
		return { ok: false, refusal: refuse('phone-not-a-number', field) };
	if (phone.digits.length > PHONE_DIGITS_MAX) return { ok: false, refusal: refuse('phone-too-long', field, { max: PHONE_DIGITS_MAX }) };
	if (phone.extension.length > PHONE_EXTENSION_CHARACTERS_MAX)
		return { ok: false, refusal: refuse('phone-too-long', field, { max: PHONE_EXTENSION_CHARACTERS_MAX }) };
	return { ok: true, phone };
}
