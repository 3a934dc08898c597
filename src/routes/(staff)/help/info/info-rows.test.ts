import { expect, it } from 'vitest';
import type { RequestRow } from '#readmodel/schema.ts';
import { asTableRow, infoRows, type InfoWords } from './info-rows.ts';
import { helpWords } from '#i18n/areas/help-words.ts';

const words: InfoWords = { ...helpWords.words.th, day: (iso) => iso, address: ({ house = '' }) => house, kind: (code) => code };
const request = (id: string, change: Partial<RequestRow> = {}): RequestRow =>
	({
		id,
		on: '2026-10-20',
		origin: 'self',
		kind: 'disaster',
		urgent: false,
		affected: 4,
		officer: null,
		at: '2026-10-20T03:00:00.000Z',
		voided: false,
		state: 'checking',
		photos: [],
		info: null,
		changed: '2026-10-20T03:00:00.000Z',
		...change
	}) as RequestRow;
const month = { month: '2026-10', on: '2026-11-05', requests: 2, by: 'suda', at: '2026-11-05T03:00:00.000Z' };
const person = { title: 'นาง', name: 'สมศรี มีสุข', house: '12/3', trouble: 'น้ำท่วม\nสองวัน', asked: '=SUM(A1)' };

it('[U257] a row for a table has each field on one line, and none that a table takes for a formula', () => {
	const [row] = infoRows([request('A')], () => person, undefined, words);
	expect(row && asTableRow(row)).toBe(
		"2026-10-20\tนางสมศรี มีสุข\t\t12/3\t\tร้องขอด้วยตนเอง\tdisaster\tน้ำท่วม สองวัน\t'=SUM(A1)\t4\tตรวจสอบข้อเท็จจริง"
	);
});

it('[U257] what came, changed or was voided after the month was marked is told, and a voided one only where INFO may have it', () => {
	const all = [
		request('before'),
		request('changed', { changed: '2026-11-06T03:00:00.000Z' }),
		request('voided before', { voided: true }),
		request('voided after', { voided: true, changed: '2026-11-06T03:00:00.000Z' })
	];
	const told = infoRows(all, () => ({}), month, words).map(({ request: { id }, afterMark }) => [id, afterMark]);
	expect(told).toEqual([
		['before', false],
		['changed', true],
		['voided after', true]
	]);
});
