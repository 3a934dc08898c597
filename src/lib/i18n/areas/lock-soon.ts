// Words of the announcement before the device locks itself.
import { area } from '../area.ts';

export const lockSoon = area({
	th: {
		text: 'ไม่มีใครแตะเครื่องมาสักครู่ เครื่องจะล็อก สิ่งที่พิมพ์ค้างไว้ไม่หาย',
		left: (seconds: number) => `อีก ${seconds} วินาที`,
		stay: 'ใช้งานต่อ'
	},
	en: {
		text: 'Nobody has touched the device for a while. It will lock; nothing typed is lost.',
		left: (seconds) => `In ${seconds} s`,
		stay: 'Go on working'
	}
});
