import { expect, test } from 'vitest';
import { decideEnrolDevice } from './enrolling.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';

test('[D49] a device enters under a clean name, by whoever may record so', () => {
	expect(decideEnrolDevice({ roles: ['device'] }, { name: '  เคาน์เตอร์\u200b 1 ', way: 'code' })).toEqual({
		ok: true,
		body: { name: 'เคาน์เตอร์ 1', way: 'code' }
	});
	expect(decideEnrolDevice({ roles: [] }, { name: 'โต๊ะ', way: 'code' })).toMatchObject({ ok: false, refusal: { code: 'not-permitted' } });
});

test.each([
	['', 'field-empty'],
	[' \u200b ', 'field-empty'],
	['ก'.repeat(NAME_CHARACTERS_MAX + 1), 'field-too-long']
])('[D49] the name %j is refused: %s', (name, code) => {
	expect(decideEnrolDevice({ roles: ['head'] }, { name, way: 'account' })).toMatchObject({ ok: false, refusal: { code, field: 'name' } });
});
