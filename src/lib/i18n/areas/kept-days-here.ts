// Words for screens that can look only at the days that are on this device.
import { area } from '../area.ts';

export const keptDaysHere = area({
	th: {
		notHere: (day: string) => `เครื่องนี้ไม่มีรายการเก่าถึงวันที่ ${day} รายการเหล่านั้นอยู่ที่เครื่องแม่ข่าย หน้านี้จึงไม่ได้ดูให้`,
		reach: 'ถ้าต้องดูรายการเก่าด้วย ให้หัวหน้าศูนย์เข้าสู่ระบบบนคอมพิวเตอร์ที่ยังไม่เคยใช้โปรแกรมนี้ ใส่กุญแจของศูนย์ รอรับข้อมูลครบ แล้วทำที่นั่น'
	},
	en: {
		notHere: (day) => `Older entries up to ${day} are not on this device. They are at the server, and this page has not looked at them.`,
		reach:
			'To reach older entries too, the head signs in on a computer that never had this program, enters the centre’s key, waits until everything is received, and does it there.'
	}
});
