// Words of the duty roster.
import { area } from '../area.ts';

export const duty = area({
	th: {
		title: 'เวรปฏิบัติหน้าที่',
		back: 'งานสำนักงาน',
		explain: 'แตะวันเพื่อจัดเวร หรือปัดซ้าย–ขวาบนวันนั้นเพื่อเปลี่ยนเป็นคนถัดไป ผู้อยู่เวรจะขึ้นเป็นผู้ให้บริการในแบบฟอร์มเคาน์เตอร์เอง',
		own: 'ท่านเพิ่มหรือนำชื่อตนเองออกจากเวร หรือสลับเวรกับผู้อื่นได้',
		noStaff: 'ยังไม่มีรายชื่อเจ้าหน้าที่ เพิ่มได้ที่หน้าตั้งค่า',
		view: 'มุมมอง',
		week: 'สัปดาห์',
		month: 'เดือน',
		previous: 'ก่อนหน้า',
		next: 'ถัดไป',
		today: 'วันนี้',
		nobody: 'ยังไม่มีผู้อยู่เวร',
		morning: 'เช้า',
		afternoon: 'บ่าย',
		wholeDay: 'ทั้งวัน',
		edit: (day: string) => `จัดเวร ${day}`,
		editShort: 'จัดเวร',
		turn: (day: string) => `เปลี่ยนเป็นคนถัดไป ${day}`,
		turnShort: 'คนถัดไป',
		part: 'ช่วงเวลา',
		who: 'ผู้อยู่เวร',
		save: 'บันทึกเวร',
		cancel: 'ปิด',
		failed: 'บันทึกเวรไม่สำเร็จ ลองอีกครั้ง เวรเดิมยังอยู่',
		conflict: {
			nobody: 'วันทำการที่ยังมีช่วงไม่มีผู้อยู่เวร',
			twice: (who: string) => `${who} อยู่ในเวรเดียวกันสองครั้ง`,
			disabled: (who: string) => `${who} ไม่ได้ปฏิบัติงานที่นี่แล้ว`,
			unknown: (who: string) => `เครื่องนี้ยังไม่รู้จัก ${who}`,
			'at-once': (who: string) => `อีกเครื่องจัดวันนี้ไว้ในเวลาเดียวกันเป็น: ${who} ใช้ตามที่บันทึกหลังสุด โปรดตรวจแล้วบันทึกเวรอีกครั้ง`
		}
	},
	en: {
		title: 'Duty roster',
		back: 'Office',
		explain:
			'Tap a day to set who is on duty, or swipe a day left or right to change to the next person. Whoever is on duty stands in the counter form as having served.',
		own: 'You can put yourself on duty, take yourself off, or change places with somebody.',
		noStaff: 'There are no staff yet. Add them in the settings.',
		view: 'View',
		week: 'Week',
		month: 'Month',
		previous: 'Previous',
		next: 'Next',
		today: 'Today',
		nobody: 'Nobody on duty yet',
		morning: 'Morning',
		afternoon: 'Afternoon',
		wholeDay: 'Whole day',
		edit: (day) => `Set duty on ${day}`,
		editShort: 'Set duty',
		turn: (day) => `Change to the next person on ${day}`,
		turnShort: 'Next person',
		part: 'Part of the day',
		who: 'On duty',
		save: 'Save',
		cancel: 'Close',
		failed: 'It could not be saved. Please try again; the roster is as before.',
		conflict: {
			nobody: 'A working day with nobody on duty for part of it',
			twice: (who) => `${who} is on the same duty twice`,
			disabled: (who) => `${who} no longer works here`,
			unknown: (who) => `This device does not know ${who} yet`,
			'at-once': (who) =>
				`Another tablet set this day at the same time to: ${who}. The later word holds. Please check, and save the day again.`
		}
	}
});
