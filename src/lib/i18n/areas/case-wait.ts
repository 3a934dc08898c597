// Words of how long a forwarded case may wait for an answer.
import { area } from '../area.ts';

export const caseWait = area({
	th: {
		title: 'เวลารอคำตอบของงานส่งต่อ',
		legend: 'ถือว่ารอนานเกินกำหนดเมื่อไม่ได้รับคำตอบเกิน',
		days: (days: string) => `${days} วัน`,
		help: 'ใช้เหมือนกันทุกเครื่องของศูนย์ เรื่องที่ถึงกำหนดจะอยู่ในรายการ “รอนานเกินกำหนด” ของงานส่งต่อ',
		saved: 'บันทึกแล้ว มีผลกับทุกเครื่องของศูนย์เมื่อส่งข้อมูลถึง'
	},
	en: {
		title: 'How long forwarded services may wait',
		legend: 'Waiting too long is more than this without an answer',
		days: (days) => `${days} days`,
		help: 'Alike on every device of the centre. What has waited that long is listed under Forwarded, “Waiting too long”.',
		saved: 'Saved. Every device of the centre follows once it has exchanged data.'
	}
});
