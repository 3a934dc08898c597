// Words of the lock screen, and of the pad on which PINs are typed.
import { area } from '../area.ts';

export const lock = area({
	th: {
		title: 'เครื่องล็อกอยู่',
		lead: 'แตะชื่อของท่าน แล้วใส่ PIN 6 หลัก',
		people: 'ชื่อผู้ใช้เครื่องนี้',
		pinOf: (name: string) => `PIN ของ ${name}`,
		chooseFirst: 'แตะชื่อของท่านก่อน',
		typed: (digits: number) => `ใส่แล้ว ${digits} หลัก`,
		deleteDigit: 'ลบตัวเลข',
		checking: 'กำลังตรวจ PIN…',
		wrong: (left: number) => `PIN ไม่ถูกต้อง ลองได้อีก ${left} ครั้ง`,
		wait: (seconds: number) => `ใส่ PIN ผิดหลายครั้ง โปรดรอ ${seconds} วินาที`,
		destroyed: 'PIN นี้ถูกลบเพราะใส่ผิดเกินกำหนด ให้หัวหน้าศูนย์ปลดล็อก แล้วตั้ง PIN ใหม่ให้ที่หน้า “ตั้งค่า”',
		destroyedShort: 'PIN ถูกลบ',
		noneSet: 'ยังไม่มี PIN ของชื่อนี้บนเครื่องนี้ ให้หัวหน้าศูนย์ปลดล็อก แล้วตั้ง PIN ให้ที่หน้า “ตั้งค่า”',
		failed: 'ตรวจ PIN ไม่สำเร็จ ข้อมูลยังอยู่ครบ โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง',
		goesOn: 'ขณะล็อก เครื่องยังรับส่งข้อมูลต่อไป สิ่งที่กำลังพิมพ์เก็บไว้ให้แล้ว',
		withoutPin: (name: string) => `${name} ยังไม่มี PIN บนเครื่องนี้ ให้ผู้ที่มีชื่อด้านบนปลดล็อก แล้วตั้ง PIN ให้ที่หน้า “ตั้งค่า”`
	},
	en: {
		title: 'The device is locked',
		lead: 'Tap your name, then type your 6-digit PIN',
		people: 'People who use this device',
		pinOf: (name) => `PIN of ${name}`,
		chooseFirst: 'Tap your name first',
		typed: (digits) => (digits === 1 ? '1 digit typed' : `${digits} digits typed`),
		deleteDigit: 'Delete a digit',
		checking: 'Checking the PIN…',
		wrong: (left) => `The PIN is not right. Tries left: ${left}`,
		wait: (seconds) => `The PIN was wrong several times. Please wait ${seconds} s.`,
		destroyed: 'This PIN was deleted after too many wrong tries. Have the head unlock the device and let you set a new one in “Settings”.',
		destroyedShort: 'PIN deleted',
		noneSet: 'There is no PIN for this name on this device. Have the head unlock it and let you set one in “Settings”.',
		failed: 'The PIN could not be checked. All data is still here. Open this page again and try once more.',
		goesOn: 'While locked, the device goes on sending and receiving. What was being typed is kept.',
		withoutPin: (name) => `${name} has no PIN on this device yet. Have one of the people above unlock it and set one in “Settings”.`
	}
});
