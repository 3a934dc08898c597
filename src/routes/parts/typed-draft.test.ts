import { expect, it } from 'vitest';
import { TypedDraft } from './typed-draft.svelte.ts';

/** A place that keeps a draft over a lock or a reload. */
function shelf() {
	let kept: unknown;
	const store = {
		read: () => Promise.resolve(kept),
		write: (draft: unknown) => Promise.resolve(void (kept = structuredClone(draft))),
		remove: () => Promise.resolve(void (kept = undefined))
	};
	return { store, kept: () => kept };
}
const first = { on: '21/11/2569', note: '' };
let acts = 0;
const opened = async ({ store }: ReturnType<typeof shelf>) => {
	const draft = new TypedDraft(store, { ...first }, { act: `ACT${String((acts += 1))}` });
	await draft.restore();
	return draft;
};

it('[U293] what was typed stands in the form again with the ids of its act, until it is saved', async () => {
	const place = shelf();
	const before = await opened(place);
	before.changed({ ...first, note: 'ไปดูบ้านแล้ว' });
	await before.flush();
	const after = await opened(place);
	expect([after.fields.note, after.restored, after.ids]).toEqual(['ไปดูบ้านแล้ว', true, before.ids]);
	await after.end();
	after.changed({ ...first, note: 'ไปดูบ้านแล้ว' });
	await after.flush();
	expect(place.kept()).toBeUndefined();
	const anew = await opened(place);
	expect([anew.fields, anew.restored]).toEqual([first, false]);
	expect(anew.ids).not.toEqual(before.ids);
});

it('[U293] a form as it began is no draft, and one that was thrown away is as it began', async () => {
	const place = shelf();
	const draft = await opened(place);
	draft.changed(first);
	await draft.flush();
	expect(place.kept()).toBeUndefined();
	draft.changed({ ...first, note: 'x' });
	await draft.flush();
	const after = await opened(place);
	after.drop();
	after.changed(after.fields);
	await after.flush();
	expect([after.fields, after.restored, place.kept()]).toEqual([first, false, undefined]);
});

it('[U293] what is typed before the shelf has answered is kept, and stands', async () => {
	const place = shelf();
	const draft = new TypedDraft(place.store, { ...first }, { act: 'B' });
	const restoring = draft.restore();
	draft.fields.note = 'ไปดูบ้านแล้ว';
	draft.changed(draft.fields);
	await restoring;
	await draft.flush();
	expect([draft.fields.note, place.kept()]).toMatchObject(['ไปดูบ้านแล้ว', { ids: { act: 'B' }, fields: { note: 'ไปดูบ้านแล้ว' } }]);
});

it('[U293] nothing is kept before what was kept is here, and a shelf that refuses is told of', async () => {
	const place = shelf();
	await place.store.write({ ids: { act: 'A' }, fields: { note: 'เดิม' } });
	const draft = new TypedDraft(place.store, { ...first }, { act: 'B' });
	draft.changed(first);
	await draft.flush();
	expect(place.kept()).toMatchObject({ fields: { note: 'เดิม' } });
	const full = new TypedDraft({ ...place.store, write: () => Promise.reject(new Error('full')) }, { ...first }, {});
	await full.restore();
	full.changed({ ...first, note: 'x' });
	await full.flush();
	expect(full.kept).toBe(false);
});
