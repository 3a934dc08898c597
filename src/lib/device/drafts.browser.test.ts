import { createStore, entries } from 'idb-keyval';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sealer } from '#domain/personal.ts';
import { draftOf } from './drafts.ts';
import { vaultOf } from './vault.ts';
import { webCryptoSealer } from './web-crypto-sealer.ts';

const ORG = 'drafts';
const sealer = webCryptoSealer(ORG);
const typed = { visit: 'V', personal: { name: 'สมชาย ใจดี' } };

beforeAll(() => vaultOf(ORG).make('01ARZ3NDEKTSV4RRFFQ69G5FAV', '482915', []));
afterAll(() => vaultOf(ORG).erase());
afterEach(() => draftOf(ORG, 'new-visit', sealer).remove());

describe('a draft', () => {
	it('[B9] is there after a reload, on the disk only as ciphertext', async () => {
		const draft = draftOf(ORG, 'new-visit', sealer);
		expect(await draft.read()).toBeUndefined();
		await draft.write({ typed: 'less' });
		await draft.write(typed);
		expect(await draftOf(ORG, 'new-visit', webCryptoSealer(ORG)).read()).toEqual(typed);
		expect(await draftOf(ORG, 'other-form', sealer).read()).toBeUndefined();
		const onDisk = await entries(createStore(`sala-drafts-${ORG}`, 'drafts'));
		expect(onDisk).toHaveLength(1);
		expect(JSON.stringify(onDisk)).not.toContain('สมชาย');
	});

	it('[B9] is gone once dropped, whatever was still being saved', async () => {
		const draft = draftOf(ORG, 'new-visit', sealer);
		const saving = [draft.write(typed), draft.write(typed)];
		await draft.remove();
		await Promise.all(saving);
		expect(await draft.read()).toBeUndefined();
	});

	it('[B9] is nothing when this device cannot open it, and a write that fails leaves the one before', async () => {
		const draft = draftOf(ORG, 'new-visit', sealer);
		await draft.write(typed);
		const blind: Sealer = { seal: () => Promise.reject(new Error('no')), open: () => Promise.resolve({ unopened: 'no-key' }) };
		expect(await draftOf(ORG, 'new-visit', blind).read()).toBeUndefined();
		await expect(draftOf(ORG, 'new-visit', blind).write({})).rejects.toThrow('no');
		expect(await draft.read()).toEqual(typed);
	});
});
