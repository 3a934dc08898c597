import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRenameDevice, decideRevokeDevice, foldDevice, type DeviceFact } from './devices.ts';
import { makeFact } from './fact-maker.ts';
import type { FactBody } from './facts.ts';

const ID = '01J00000000000000000000001';
const said = <K extends DeviceFact['kind']>(minute: number, kind: K, body: FactBody<K>): DeviceFact => {
	const envelope = { at: `2026-11-21T03:0${minute}:00.000Z`, offset: 0, by: 'head', device: 'D', org: 'x1' };
	return makeFact(kind, ID, `01J0000000000000000000000${minute}`, envelope, body) as DeviceFact;
};
const enrolled = said(1, 'device-enrolled', { name: 'โต๊ะ 1', way: 'code' });
const renamed = said(2, 'device-renamed', { name: 'โต๊ะ 2' });
const revoked = said(3, 'device-revoked', { reason: 'lost' });
const again = said(4, 'device-revoked', { reason: 'stolen' });

describe('a device by its facts', () => {
	it('[U130] has the name said last, and has lost its place from the first revocation on, in any order of arrival', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([enrolled, renamed, revoked, again], { minLength: 4 }), (facts) => {
				expect(foldDevice(facts)).toEqual({ id: ID, name: 'โต๊ะ 2', revoked: { reason: 'lost', at: revoked.at } });
			})
		);
	});

	it('[U130] is known by its revocation alone, and unknown without a fact', () => {
		expect(foldDevice([revoked])).toMatchObject({ name: '', revoked: { reason: 'lost' } });
		expect(foldDevice([])).toBeUndefined();
	});

	it('[U132] is renamed and revoked by who keeps devices; the same name or none records nothing', () => {
		expect(decideRenameDevice(['head'], 'โต๊ะ 1', '  โต๊ะ 2 ')).toEqual({ ok: true, body: { name: 'โต๊ะ 2' } });
		const refusals = [
			decideRenameDevice(['counter'], 'a', 'b'),
			decideRenameDevice(['head'], 'a', 'a'),
			decideRenameDevice(['head'], 'a', ' ')
		];
		expect(refusals.map((answer) => (answer.ok ? 'done' : answer.refusal.code))).toEqual([
			'not-permitted',
			'nothing-changed',
			'field-empty'
		]);
		expect(decideRevokeDevice(['administrator'], 'lost')).toMatchObject({ ok: true });
		expect(decideRevokeDevice(['counter'], 'lost')).toMatchObject({ ok: false });
	});
});
