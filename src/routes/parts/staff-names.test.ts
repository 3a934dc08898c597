import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { expect, it } from 'vitest';
import type { Session } from '#device/ports.ts';
import { namesBehind } from './staff-names.ts';

const session: Session = { kind: 'account', user: 'somchai', displayName: 'สมชาย', roles: [], org: 'demo', device: 'D' };

it('[U119] are those of the staff and of the account here; a stranger keeps their id', async () => {
	const readModel = freshReadModel();
	await readModel.staff.put({ id: 's1', name: 'สุดา', role: 'counter', disabled: 'left', seq: 1 });
	const ids = ['s1', 'somchai', 'stranger'];
	expect([...(await namesBehind({ readModel, session }, ids))]).toEqual([
		['s1', 'สุดา'],
		['somchai', 'สมชาย']
	]);
	expect([...(await namesBehind({ readModel, session: { ...session, kind: 'device' } }, ids))]).toEqual([['s1', 'สุดา']]);
	await readModel.staff.put({ id: 'somchai', name: 'สมชาย ใจดี', role: 'head', disabled: undefined, seq: 2 });
	expect((await namesBehind({ readModel, session }, ids)).get('somchai')).toBe('สมชาย ใจดี');
});
