import { expect, it } from 'vitest';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { unknownStatus, type Sync } from '#sync/status.ts';
import { diagnosis, diagnosisFileName, type DiagnosisParts } from './diagnosis.ts';

const NOW = Date.UTC(2026, 10, 21, 2, 3);
const known = ['สมใจ', 'somjai', 'ศูนย์ทดสอบ', 'น้ำฝน', '0800001234'];
const refused = [{ id: 'visit:V:visit-registered:A', error: 'forbidden', reason: 'น้ำฝน 0800001234 by somjai' }];

const parts: DiagnosisParts = {
	app: {
		session: {
			kind: 'account',
			user: 'somjai',
			displayName: 'สมใจ',
			org: 'test',
			device: '01JGFH4M00000000000000ABCD',
			roles: ['org-test:counter']
		},
		roles: ['counter'],
		clock: { now: () => NOW, offset: () => 5000, heard: () => undefined },
		connectivity: { online: () => true, onChange: () => () => undefined },
		storage: {
			persist: async () => true,
			hasRoomFor: () => Promise.resolve(true),
			report: async () => ({ usedBytes: 7, quotaBytes: 9, persistent: true })
		},
		readModel: {
			verno: 3,
			tables: [
				{ name: 'visits', count: async () => 12 },
				{ name: 'torn', count: () => Promise.reject(new Error('broken')) }
			]
		} as unknown as ReadModelDatabase,
		sync: { status: () => ({ ...unknownStatus, phase: 'offline', sent: 4, unsent: 2, refused, lastContactMs: NOW }) } as unknown as Sync,
		startup: { state: 'ready' }
	},
	version: '1.2.3',
	browser: {
		userAgent: 'Chrome',
		languages: ['th'],
		online: false,
		installed: true,
		timeZone: 'Asia/Bangkok',
		screen: { width: 800, height: 1280 },
		cores: 4
	},
	errors: [{ at: '2026-11-21T02:00:00.000Z', name: 'TypeError', where: ['a.js:1:2'] }]
};

it('[U85] says how the device and the program are doing', async () => {
	expect(await diagnosis(parts)).toMatchObject({
		version: '1.2.3',
		clockOffsetMs: 5000,
		device: '01JGFH4M00000000000000ABCD',
		storage: { usedBytes: 7, quotaBytes: 9, persistent: true },
		sync: { phase: 'offline', sent: 4, unsent: 2, lastContact: '2026-11-21T02:03:00.000Z', refused: [{ error: 'forbidden' }] },
		schemas: { envelope: 1, readModel: 3 },
		rows: { visits: 12, torn: null },
		errors: [{ name: 'TypeError' }]
	});
});

it('[U85] names nobody and quotes nothing that was typed', async () => {
	const text = JSON.stringify(await diagnosis(parts));
	for (const word of known) expect(text).not.toContain(word);
});

it('[U85] is named for the device and the minute', () => {
	expect(diagnosisFileName('01JGFH4M00000000000000ABCD', NOW)).toBe('sala-report-00ABCD-20261121T0203.json');
});
