// Words of the recovery sheet: the centre's key on paper.
import { area } from '../area.ts';

export const recoverySheet = area({
	th: {
		title: 'แผ่นกู้คืนกุญแจของศูนย์',
		what: 'กุญแจนี้ใช้เปิดชื่อ โทรศัพท์ และที่อยู่ของผู้รับบริการที่ศูนย์บันทึกไว้ เครื่องแม่ข่ายไม่มีกุญแจนี้ และไม่มีผู้ใดทำขึ้นใหม่ได้',
		lost: 'หากเครื่องทุกเครื่องของศูนย์เสียหรือหาย และไม่มีแผ่นนี้ จะไม่มีผู้ใดเปิดชื่อเหล่านั้นได้อีก ส่วนตัวเลขและรายงานยังอยู่ครบ',
		use: 'วิธีใช้: ที่เครื่องใหม่ เมื่อระบบถามกุญแจของศูนย์ ให้สแกน QR นี้ หรือพิมพ์คำทั้ง 24 คำตามลำดับ หรือพิมพ์กุญแจด้านล่าง',
		keep: 'เก็บในตู้นิรภัยหรือซองปิดผนึก อย่าถ่ายภาพ อย่าเก็บไว้กับเครื่อง ผู้ที่มีแผ่นนี้และเข้าถึงข้อมูลของศูนย์ได้จะอ่านชื่อได้ทั้งหมด',
		words: 'คำกู้คืน 24 คำ',
		keyText: 'กุญแจเป็นตัวอักษร',
		qr: 'QR ของกุญแจ',
		keyNumber: 'เลขกุญแจ',
		madeOn: 'พิมพ์เมื่อ',
		keptBy: 'ผู้เก็บรักษา',
		keptAt: 'เก็บไว้ที่',
		newest: 'เมื่อศูนย์เปลี่ยนกุญแจ แผ่นนี้เปิดได้เฉพาะข้อมูลเดิม ให้พิมพ์แผ่นใหม่',
		open: 'พิมพ์แผ่นกู้คืน',
		print: 'พิมพ์แผ่นนี้',
		back: 'กลับไปหน้าตั้งค่า',
		pinLead: 'แผ่นนี้เปิดชื่อผู้รับบริการทั้งหมดได้ โปรดใส่ PIN ของท่านอีกครั้งก่อนแสดง',
		noKey: 'เครื่องนี้ยังไม่มีกุญแจของศูนย์ จึงพิมพ์แผ่นกู้คืนไม่ได้ โปรดพิมพ์จากเครื่องที่มีกุญแจ',
		notAllowed: 'แผ่นกู้คืนพิมพ์ได้โดยหัวหน้าศูนย์เท่านั้น'
	},
	en: {
		title: 'Recovery sheet of the centre’s key',
		what: 'This key opens the names, telephone numbers and addresses of visitors that the centre recorded. The server does not have it, and nobody can make it again.',
		lost: 'If every device of the centre is broken or lost and this sheet is not there, nobody can open those names any more. Figures and reports remain.',
		use: 'How to use it: when a new device asks for the centre’s key, scan this QR code, or type all 24 words in order, or type the key below.',
		keep: 'Keep it in a safe or a sealed envelope. Take no picture of it, and do not keep it with a device. Whoever has this sheet and reaches the centre’s data can read every name.',
		words: '24 recovery words',
		keyText: 'The key as text',
		qr: 'QR code of the key',
		keyNumber: 'Key number',
		madeOn: 'Printed on',
		keptBy: 'Kept by',
		keptAt: 'Kept at',
		newest: 'When the centre changes its key, this sheet opens older data only: print a new one.',
		open: 'Print the recovery sheet',
		print: 'Print this sheet',
		back: 'Back to the settings',
		pinLead: 'This sheet opens the names of all visitors. Please type your PIN again before it is shown.',
		noKey: 'This device does not have the centre’s key yet, so it cannot print the sheet. Please print it on a device that has the key.',
		notAllowed: 'Only the head of the centre can print the recovery sheet'
	}
});
