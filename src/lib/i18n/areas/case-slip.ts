// Words of the slip for a visitor whose work was forwarded.
import { area } from '../area.ts';

export const caseSlip = area({
	th: {
		title: 'ใบรับเรื่อง',
		lead: 'ให้ผู้รับบริการเก็บไว้ถามความคืบหน้า ในใบไม่มีชื่อ ผู้อื่นเก็บได้ก็ไม่รู้ว่าเป็นของใคร',
		paperLegend: 'กระดาษ',
		paper: { roll80: 'ม้วน 80 มม.', roll58: 'ม้วน 58 มม.', a6: 'A6' },
		print: 'พิมพ์ใบรับเรื่อง',
		toCase: 'ไปที่เรื่องส่งต่อ',
		back: 'กลับไปเคาน์เตอร์',
		nothing: 'รายการนี้ไม่มีงานที่ส่งต่อ จึงไม่มีใบรับเรื่อง',
		slip: {
			name: 'ใบรับเรื่อง',
			on: (day: string) => `รับเรื่องวันที่ ${day}`,
			agency: (agency: string) => `ส่งต่อ ${agency}`,
			code: 'รหัสติดตามเรื่อง',
			qr: 'คิวอาร์ของรหัสติดตามเรื่อง',
			ask: 'นำใบนี้มาที่ศูนย์ หรือแจ้งรหัส เพื่อถามความคืบหน้า หน่วยงานเจ้าของเรื่องเป็นผู้พิจารณา'
		}
	},
	en: {
		title: 'Slip for the visitor',
		lead: 'The visitor keeps it to ask how things stand. It has no name: whoever finds it does not know whose it is.',
		paperLegend: 'Paper',
		paper: { roll80: 'Roll of 80 mm', roll58: 'Roll of 58 mm', a6: 'A6' },
		print: 'Print the slip',
		toCase: 'Go to the case',
		back: 'Back to the counter',
		nothing: 'Nothing of this entry was forwarded, so there is no slip.',
		slip: {
			name: 'Slip',
			on: (day) => `Taken in on ${day}`,
			agency: (agency) => `Forwarded to ${agency}`,
			code: 'Code to ask with',
			qr: 'QR of the code',
			ask: 'Bring this slip to the centre, or tell the code, to ask how it stands. The owner agency decides.'
		}
	}
});
