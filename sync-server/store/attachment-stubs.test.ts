import { describe, expect, it } from 'vitest';
import { hasAttachments, joinStubs, splitStubs, type NamedStub } from './attachment-stubs.ts';

const stub = (name: string, content_type = 'image/png'): NamedStub => ({ name, content_type, revpos: 1, digest: 'md5-x==', length: 3 });

describe('stubs in a kept body', () => {
	it('[P80] come apart as they were put together, whatever stands in them', () => {
		const hostile = '"stub":true}}';
		const lists = [
			[stub('f')],
			[stub('a'), stub('b'), stub('ไฟล์ ๑')],
			[stub(hostile, hostile), stub('__proto__'), stub('')],
			[stub('x', '{"_attachments":{')]
		];
		const bodies = ['{}', '{"n":12345678901234567890}', `{"a":${JSON.stringify(hostile)},"b":{"_attachments":{"f":{"stub":true}}}}`];
		for (const stubs of lists) {
			for (const members of bodies) {
				const json = joinStubs(stubs, members);
				expect(hasAttachments(json)).toBe(true);
				expect(() => JSON.parse(json) as unknown).not.toThrow();
				const apart = splitStubs(json);
				expect(apart.members).toBe(members);
				expect(apart.stubs.map(({ name, content_type, length }) => [name, content_type, length])).toEqual(
					stubs.map(({ name, content_type, length }) => [name, content_type, length])
				);
			}
		}
	});

	it('[P80] are not seen where a document has some of its own deeper down', () => {
		const json = '{"deep":{"_attachments":{"f":{"stub":true}}}}';
		expect(splitStubs(json)).toEqual({ stubs: [], members: json });
		expect(joinStubs([], json)).toBe(json);
	});
});
