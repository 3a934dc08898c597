// Words of the hub of the office's pages: one card a page.
import { area } from '../area.ts';

export const office = area({
	th: {
		title: 'งานสำนักงาน',
		none: 'ยังไม่มีงานสำหรับท่านในหน้านี้',
		cards: {
			works: { title: 'งานบริการ', text: 'งานที่เปิดให้บริการ บัตรของแต่ละงาน และบัญชีงานบริการของศูนย์', open: 'เปิดรายการงานบริการ' },
			duty: { title: 'เวรปฏิบัติหน้าที่', text: 'ใครอยู่เวรวันใด ช่วงใด', open: 'เปิดตารางเวร' },
			paper: { title: 'ทะเบียนกระดาษ', text: 'ลงรายการย้อนหลังหลายบรรทัดจากทะเบียนที่เขียนไว้', open: 'ลงย้อนหลัง' },
			registers: { title: 'ทะเบียน', text: 'ให้เลขลำดับและพิมพ์ทะเบียนผู้มาขอรับบริการและผู้ขอรับความช่วยเหลือ', open: 'เปิดทะเบียน' },
			figures: { title: 'ภาพรวมการให้บริการ', text: 'จำนวนผู้รับบริการและงานของวันและของเดือน', open: 'เปิดภาพรวม' }
		}
	},
	en: {
		title: 'Office',
		none: 'There is nothing for you on this page yet',
		cards: {
			works: { title: 'Services', text: 'What the centre offers, a card for each service, and the list itself', open: 'Open the services' },
			duty: { title: 'Duty roster', text: 'Who is on duty when', open: 'Open the roster' },
			paper: { title: 'Paper register', text: 'Enter many lines of a register that was kept on paper', open: 'Enter lines' },
			registers: {
				title: 'Registers',
				text: 'Number and print the registers of visitors and of requests for help',
				open: 'Open the registers'
			},
			figures: { title: 'Overview of services', text: 'Visitors and services of a day or a month', open: 'Open the overview' }
		}
	}
});
