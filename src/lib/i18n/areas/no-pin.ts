// Words of setting a PIN, and of a device on which there is none.
import { area } from '../area.ts';

export const noPin = area({
	th: {
		allGoneTitle: 'PIN ทุกชื่อบนเครื่องนี้ถูกลบแล้ว',
		allGoneText: 'มีการใส่ PIN ผิดเกินกำหนด รายการที่บันทึกไว้ยังอยู่ครบและส่งต่อตามปกติ ให้เจ้าของบัญชีเข้าสู่ระบบใหม่ แล้วใส่กุญแจของศูนย์จากแผ่นกู้คืน',
		allGoneDevice: 'มีการใส่ PIN ผิดเกินกำหนด รายการที่บันทึกไว้ยังอยู่ครบและส่งต่อตามปกติ ให้หัวหน้าศูนย์ทำรหัสเพิ่มเครื่องใหม่ หรือเข้าสู่ระบบด้วยบัญชี แล้วใส่กุญแจของศูนย์',
		signInAgain: 'เข้าสู่ระบบใหม่',
		enrolAgain: 'เพิ่มเครื่องนี้เข้าศูนย์',
		notReadyTitle: 'เครื่องนี้ยังเพิ่มเข้าศูนย์ไม่เสร็จ',
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
		allGoneTitle: 'All PINs on this device were deleted',
		allGoneText:
			'There were too many wrong tries. What was recorded is all here and goes on being sent. Sign in again with an account, then enter the centre’s key from the recovery sheet.',
		allGoneDevice:
			'There were too many wrong tries. What was recorded is all here and goes on being sent. Have the head make a new code for this device, or sign in with an account and enter the centre’s key.',
		signInAgain: 'Sign in again',
		enrolAgain: 'Add this device to the centre',
		notReadyTitle: 'This device is not fully added to the centre yet',
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
