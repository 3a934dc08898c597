// JSON.parse for texts that must come back as they came: whole numbers of any size keep their digits.

/** A number of so many digits may be more than a double can hold. Looks at where a number may begin: hashes are full of digits. */
const LONG_NUMBER_INSIDE = /[:[,\s]-?[0-9]{16}/;
const LONG_NUMBER_ALONE = /^-?[0-9]{16}/;
const WHOLE_NUMBER = /^-?[0-9]+$/;

interface JsonWithRaw {
	rawJSON(text: string): unknown;
}

/** The value of a JSON text; JSON.stringify writes its long numbers as they were. Throws SyntaxError. */
export function parseKeepingDigits(text: string): unknown {
	return LONG_NUMBER_INSIDE.test(text) || LONG_NUMBER_ALONE.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

/** A whole number that a double would round goes on as the text it came as. */
function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
	if (typeof value !== 'number' || context?.source === undefined || Number.isSafeInteger(value)) return value;
	return WHOLE_NUMBER.test(context.source) ? (JSON as unknown as JsonWithRaw).rawJSON(context.source) : value;
}
