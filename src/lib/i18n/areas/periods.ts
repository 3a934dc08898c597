// Words of the counter's figures by the periods that the letters ask for. Values come formatted.
import { area } from '../area.ts';

export const periods = area({
	th: {
		title: 'ตัวเลขตามรอบรายงาน',
		open: 'ตัวเลขตามรอบรายงาน',
		hint: 'นับตามวันที่มารับบริการ รายการที่บันทึกย้อนหลังหรือแก้ไขแล้วนับในวันจริง แตะตัวเลขเพื่อดูรายการ',
		back: 'กลับไปภาพรวม',
		of: (day: string) => `ของ${day}`,
		what: 'รายการ',
		views: {
			round: 'รอบ 26–25',
			'to-25': 'วันที่ 1–25',
			quarter: 'ไตรมาส'
		},
		heads: {
			day: 'วันที่เลือก',
			round: 'รอบถึงวันที่ 25 (26–25)',
			'to-25': 'วันที่ 1–25',
			'after-25': 'หลังวันที่ 25',
			month: 'ทั้งเดือน',
			quarter: 'ไตรมาสถึงวันตัดยอด',
			'after-cut-off': 'หลังวันตัดยอด',
			'whole-quarter': 'ทั้งไตรมาส'
		},
		running: 'ยังไม่ครบช่วง',
		ahead: 'ยังไม่ถึง',
		quarterLabel: (quarter: string, year: string, days: string) => `ไตรมาสที่ ${quarter} ปีงบประมาณ ${year} (${days})`,
		afterCutOff: (days: string, persons: string, works: string) =>
			`หลังวันตัดยอด (${days}) ยังมีผู้รับบริการอีก ${persons} คน ${works} งาน ไม่อยู่ในยอดข้างล่างนี้`,
		showAfter: 'ดูช่วงหลังวันตัดยอด',
		showWhole: 'ดูทั้งไตรมาส',
		parts: {
			persons: 'ผู้รับบริการ (คน)',
			works: 'งานบริการ (งาน)',
			answered: 'ตอบแบบสำรวจ (คน)',
			response: 'อัตราการตอบแบบสำรวจ (ร้อยละ)',
			install: 'ช่วยติดตั้งทางรัฐ',
			use: 'ช่วยใช้ทางรัฐ'
		},
		sections: {
			all: 'รวม',
			groups: 'กลุ่มงานบริการ (งาน)',
			modes: 'ประเภทงานบริการ (งาน)',
			channels: 'ช่องทาง (คน)',
			tangrath: 'แอปพลิเคชันทางรัฐ (งาน)',
			cases: 'งานที่ส่งต่อหน่วยงานเจ้าของเรื่อง (เรื่อง)'
		},
		unknownGroup: 'ไม่อยู่ในบัญชีงานบริการ',
		cases: { forwarded: 'ส่งต่อทั้งหมด', open: 'ยังไม่ปิดเรื่อง', closed: 'ปิดเรื่องแล้ว' },
		door: (count: string, what: string, period: string) => `ดู ${count} รายการของ ${what} ${period}`
	},
	en: {
		title: 'Figures by reporting period',
		open: 'Figures by reporting period',
		hint: 'Counted by the day of service: what was entered late or corrected counts on its own day. Tap a figure for its entries.',
		back: 'Back to the overview',
		of: (day) => `of ${day}`,
		what: 'Counted',
		views: {
			round: '26th–25th',
			'to-25': '1st–25th',
			quarter: 'Quarter'
		},
		heads: {
			day: 'Day chosen',
			round: 'Round to the 25th (26th–25th)',
			'to-25': '1st–25th',
			'after-25': 'After the 25th',
			month: 'Whole month',
			quarter: 'Quarter to its cut-off',
			'after-cut-off': 'After the cut-off',
			'whole-quarter': 'Whole quarter'
		},
		running: 'Not over yet',
		ahead: 'Not begun yet',
		quarterLabel: (quarter, year, days) => `Quarter ${quarter} of fiscal year ${year} BE (${days})`,
		afterCutOff: (days, persons, works) =>
			`After the cut-off (${days}) there are ${persons} more visitors with ${works} services. They are not in the figures below.`,
		showAfter: 'See what is after the cut-off',
		showWhole: 'See the whole quarter',
		parts: {
			persons: 'Visitors (persons)',
			works: 'Services (items)',
			answered: 'Surveys answered (persons)',
			response: 'Response rate (per cent)',
			install: 'Helped to install Tang Rath',
			use: 'Helped to use Tang Rath'
		},
		sections: {
			all: 'In all',
			groups: 'Groups of services (items)',
			modes: 'Kind of service (items)',
			channels: 'Channel (persons)',
			tangrath: 'Tang Rath app (items)',
			cases: 'Sent on to their owner agency (cases)'
		},
		unknownGroup: 'In no catalogue',
		cases: { forwarded: 'All sent on', open: 'Still open', closed: 'Closed' },
		door: (count, what, period) => `See the ${count} entries of ${what}, ${period}`
	}
});
