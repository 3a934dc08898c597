import { describe, expect, it } from 'vitest';
import { faultsOf, type Asked, type SetupFields } from './checks.ts';

const whole: SetupFields = {
	displayName: 'สมใจ ใจดี',
	user: 'somjai',
	password: 'eight888',
	centreName: 'ศูนย์บริการแบบเบ็ดเสร็จ',
	centreType: 'subdistrict-organisation',
	tambon: 'นาดี',
	amphoe: 'เมือง',
	province: 'ชัยพฤกษ์'
};
const asked: Asked = { administrator: true };

describe('[U9] the set-up form', () => {
	it('[U9] may be sent when whole', () => {
		expect(faultsOf(whole, asked)).toEqual([]);
	});

	it('[U9] names every missing field in the order of the page', () => {
		const empty: SetupFields = {
			displayName: ' ',
			user: '',
			password: '',
			centreName: '',
			centreType: undefined,
			tambon: '',
			amphoe: '',
			province: ''
		};
		const fields = faultsOf(empty, asked).map(({ field }) => field);
		expect(fields).toEqual(['displayName', 'user', 'password', 'centreName', 'centreType', 'tambon', 'amphoe', 'province']);
		expect(faultsOf(empty, asked).every(({ fault }) => fault === 'missing')).toBe(true);
	});

	it.each([
		['user', 'สมใจ', 'user-wrong'],
		['user', 'som jai', 'user-wrong'],
		['user', 'a'.repeat(65), 'too-long'],
		['password', 'seven77', 'password-short'],
		['centreName', 'ก'.repeat(201), 'too-long']
	] as const)('[U9] %s %j is %s', (field, value, fault) => {
		expect(faultsOf({ ...whole, [field]: value }, asked)).toEqual([{ field, fault }]);
	});

	it('[U9] asks nothing of the administrator when one is signed in', () => {
		const centreOnly = { administrator: false };
		expect(faultsOf({ ...whole, displayName: '', user: '', password: '' }, centreOnly)).toEqual([]);
	});
});
