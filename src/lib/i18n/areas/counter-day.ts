// Words of the counter that follow the form: the list of the day, and what can be done with an entry.
import { area } from '../area.ts';

export const counterDay = area({
	th: {
		list: {
			today: 'รายการวันนี้',
			ofDay: (day: string) => `รายการของ${day}`,
			found: (query: string) => `ผลการค้นหา “${query}”`,
			count: (rows: number) => `${rows.toLocaleString('th-TH')} รายการ`,
			pickDay: 'ดูรายการของวันที่',
			previousDay: 'วันก่อนหน้า',
			nextDay: 'วันถัดไป',
			backToToday: 'กลับไปวันนี้',
			find: 'ค้นหาชื่อ เบอร์โทร หรืองาน',
			clearFind: 'ล้างคำค้น',
			byName: 'เรียงตามชื่อ',
			emptyToday: 'วันนี้ยังไม่มีรายการ',
			emptyTodayNext: 'พิมพ์ชื่อผู้มารับบริการ เลือกงาน แล้วแตะบันทึก รายการจะขึ้นที่นี่ทันที แม้ไม่มีสัญญาณ',
			emptyDay: 'วันนี้ไม่มีรายการ',
			emptyDayNext: 'ลงรายการย้อนหลังได้ โดยเปลี่ยนวันที่รับบริการในแบบฟอร์ม',
			emptyFind: 'ไม่พบรายการ',
			emptyFindNext: 'ลองพิมพ์ให้สั้นลง หรือค้นด้วยเบอร์โทรศัพท์หรือชื่องาน',
			findSoFar: (searched: number, total: number) =>
				`ค้นแล้ว ${searched.toLocaleString('th')} จาก ${total.toLocaleString('th')} ราย กำลังค้นต่อ…`,
			findSealed: (sealed: number) => `อีก ${sealed.toLocaleString('th')} รายปิดผนึกอยู่ เครื่องนี้ยังไม่มีกุญแจ จึงค้นชื่อไม่ได้`,
			findOlder: (older: number, searched: number) =>
				`ค้นจาก ${searched.toLocaleString('th')} รายล่าสุด อีก ${older.toLocaleString('th')} รายที่เก่ากว่านั้นค้นจากชื่อไม่ได้ ให้เลือกดูตามวัน`,
			findLimited: (shown: number) => `แสดง ${shown.toLocaleString('th-TH')} รายการล่าสุดที่พบ พิมพ์เพิ่มเพื่อจำกัดผล`
		},
		row: {
			anonymous: 'ไม่ระบุชื่อ',
			sealed: 'ปิดผนึก',
			opening: 'กำลังเปิด…',
			voided: 'ยกเลิกแล้ว',
			corrected: 'แก้ไขแล้ว',
			late: 'ลงย้อนหลัง',
			unsent: 'ยังไม่ส่ง',
			sent: 'ส่งแล้ว',
			refused: 'ถูกปฏิเสธ',
			fromOther: 'จากเครื่องอื่น',
			manage: 'จัดการ',
			manageOf: (who: string) => `จัดการรายการของ ${who}`,
			edit: 'แก้ไข',
			outcome: 'บันทึกผล',
			history: 'ประวัติ',
			voidIt: 'ยกเลิกรายการ',
			survey: 'ประเมิน',
			surveyOf: (who: string) => `ส่งให้ ${who} ประเมิน`
		},
		figures: {
			title: 'ตัวเลขของวัน',
			persons: 'ผู้รับบริการ',
			personsUnit: 'คน',
			works: 'งานบริการ',
			worksUnit: 'งาน',
			surveys: 'แบบสำรวจ',
			surveysUnit: 'ชุด',
			satisfaction: 'พึงพอใจร้อยละ',
			mean: (mean: string, highest: string) => `เฉลี่ย ${mean} จาก ${highest}`,
			responseRate: (percent: string) => `ตอบร้อยละ ${percent}`,
			none: '–',
			noSurveys: 'ยังไม่มีผู้ตอบ'
		},
		correct: {
			title: 'แก้ไขรายการ',
			reason: 'เหตุผลที่แก้ไข',
			reasonMissing: 'เลือกเหตุผลที่แก้ไข',
			remark: 'คำอธิบายเพิ่มเติม',
			save: 'บันทึกการแก้ไข',
			done: 'แก้ไขแล้ว',
			keep: 'ไม่แก้ไข',
			restored: 'นำสิ่งที่พิมพ์ค้างไว้ในการแก้ไขนี้กลับมาแล้ว ตรวจแล้วบันทึก หรือแตะ “ไม่แก้ไข”'
		},
		voiding: {
			title: 'ยกเลิกรายการ',
			explain: 'รายการจะไม่ถูกนับ แต่ยังอยู่ในประวัติ และนำกลับมาไม่ได้',
			reason: 'เหตุผลที่ยกเลิก',
			reasonMissing: 'เลือกเหตุผลที่ยกเลิก',
			remark: 'คำอธิบายเพิ่มเติม',
			confirm: 'ยกเลิกรายการนี้',
			keep: 'ไม่ยกเลิก',
			done: 'ยกเลิกรายการแล้ว'
		},
		outcome: {
			title: 'บันทึกผลการให้บริการ',
			explain: 'เลือกผลล่าสุดของแต่ละงาน ผลเดิมยังอยู่ในประวัติ',
			save: 'บันทึกผล',
			done: 'บันทึกผลแล้ว'
		},
		history: {
			title: 'ประวัติรายการ',
			by: (who: string) => `โดย ${who}`,
			device: (device: string) => `เครื่อง ${device}`,
			thisDevice: 'เครื่องนี้',
			fromPaper: 'ลงย้อนหลังจากทะเบียนกระดาษ',
			typed: (began: string, ended: string) => `เริ่มลงรายการ ${began} บันทึก ${ended}`,
			servedBy: (who: string) => `ผู้ให้บริการ: ${who}`,
			queue: (number: string) => `บัตรคิว ${number}`,
			reason: (reason: string) => `เหตุผล: ${reason}`,
			remark: (remark: string) => `คำอธิบาย: ${remark}`,
			ofDay: (day: string) => `วันที่รับบริการ ${day}`,
			refusedBecause: (reason: string) => `เครื่องกลางปฏิเสธ: ${reason}`,
			unreadable: 'บันทึกจากรุ่นใหม่กว่า ต้องปรับรุ่นโปรแกรมจึงจะอ่านได้',
			loading: 'กำลังอ่านประวัติ…',
			failed: 'อ่านประวัติไม่สำเร็จ ปิดแล้วเปิดใหม่อีกครั้ง'
		},
		handOver: {
			title: 'ส่งให้ผู้รับบริการประเมิน',
			noSurvey: 'ยังไม่มีแบบสำรวจที่ใช้ในวันนี้',
			noSurveyNext: 'เมื่อเครื่องได้รับแบบสำรวจของศูนย์แล้ว จึงจะส่งให้ประเมินได้'
		},
		keys: {
			title: 'ปุ่มลัด',
			newVisitor: 'ผู้มารับบริการรายใหม่',
			find: 'ค้นหารายการ',
			show: 'ดูปุ่มลัด',
			lock: 'ล็อกเครื่อง',
			goOn: 'ในช่องข้อมูลบุคคล: ไปที่งานบริการ',
			addWork: 'ในช่องงานบริการ: เพิ่มงานที่เลือก',
			removeWork: 'ในช่องงานบริการที่ว่าง: เอางานสุดท้ายออก',
			choose: 'เลือกงานในรายการ',
			saveEmpty: 'ในช่องงานบริการที่ว่าง: บันทึก',
			saveAnywhere: 'บันทึกจากทุกช่อง',
			leave: 'ออกจากช่อง โดยสิ่งที่พิมพ์ยังอยู่'
		}
	},
	en: {
		list: {
			today: 'Today',
			ofDay: (day) => `Entries of ${day}`,
			found: (query) => `Found for “${query}”`,
			count: (rows) => (rows === 1 ? '1 entry' : `${rows.toLocaleString('en')} entries`),
			pickDay: 'Show entries of',
			previousDay: 'Day before',
			nextDay: 'Day after',
			backToToday: 'Back to today',
			find: 'Find name, telephone, service',
			clearFind: 'Clear the search',
			byName: 'Sort by name',
			emptyToday: 'No entries today yet',
			emptyTodayNext: 'Type the visitor’s name, choose a service and save. The entry appears here at once, even with no signal.',
			emptyDay: 'No entries on this day',
			emptyDayNext: 'Late entries can be made by changing the day of service in the form.',
			emptyFind: 'Nothing found',
			emptyFindNext: 'Try typing less, or search by telephone number or service.',
			findSoFar: (searched, total) => `Searched ${searched.toLocaleString('en')} of ${total.toLocaleString('en')} entries so far…`,
			findSealed: (sealed) =>
				`${sealed.toLocaleString('en')} ${sealed === 1 ? 'entry is' : 'entries are'} sealed: without the centre’s key this device finds no names in ${sealed === 1 ? 'it' : 'them'}.`,
			findOlder: (older, searched) =>
				`Searched the newest ${searched.toLocaleString('en')} entries. ${older.toLocaleString('en')} older ones cannot be found by name: choose their day instead.`,
			findLimited: (shown) => `Showing the newest ${shown.toLocaleString('en')} found; type on to narrow the result`
		},
		row: {
			anonymous: 'No name given',
			sealed: 'Sealed',
			opening: 'Opening…',
			voided: 'Voided',
			corrected: 'Corrected',
			late: 'Late entry',
			unsent: 'Not yet sent',
			sent: 'Sent',
			refused: 'Refused',
			fromOther: 'From another device',
			manage: 'Manage',
			manageOf: (who) => `Manage the entry of ${who}`,
			edit: 'Correct',
			outcome: 'Record outcome',
			history: 'History',
			voidIt: 'Void entry',
			survey: 'Survey',
			surveyOf: (who) => `Hand over to ${who} for the survey`
		},
		figures: {
			title: 'Figures of the day',
			persons: 'Visitors',
			personsUnit: 'persons',
			works: 'Services',
			worksUnit: 'served',
			surveys: 'Surveys',
			surveysUnit: 'answered',
			satisfaction: 'Satisfaction, %',
			mean: (mean, highest) => `mean ${mean} out of ${highest}`,
			responseRate: (percent) => `${percent} % answered`,
			none: '–',
			noSurveys: 'Nobody answered yet'
		},
		correct: {
			title: 'Correct the entry',
			reason: 'Reason for the correction',
			reasonMissing: 'Choose the reason for the correction',
			remark: 'More about it',
			save: 'Save correction',
			done: 'Corrected',
			keep: 'Do not correct',
			restored: 'What you had typed in this correction is here again. Check and save it, or tap “Do not correct”.'
		},
		voiding: {
			title: 'Void the entry',
			explain: 'The entry will not be counted. It stays in the history and cannot be brought back.',
			reason: 'Reason for voiding',
			reasonMissing: 'Choose the reason for voiding',
			remark: 'More about it',
			confirm: 'Void this entry',
			keep: 'Do not void',
			done: 'The entry was voided'
		},
		outcome: {
			title: 'Record the outcome',
			explain: 'Choose the latest outcome of each service. Earlier ones stay in the history.',
			save: 'Save outcome',
			done: 'Outcome saved'
		},
		history: {
			title: 'History of the entry',
			by: (who) => `by ${who}`,
			device: (device) => `device ${device}`,
			thisDevice: 'this device',
			fromPaper: 'Entered later from the paper register',
			typed: (began, ended) => `Begun at ${began}, saved at ${ended}`,
			servedBy: (who) => `Served by ${who}`,
			queue: (number) => `Queue number ${number}`,
			reason: (reason) => `Reason: ${reason}`,
			remark: (remark) => `More about it: ${remark}`,
			ofDay: (day) => `Day of service ${day}`,
			refusedBecause: (reason) => `Refused by the server: ${reason}`,
			unreadable: 'Recorded by a newer version; update the app to read it',
			loading: 'Reading the history…',
			failed: 'The history could not be read. Close it and open it again.'
		},
		handOver: {
			title: 'Hand over for the survey',
			noSurvey: 'There is no survey in force today',
			noSurveyNext: 'Once this device has received the centre’s survey, it can be handed over.'
		},
		keys: {
			title: 'Keyboard shortcuts',
			newVisitor: 'New visitor',
			find: 'Find entries',
			show: 'Show the shortcuts',
			lock: 'Lock the device',
			goOn: 'In the fields about the person: go to services',
			addWork: 'In the services box: add the service',
			removeWork: 'In the empty services box: remove the last service',
			choose: 'Choose a service from the list',
			saveEmpty: 'In the empty services box: save',
			saveAnywhere: 'Save from any field',
			leave: 'Leave the field; what was typed stays'
		}
	}
});
