import { describe, expect, it } from 'vitest';
import type { Done } from '#commands/commands.ts';
import { asDay } from '#domain/days.ts';
import { refuse } from '#domain/refusals.ts';
import type { CorrectVisitIntent } from '#domain/visit.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { aVisit } from '#readmodel/testing/a-visit-row.ts';
import { Correction } from './correction.svelte.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const row = aVisit('VISIT', {
	on: '2026-11-20',
	works: [{ work: 'WORK', service: 'power', mode: 'forward', tangrath: false, outcome: 'forwarded' }]
});
const somsri: OpenedPersonal = {
	state: 'opened',
	personal: { title: 'นาง', name: 'สมศรี', phone: '042711561', extension: '12', ...home, remark: 'เก่า' }
};

function aCorrection(opened: OpenedPersonal, answer: Done | Error = { ok: true, id: 'VISIT' }) {
	const corrected: CorrectVisitIntent[] = [];
	let ids = 0;
	const correction = new Correction(
		{
			newId: () => `ID${String(++ids)}`,
			today: () => asDay('2026-11-21'),
			home: () => home,
			commands: {
				correctVisit(intent) {
					corrected.push(intent);
					return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
				}
			}
		},
		row,
		opened
	);
	return { correction, corrected };
}

describe('a correction', () => {
	it('[U44] starts with the entry as it is, and asks for a reason', async () => {
		const { correction, corrected } = aCorrection(somsri);
		expect(correction.form.fields).toMatchObject({
			title: 'นาง',
			name: 'สมศรี',
			phone: '042711561 ต่อ 12',
			day: '20/11/2569',
			works: row.works
		});
		expect(await correction.save()).toBe(false);
		expect([correction.form.summary, corrected]).toEqual([[refuse('field-empty', 'reason')], []]);
	});

	it('[U44] restates the person as the form now has it: emptied fields are emptied, the remark is the new one', async () => {
		const { correction, corrected } = aCorrection(somsri);
		Object.assign(correction.form.fields, { phone: '', moo: '7' });
		correction.reason = 'typing-error';
		correction.remark = 'เบอร์ผิด';
		expect(await correction.save()).toBe(true);
		expect(corrected).toMatchObject([{ visit: 'VISIT', on: '2026-11-20', reason: 'typing-error', works: row.works }]);
		expect(corrected[0]?.personal).toMatchObject({
			title: 'นาง',
			name: 'สมศรี',
			phone: '',
			extension: '',
			moo: '7',
			...home,
			remark: 'เบอร์ผิด'
		});
	});

	it('[U44] forgets the address with the last thing that told who it was', async () => {
		const { correction, corrected } = aCorrection(somsri);
		Object.assign(correction.form.fields, { title: '', name: '', phone: '' });
		correction.reason = 'visitor-asked';
		await correction.save();
		expect(corrected[0]?.personal).toMatchObject({ name: '', tambon: '', amphoe: '', province: '' });
	});

	it('[U44] leaves a person alone whose record cannot be opened here', async () => {
		const { correction, corrected } = aCorrection({ state: 'closed', why: 'no-key' });
		correction.reason = 'wrong-outcome';
		correction.form.setMode('WORK', 'complete');
		expect([correction.personSealed, await correction.save()]).toEqual([true, true]);
		expect(corrected).toMatchObject([{ personal: {}, works: [{ outcome: 'completed' }] }]);
	});

	it('[U42] keeps what was typed when it could not be stored, and tries again as the same act', async () => {
		const { correction, corrected } = aCorrection(somsri, Object.assign(new Error('full'), { name: 'StorageFullError' }));
		correction.reason = 'other';
		correction.form.fields.name = 'สมศรี ใจดี';
		expect([await correction.save(), await correction.save()]).toEqual([false, false]);
		expect([correction.acting.failure, correction.form.fields.name]).toEqual(['storage-full', 'สมศรี ใจดี']);
		expect(new Set(corrected.map(({ act }) => act)).size).toBe(1);
	});
});
