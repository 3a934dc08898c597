// Words of the registers as they are printed. The paper is in Thai whatever the screen's language; the English beside it is for the
// settings, where columns are named for whoever reads the screen in English.
import { area } from '../area.ts';

export const registerPaper = area({
	th: {
		title: {
			'e-service': 'ทะเบียนผู้มาขอรับบริการแบบอิเล็กทรอนิกส์ (e-Service)',
			help: 'ทะเบียนผู้ขอรับความช่วยเหลือ ศูนย์ช่วยเหลือประชาชน'
		},
		place: (amphoe: string, province: string) => `อำเภอ${amphoe} จังหวัด${province}`,
		year: (year: string) => `ประจำปีงบประมาณ พ.ศ. ${year}`,
		month: (month: string) => `ประจำเดือน${month}`,
		days: (from: string, to: string) => `ระหว่างวันที่ ${from} ถึงวันที่ ${to}`,
		again: 'พิมพ์แทนบรรทัดที่เลขเปลี่ยน',
		columns: {
			number: 'ลำดับที่',
			when: 'วัน/เดือน/ปี (เวลา)',
			name: 'ชื่อ–สกุล',
			'citizen-id': 'เลขประจำตัวประชาชน',
			address: 'ที่อยู่',
			phone: 'หมายเลขโทรศัพท์',
			works: 'งานบริการที่ขอรับ',
			owner: 'หน่วยงานเจ้าของเรื่อง',
			way: 'ประเภท/ช่องทางการให้บริการ',
			kind: 'ด้านที่ขอรับความช่วยเหลือ',
			affected: 'จำนวนผู้เดือดร้อน (คน)',
			outcome: 'ผลการให้บริการ',
			state: 'การดำเนินการ',
			signature: 'ลายมือชื่อผู้รับบริการ',
			officer: 'เจ้าหน้าที่ผู้ให้บริการ',
			remark: 'หมายเหตุ'
		},
		address: {
			moo: (said: string) => `หมู่ที่ ${said}`,
			tambon: (said: string) => `ต.${said}`,
			amphoe: (said: string) => `อ.${said}`,
			province: (said: string) => `จ.${said}`
		},
		extension: (digits: string) => `ต่อ ${digits}`,
		anonymous: 'ไม่ระบุชื่อ',
		sealed: '(ปิดผนึก)',
		notHere: 'ยังไม่มีรายการนี้ในเครื่องที่พิมพ์',
		voided: (reason: string) => `ยกเลิก: ${reason}`,
		moved: (day: string) => `แก้ไขวันรับบริการเป็น ${day}`,
		late: 'บันทึกย้อนหลัง',
		corrected: 'แก้ไขแล้ว'
	},
	en: {
		title: {
			'e-service': 'Register of visitors for electronic services (e-Service)',
			help: 'Register of requests for help, help centre'
		},
		place: (amphoe, province) => `${amphoe} District, ${province} Province`,
		year: (year) => `Fiscal year ${year} BE`,
		month: (month) => `${month}`,
		days: (from, to) => `${from} to ${to}`,
		again: 'In place of lines whose number changed',
		columns: {
			number: 'No.',
			when: 'Date (time)',
			name: 'Name',
			'citizen-id': 'Citizen ID',
			address: 'Address',
			phone: 'Telephone',
			works: 'Services asked for',
			owner: 'Owner agency',
			way: 'Kind and channel',
			kind: 'Kind of help',
			affected: 'Persons affected',
			outcome: 'Outcome',
			state: 'Where it stands',
			signature: 'Visitor’s signature',
			officer: 'Officer',
			remark: 'Remark'
		},
		address: {
			moo: (said) => `Moo ${said}`,
			tambon: (said) => `${said}`,
			amphoe: (said) => `${said}`,
			province: (said) => `${said}`
		},
		extension: (digits) => `ext. ${digits}`,
		anonymous: 'No name given',
		sealed: '(sealed)',
		notHere: 'This entry is not on the device that printed',
		voided: (reason) => `Voided: ${reason}`,
		moved: (day) => `Day of service corrected to ${day}`,
		late: 'Entered later',
		corrected: 'Corrected'
	}
});
