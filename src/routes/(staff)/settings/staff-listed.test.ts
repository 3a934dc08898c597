import { expect, it } from 'vitest';
import { staffListed } from './staff-listed.ts';

it('[U118] lists the staff and whoever else has a PIN here or signed the device in, those who left last', () => {
	const rows = [
		{ id: 's1', name: 'มาลี', role: 'head', disabled: undefined },
		{ id: 's2', name: 'เกษม', role: 'counter', disabled: undefined },
		{ id: 's3', name: 'ก้อง', role: 'counter', disabled: 'left' }
	] as const;
	const people = [
		{ staff: 's1', name: 'มาลี', destroyed: false },
		{ staff: 's2', name: 'เกษม', destroyed: true },
		{ staff: 'boss', name: 'นาย', destroyed: false }
	];
	const listed = staffListed({ rows, people, you: 's1', owner: { staff: 'clerk', name: 'เสมียน' } });
	expect(listed.map(({ id, role, pin, you }) => [id, role, pin, you])).toEqual([
		['s2', 'counter', 'destroyed', false],
		['boss', undefined, 'set', false],
		['s1', 'head', 'set', true],
		['clerk', undefined, 'none', false],
		['s3', 'counter', 'none', false]
	]);
});
