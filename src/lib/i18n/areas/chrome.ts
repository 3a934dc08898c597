// Words of what surrounds the screens: top bar and updates.
import { area } from '../area.ts';

export const chrome = area({
	th: {
		mainMenu: 'เมนูหลัก',
		counter: 'เคาน์เตอร์',
		help: 'ศูนย์ช่วยเหลือ',
		supervisor: 'ภาพรวม',
		office: 'งานสำนักงาน',
		cases: 'งานส่งต่อ',
		find: 'ค้นหา',
		findHint: 'ค้นหาทุกอย่าง (ปุ่ม /)',
		settings: 'ตั้งค่า',
		onDuty: (name: string) => `ผู้ปฏิบัติงาน ${name}`,
		lock: 'ล็อก',
		lockHint: 'ล็อกเครื่อง',
		switchStaff: 'เปลี่ยนผู้ใช้',
		noCentreYet: 'ยังไม่มีชื่อศูนย์',
		update: {
			ready: 'มีโปรแกรมรุ่นใหม่ พร้อมใช้งานทันที ข้อมูลในเครื่องอยู่ครบ',
			apply: 'ใช้รุ่นใหม่',
			later: 'ไว้ทีหลัง'
		}
	},
	en: {
		mainMenu: 'Main menu',
		counter: 'Counter',
		help: 'Help centre',
		supervisor: 'Overview',
		office: 'Office',
		cases: 'Forwarded',
		find: 'Find',
		findHint: 'Find anything (key /)',
		settings: 'Settings',
		onDuty: (name) => `On duty: ${name}`,
		lock: 'Lock',
		lockHint: 'Lock the device',
		switchStaff: 'Change person',
		noCentreYet: 'Centre without a name yet',
		update: {
			ready: 'A new version is ready to use at once. All data stays on this device.',
			apply: 'Use the new version',
			later: 'Later'
		}
	}
});
