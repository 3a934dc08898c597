import { expect, it } from 'vitest';
import { declareBusy, isBusy } from './busy.svelte.ts';

it('[U12] a screen is busy from when it says so until it says that it is done, whatever others say', () => {
	expect(isBusy()).toBe(false);
	const draft = declareBusy('visit draft');
	const saving = declareBusy('saving');
	draft();
	draft();
	expect(isBusy()).toBe(true);
	saving();
	expect(isBusy()).toBe(false);
});

it('[U12] two screens that are busy with the same thing are busy until both are done', () => {
	const [one, other] = [declareBusy('draft'), declareBusy('draft')];
	one();
	expect(isBusy()).toBe(true);
	other();
	expect(isBusy()).toBe(false);
});
