import { expect, it } from 'vitest';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { OpenedRecords } from './opened.svelte.ts';

function aReader() {
	const asked: (readonly string[])[] = [];
	const read = (subjects: readonly string[]): Promise<OpenedPersonal[]> => {
		asked.push(subjects);
		return Promise.resolve(subjects.map((name) => ({ state: 'opened', personal: { name } })));
	};
	return { asked, opened: new OpenedRecords({ read }, 'figures') };
}

it('[U63] opens the records that come into sight together, and each once', async () => {
	const { asked, opened } = aReader();
	opened.want('a');
	opened.want('b');
	opened.want('a');
	await Promise.resolve();
	await Promise.resolve();
	opened.want('b');
	await Promise.resolve();
	expect(asked).toEqual([['a', 'b']]);
	expect(opened.of('b')).toEqual({ state: 'opened', personal: { name: 'b' } });
	expect(opened.of('c')).toBeUndefined();
});

it('[U63] opens only what is missing when an order needs every name', async () => {
	const { asked, opened } = aReader();
	await opened.all(['a', 'b']);
	await opened.all(['a', 'b', 'c']);
	expect(asked).toEqual([['a', 'b'], ['c']]);
});
