// `$regex`: CouchDB's patterns are PCRE's, ours are JavaScript's. What is common in the one and spelt otherwise in the other
// is translated; what JavaScript cannot compile is refused by name.
const INLINE_FLAGS = /^\(\?([ims]+)\)/;
const POSIX_CLASSES: Record<string, string> = {
	alpha: 'A-Za-z',
	digit: '0-9',
	alnum: 'A-Za-z0-9',
	upper: 'A-Z',
	lower: 'a-z',
	space: '\\s',
	punct: '!-\\/:-@\\[-`{-~',
	xdigit: '0-9A-Fa-f',
	word: '\\w'
};
/** What stands for itself in both, or is written in another way here: an escape, or a POSIX class inside brackets. */
const TOKEN = /\\[\s\S]|\[:(\w+):\]|\(\?P</g;
const ESCAPES: Record<string, string> = { '\\A': '(?<![\\s\\S])', '\\z': '(?![\\s\\S])', '\\Z': '(?=\\n?(?![\\s\\S]))', '\\h': '[ \\t]' };

const compiled = new Map<string, RegExp | undefined>();
/** Patterns kept compiled; a query uses few, and the same ones again. */
const COMPILED_MAX = 200;

/** The pattern as a regular expression; undefined when it is none. */
export function compilePattern(pattern: string): RegExp | undefined {
	if (!compiled.has(pattern)) {
		if (compiled.size >= COMPILED_MAX) compiled.clear();
		compiled.set(pattern, compile(pattern));
	}
	return compiled.get(pattern);
}

function compile(pattern: string): RegExp | undefined {
	const flags = INLINE_FLAGS.exec(pattern)?.[1] ?? '';
	const body = flags === '' ? pattern : pattern.slice(flags.length + 3);
	try {
		return new RegExp(translated(body), [...new Set(flags)].join(''));
	} catch {
		return undefined;
	}
}

const translated = (body: string): string =>
	body.replace(TOKEN, (token, posix?: string) => {
		if (token === '(?P<') return '(?<';
		return (posix === undefined ? ESCAPES[token] : POSIX_CLASSES[posix]) ?? token;
	});
