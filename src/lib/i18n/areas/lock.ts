// Words of the lock screen, of the pad on which PINs are typed, and of setting one.
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
		withoutPin: (name: string) => `${name} ยังไม่มี PIN บนเครื่องนี้ ให้ผู้ที่มีชื่อด้านบนปลดล็อก แล้วตั้ง PIN ให้ที่หน้า “ตั้งค่า”`,
		allGoneTitle: 'PIN ทุกชื่อบนเครื่องนี้ถูกลบแล้ว',
		allGoneText: 'มีการใส่ PIN ผิดเกินกำหนด รายการที่บันทึกไว้ยังอยู่ครบและส่งต่อตามปกติ ให้เจ้าของบัญชีเข้าสู่ระบบใหม่ แล้วใส่กุญแจของศูนย์จากแผ่นกุญแจ',
		allGoneDevice:
			'มีการใส่ PIN ผิดเกินกำหนด รายการที่บันทึกไว้ยังอยู่ครบและส่งต่อตามปกติ ให้หัวหน้าศูนย์ออกรหัสลงทะเบียนเครื่องใหม่ หรือเข้าสู่ระบบด้วยบัญชี แล้วใส่กุญแจของศูนย์',
		signInAgain: 'เข้าสู่ระบบใหม่',
		enrolAgain: 'ลงทะเบียนเครื่องนี้',
		notReadyTitle: 'เครื่องนี้ยังลงทะเบียนไม่เสร็จ',
		notReadyText: 'ทำต่อจากขั้นที่ค้างไว้',
		goOn: 'ทำต่อ',
		setTitle: 'ตั้ง PIN ของท่าน',
		setLead: (name: string) => `${name} ใช้ PIN นี้เปิดเครื่องนี้ แม้ไม่มีเครือข่าย อย่าให้ผู้อื่นรู้`,
		setFirst: 'ใส่ PIN ใหม่ 6 หลัก',
		setAgain: 'ใส่ PIN เดิมอีกครั้ง',
		setOver: 'เริ่มใส่ใหม่',
		setFault: {
			'not-six-digits': 'PIN ต้องเป็นตัวเลข 6 หลัก',
			'too-easy': 'PIN นี้เดาง่าย เช่น เลขเรียงหรือเลขซ้ำ โปรดใช้เลขอื่น',
			different: 'ใส่สองครั้งไม่ตรงกัน โปรดเริ่มใส่ใหม่',
			'not-saved': 'เก็บ PIN ไม่สำเร็จ โปรดตรวจว่าพื้นที่ในเครื่องไม่เต็ม แล้วลองอีกครั้ง'
		},
		setSaving: 'กำลังเก็บ PIN…'
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
		withoutPin: (name) => `${name} has no PIN on this device yet. Have one of the people above unlock it and set one in “Settings”.`,
		allGoneTitle: 'All PINs on this device were deleted',
		allGoneText:
			'There were too many wrong tries. What was recorded is all here and goes on being sent. Sign in again with an account, then enter the centre’s key from the key sheet.',
		allGoneDevice:
			'There were too many wrong tries. What was recorded is all here and goes on being sent. Have the head make a new enrolment code, or sign in with an account and enter the centre’s key.',
		signInAgain: 'Sign in again',
		enrolAgain: 'Enrol this device',
		notReadyTitle: 'This device is not fully enrolled yet',
		notReadyText: 'Go on from the step that was left',
		goOn: 'Continue',
		setTitle: 'Set your PIN',
		setLead: (name) => `${name} opens this device with it, also without a network. Let nobody know it.`,
		setFirst: 'Type a new PIN of 6 digits',
		setAgain: 'Type the same PIN again',
		setOver: 'Start again',
		setFault: {
			'not-six-digits': 'A PIN has 6 digits',
			'too-easy': 'This PIN is easily guessed, such as a run or repeated digits. Please use another.',
			different: 'The two were not the same. Please start again.',
			'not-saved': 'The PIN could not be kept. Check that the device’s storage is not full, then try again.'
		},
		setSaving: 'Keeping the PIN…'
	}
});
