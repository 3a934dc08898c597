// Words of the card of one work.
import { area } from '../area.ts';
import { plural } from '../plural.ts';

export const workCard = area({
	th: {
		title: 'บัตรงานบริการ',
		toPrint: 'เปิดหน้าสำหรับพิมพ์',
		papers: 'เอกสารที่ต้องใช้',
		noPapers: 'ยังไม่ได้ระบุ โปรดสอบถามเจ้าหน้าที่',
		days: 'ระยะเวลา',
		usualDays: (days: string) => `โดยปกติ ${days} วัน`,
		how: 'การให้บริการ',
		owner: 'หน่วยงานเจ้าของเรื่อง',
		contact: 'ติดต่อ',
		hotline: 'สายด่วน',
		until: 'ให้บริการถึง',
		tangrath: 'ใช้ผ่านแอปทางรัฐได้',
		qrOf: (name: string) => `คิวอาร์โค้ดไปยังหน้าเว็บของ ${name}`,
		checkedOn: (day: string) => `ตรวจสอบข้อมูลเมื่อ ${day}`,
		unchecked: 'ยังไม่มีผู้ตรวจสอบข้อมูลนี้',
		source: (source: string) => `ที่มา: ${source}`
	},
	en: {
		title: 'Card of the service',
		toPrint: 'Open the page to print',
		papers: 'Papers needed',
		noPapers: 'Not stated yet. Please ask the staff.',
		days: 'Time needed',
		usualDays: (days: string) => `usually ${plural(days, 'day')}`,
		how: 'How it is served',
		owner: 'Owner agency',
		contact: 'Contact',
		hotline: 'Hotline',
		until: 'Offered until',
		tangrath: 'also in the Tang Rath app',
		qrOf: (name: string) => `QR code to the web page of ${name}`,
		checkedOn: (day: string) => `Checked on ${day}`,
		unchecked: 'Nobody has checked this yet',
		source: (source: string) => `Source: ${source}`
	}
});
