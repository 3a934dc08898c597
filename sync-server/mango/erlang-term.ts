// CouchDB puts what it refuses into its reasons as Erlang writes it: `<<102,111,111>>` for "foo". Tools compare reasons.
import { isObject, rawDigits } from './json.ts';

/** A JSON value as Erlang's ~w writes it. */
export const termOf = (value: unknown): string => write(value, bytesOf);

/** The same as Erlang's ~p writes it: texts are readable when they are plain. */
export const prettyTermOf = (value: unknown): string =>
	write(value, (text) => (/^[ -~]+$/.test(text) ? `<<${JSON.stringify(text)}>>` : bytesOf(text)));

const bytesOf = (text: string): string => `<<${[...Buffer.from(text)].join(',')}>>`;

function write(value: unknown, textOf: (text: string) => string): string {
	if (typeof value === 'string') return textOf(value);
	if (Array.isArray(value)) return `[${value.map((one) => write(one, textOf)).join(',')}]`;
	if (!isObject(value)) return rawDigits(value) ?? String(value);
	const members = Object.entries(value).map(([name, member]) => `{${textOf(name)},${write(member, textOf)}}`);
	return `{[${members.join(',')}]}`;
}
