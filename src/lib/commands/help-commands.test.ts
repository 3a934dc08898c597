import { anOffice, ORG, sealer, ulid } from './testing/an-office.ts';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '#domain/base64.ts';
import { PHOTO_BYTES_MAX } from '#domain/limits.ts';
import { decodePersonal } from '#domain/personal-codec.ts';
import type { PersonalDocument } from '#ledger/document.ts';
import { readPhotos } from '#readmodel/photo-reader.ts';
import { centreOf } from '#readmodel/queries/centre.ts';

const REQUEST = ulid('R');
const asked = {
	request: REQUEST,
	act: ulid('A1'),
	on: '2026-11-20',
	origin: 'self',
	kind: 'disaster',
	urgent: false,
	affected: 4,
	officer: null,
	personal: { name: 'สมศรี มีสุข', trouble: 'น้ำท่วม', people: [{ name: 'สมชาย', house: '1', moo: '2', remark: '' }] }
} as const;

const said = ({ sealed }: PersonalDocument): unknown =>
	decodePersonal(Uint8Array.from(atob(sealed.data), (letter) => letter.charCodeAt(0)));

describe('the help centre’s acts', () => {
	it('[D110] [D112] store a request with its sealed record and its steps with notes of their own, once', async () => {
		const { ledger, db, commands } = await anOffice();
		for (let time = 0; time < 2; time += 1) expect(await commands.requestHelp(asked as never)).toEqual({ ok: true, id: REQUEST });
		const step = { request: REQUEST, act: ulid('A2'), to: 'checking', on: '2026-11-21', noteId: ulid('N1'), note: 'ไปดูบ้านแล้ว' } as const;
		for (let time = 0; time < 2; time += 1) expect(await commands.moveHelp(step)).toEqual({ ok: true, id: REQUEST });
		expect(await db.requests.get(REQUEST)).toMatchObject({ state: 'checking', affected: 4, linked: [ulid('N1')] });
		expect((await ledger.personalOf(REQUEST)).map(said)).toEqual([asked.personal]);
		expect((await ledger.personalOf(ulid('N1'))).map(said)).toEqual([{ note: 'ไปดูบ้านแล้ว' }]);
		expect(await commands.moveHelp({ ...step, act: ulid('A3'), to: 'done' })).toMatchObject({ refusal: { code: 'step-not-allowed' } });
	});

	it('[D115] [D116] correct, mark as keyed into INFO, void and erase it, notes too', async () => {
		const { ledger, db, commands } = await anOffice();
		await commands.requestHelp(asked as never);
		const info = { request: REQUEST, on: '2026-11-21', by: 'suda' };
		expect(await commands.recordHelpInfo({ ...info, act: ulid('I1') })).toMatchObject({ ok: true });
		expect(await commands.recordHelpInfo({ ...info, act: ulid('I2') })).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(await commands.correctHelp({ ...asked, act: ulid('C1'), affected: 7, reason: 'more-known' } as never)).toMatchObject({
			ok: true
		});
		expect(await db.requests.get(REQUEST)).toMatchObject({ affected: 7, corrections: 1, info: { by: 'suda' } });
		await commands.voidHelp({ request: REQUEST, act: ulid('V1'), reason: 'duplicate', noteId: ulid('N2'), note: 'ซ้ำ' });
		await commands.erasePersonal({ erasures: [{ subject: REQUEST, act: ulid('E1') }], reason: 'asked' });
		expect([await ledger.personalOf(REQUEST), await ledger.personalOf(ulid('N2'))]).toEqual([[], []]);
		expect(await db.requests.get(REQUEST)).toMatchObject({ voided: true, state: 'registered' });
		expect(await db.personal.count()).toBe(0);
	});

	it('[D118] [D130] seal a photo under an id of its own, take it off, and erase it with its request', async () => {
		const { ledger, db, commands } = await anOffice();
		await commands.requestHelp(asked as never);
		const [photo, bytes] = [ulid('F1'), Uint8Array.from({ length: PHOTO_BYTES_MAX }, (_, at) => [0xff, 0xd8, 0xff][at] ?? at % 251)];
		const add = { request: REQUEST, act: ulid('P1'), photo, bytes };
		for (let time = 0; time < 2; time += 1) expect(await commands.addHelpPhoto(add)).toEqual({ ok: true, id: REQUEST });
		expect(await db.requests.get(REQUEST)).toMatchObject({ photos: [photo], linked: [photo] });
		const [record] = await ledger.personalOf(photo);
		expect(JSON.stringify(record).length, 'the picture is no part of the record').toBeLessThan(1_000);
		const doors = { db, ledger, sealer, crypto };
		expect(await readPhotos(doors, [photo, ulid('F9')])).toEqual([bytes, undefined]);
		const old = {
			subject: ulid('OLD'),
			id: 'personal:OLD:A',
			sealed: { v: 1, key: 'k', iv: '', data: btoa(JSON.stringify({ photo: toBase64(bytes) })) }
		};
		await db.personal.put(old);
		expect(await readPhotos(doors, [ulid('OLD')]), 'of an earlier program').toEqual([bytes]);
		await db.personal.delete(ulid('OLD'));
		await commands.removeHelpPhoto({ request: REQUEST, act: ulid('P2'), photo });
		expect(await db.requests.get(REQUEST)).toMatchObject({ photos: [], linked: [photo] });
		await commands.erasePersonal({ erasures: [{ subject: REQUEST, act: ulid('E1') }], reason: 'asked' });
		expect([await ledger.personalOf(photo), await db.personal.count()]).toEqual([[], 0]);
		expect(record && (await ledger.attachment(record._id, 'photo'))).toBeUndefined();
		expect(await commands.addHelpPhoto({ ...add, act: ulid('P3'), photo: ulid('F2') })).toMatchObject({
			refusal: { code: 'person-erased' }
		});
	});

	it('[D116] [D117] keep the month’s mark and the settings with the centre', async () => {
		const { db, commands } = await anOffice();
		const settings = {
			effectiveFrom: '2026-11-01',
			kinds: [{ code: 'fire', name: 'อัคคีภัย', criteria: '', offered: true }],
			noticeDays: 15,
			laws: []
		};
		expect(await commands.publishHelpSettings({ act: ulid('S1'), ...settings })).toEqual({ ok: true, id: ORG });
		expect(await commands.requestHelp(asked as never)).toMatchObject({ refusal: { code: 'kind-unknown' } });
		expect(await commands.requestHelp({ ...asked, kind: 'fire' } as never)).toMatchObject({ ok: true });
		expect(await commands.recordInfoMonth({ act: ulid('M1'), month: '2026-10', on: '2026-11-05', requests: 3 })).toEqual({
			ok: true,
			id: ORG
		});
		expect(await centreOf(db, ORG)).toMatchObject({ help: [settings], infoMonths: [{ month: '2026-10', requests: 3, by: 'malee' }] });
	});
});
