import { describe, expect, it } from 'vitest';
import { databaseOf, scopeOf } from './scope.ts';

describe('scope', () => {
	it('[S1] names the database of the session’s organisation, in lowercase', () => {
		expect(databaseOf('DEMO')).toBe('org-demo');
		expect(scopeOf({ org: '10470101', roles: ['org-10470101:head'] })).toEqual({
			org: '10470101',
			database: 'org-10470101',
			pull: true,
			push: true
		});
	});

	it('[S1] every role of the organisation sends and receives', () => {
		for (const role of ['administrator', 'head', 'counter', 'supervisor', 'device'])
			expect(scopeOf({ org: 'a', roles: [`org-a:${role}`] })).toMatchObject({ pull: true, push: true });
		expect(scopeOf({ org: 'a', roles: ['_admin'] })).toMatchObject({ pull: true, push: true });
	});

	it('[S1] roles elsewhere, unknown roles or none give no scope', () => {
		for (const roles of [[], ['org-b:head'], ['org-a:gardener'], ['org-a'], ['head']]) expect(scopeOf({ org: 'a', roles })).toBeUndefined();
	});
});
