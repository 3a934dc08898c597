import { expect, it } from 'vitest';
import { toast, toasts } from './toasts.svelte.ts';

it('shows the newest few messages, oldest first, and takes away the one asked for', () => {
	const away = ['first', 'second', 'third', 'fourth'].map((message) => toast({ message }));
	expect(toasts().map(([, { message }]) => message)).toEqual(['second', 'third', 'fourth']);
	away[2]?.();
	away[0]?.();
	expect(toasts().map(([, { message }]) => message)).toEqual(['second', 'fourth']);
});
