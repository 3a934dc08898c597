// Words of the record of processing activities (PDPA, section 39). Its contents are in both languages side by side on the sheet.
import { area } from '../area.ts';

export const privacyProcessing = area({
	th: {
		title: 'บันทึกรายการกิจกรรมการประมวลผล',
		law: 'ตามมาตรา 39 แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562',
		example: 'ตัวอย่าง – ตรวจสอบกับต้นฉบับก่อนใช้',
		print: 'พิมพ์',
		blank: '........................................',
		madeOn: (day: string) => `จัดทำ ณ ${day}`,
		row: {
			controller: 'ผู้ควบคุมข้อมูลส่วนบุคคล',
			place: 'ที่ตั้ง',
			officer: 'เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคลและการติดต่อ',
			activity: 'กิจกรรม',
			data: 'ข้อมูลที่เก็บรวบรวม',
			purpose: 'วัตถุประสงค์',
			basis: 'ฐานทางกฎหมาย',
			source: 'แหล่งที่มา',
			access: 'ผู้เข้าถึงและเงื่อนไข',
			disclosure: 'การเปิดเผยและการส่งต่อ',
			abroad: 'การส่งไปต่างประเทศ',
			retention: 'ระยะเวลาเก็บรักษา',
			rights: 'สิทธิของเจ้าของข้อมูลและการปฏิเสธคำขอ',
			security: 'มาตรการรักษาความมั่นคงปลอดภัย',
			notice: 'ประกาศความเป็นส่วนตัว'
		},
		text: {
			place: (tambon: string, amphoe: string, province: string) => `ตำบล/แขวง ${tambon} อำเภอ/เขต ${amphoe} จังหวัด ${province}`,
			activity: (works: string) => `ทะเบียนผู้มารับบริการของศูนย์ งานบริการ ${works} งาน และแบบสำรวจความพึงพอใจ`,
			data: (more: string) =>
				`คำนำหน้า ชื่อ–สกุล โทรศัพท์ ที่อยู่ (หมู่ที่ ตำบล อำเภอ จังหวัด) ${more}หมายเหตุ งานที่ขอรับ วันเวลา ผู้บันทึก ข้อเสนอแนะในแบบสำรวจไม่ผูกกับบุคคล ไม่เก็บสำเนาบัตรประชาชน`,
			more: (field: string) => `${field} `,
			/** Fields that are collected only where the centre has switched them on. */
			fields: {
				'citizen-id': 'เลขประจำตัวประชาชนหรือเลขเอกสารอื่น (ไม่บังคับ)',
				house: 'บ้านเลขที่',
				road: 'ตรอก/ซอย/ถนน',
				postcode: 'รหัสไปรษณีย์',
				officer: 'เจ้าหน้าที่ผู้ให้บริการ',
				queue: 'เลขบัตรคิว'
			},
			purpose: 'ให้บริการ ติดตามเรื่อง ส่งต่อหน่วยงานเจ้าของเรื่อง และจัดทำสถิติที่ไม่ระบุตัวบุคคล',
			basis: 'ภารกิจเพื่อประโยชน์สาธารณะหรือการใช้อำนาจรัฐ มาตรา 24 (4)',
			source: 'จากเจ้าของข้อมูลโดยตรงที่เคาน์เตอร์',
			access: 'เจ้าหน้าที่เคาน์เตอร์และหัวหน้าศูนย์ที่เปิดเครื่องด้วยรหัสของตน ทุกการเปิดดูมีบันทึก ผู้กำกับดูแลเห็นเฉพาะตัวเลข',
			disclosure: 'หน่วยงานเจ้าของเรื่องที่ผู้มารับบริการขอให้ส่งต่อ ได้แก่',
			abroad: 'ไม่มีการส่งโดยโปรแกรมนี้ ที่ตั้งเครื่องแม่ข่าย',
			keptYears: (visit: string, help: string, survey: string) => `ข้อมูลผู้มารับบริการ ${visit} คำร้องขอความช่วยเหลือ ${help} ข้อเสนอแนะ ${survey}`,
			years: (years: string) => `${years} ปี`,
			unset: 'ยังไม่กำหนด',
			rights: 'ขอดู ขอสำเนา แก้ไข ลบ คัดค้าน ระงับ ที่เคาน์เตอร์ คำขอที่ปฏิเสธและเหตุผล',
			security: 'ข้อมูลบุคคลเข้ารหัสในเครื่อง เครื่องแม่ข่าย และชุดสำรอง กุญแจอยู่กับศูนย์ เครื่องล็อกเอง เครื่องที่หายเพิกถอนได้ มาตรการอื่นของหน่วยงาน',
			noticeInForce: (version: string, day: string) => `ฉบับที่ ${version} ใช้ตั้งแต่ ${day}`,
			noticeNone: 'ยังไม่ได้ประกาศใช้'
		}
	},
	en: {
		title: 'Record of processing activities',
		law: 'Under section 39 of the Personal Data Protection Act, 2019',
		example: 'Example – check against the original before use',
		print: 'Print',
		blank: '........................................',
		madeOn: (day) => `Made on ${day}`,
		row: {
			controller: 'Data controller',
			place: 'Address',
			officer: 'Data protection officer and how to reach them',
			activity: 'Activity',
			data: 'Data collected',
			purpose: 'Purposes',
			basis: 'Legal basis',
			source: 'Where the data comes from',
			access: 'Who has access, on what conditions',
			disclosure: 'Disclosure and forwarding',
			abroad: 'Transfer abroad',
			retention: 'How long it is kept',
			rights: 'Rights of the persons and refused requests',
			security: 'Security measures',
			notice: 'Privacy notice'
		},
		text: {
			place: (tambon, amphoe, province) => `${tambon} subdistrict, ${amphoe} district, ${province} province`,
			activity: (works) => `The centre’s register of visitors for ${works} services, and the satisfaction survey`,
			data: (more) =>
				`Title, name, telephone number, address (village no., subdistrict, district, province), ${more}notes, services asked for, day and time, who recorded it. Comments in surveys are not tied to a person. No copies of identity cards.`,
			more: (field) => `${field}, `,
			fields: {
				'citizen-id': 'citizen ID or number of another paper (optional)',
				house: 'house number',
				road: 'lane or road',
				postcode: 'postcode',
				officer: 'who served',
				queue: 'queue number'
			},
			purpose: 'To serve visitors, follow up their matters, forward them to the agency in charge, and make statistics that name nobody',
			basis: 'A task in the public interest or the exercise of official authority, section 24 (4)',
			source: 'From the persons themselves, at the counter',
			access:
				'Counter staff and the head, who unlock a device with a PIN of their own; every opening is logged. Supervisors see figures alone.',
			disclosure: 'The agency that the visitor asks to be forwarded to, namely',
			abroad: 'None by this program. Where the server stands',
			keptYears: (visit, help, survey) => `Data of visitors: ${visit}. Requests for help: ${help}. Comments: ${survey}.`,
			years: (years) => (years === '1' ? '1 year' : `${years} years`),
			unset: 'not set yet',
			rights: 'To see, copy, correct, erase, object and suspend, at the counter. Requests refused and why',
			security:
				'Personal data is encrypted on devices, on the server and in backups; the centre holds the key; devices lock themselves; a lost device can be revoked. Other measures of the office',
			noticeInForce: (version, day) => `Version ${version}, in force from ${day}`,
			noticeNone: 'not published yet'
		}
	}
});
