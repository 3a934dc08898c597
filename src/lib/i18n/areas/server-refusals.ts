// What the server says no to a record with: its reason begins with one of these words (P55), and here are the sentences.
import { area } from '../area.ts';

export const serverRefusals = area({
	th: {
		'fact-is-written': 'รายการนี้บันทึกไว้แล้วด้วยข้อมูลอื่น รายการที่บันทึกแล้วแก้ไขหรือลบไม่ได้ โปรดบันทึกรายการแก้ไขแทน',
		'malformed-id': 'รหัสของรายการไม่ถูกต้อง โปรดปรับรุ่นโปรแกรม แล้วแจ้งผู้ดูแลระบบ',
		'too-large': 'รายการนี้ใหญ่เกินกว่าที่รับได้ โปรดแจ้งผู้ดูแลระบบ',
		'not-sealed': 'รูปหรือไฟล์แนบของรายการนี้ไม่ได้ปิดผนึก จึงไม่รับไว้ โปรดแจ้งผู้ดูแลระบบ',
		'not-permitted': 'บัญชีนี้ไม่มีสิทธิ์ส่งรายการประเภทนี้ ให้ผู้ที่บันทึกหรือหัวหน้าศูนย์เข้าสู่ระบบในเครื่องนี้ แล้วรายการจะส่งเอง'
	},
	en: {
		'fact-is-written':
			'This record was written before with other content, and what is written is never changed. Record a correction instead.',
		'malformed-id': 'The record has a wrong id. Update the program and tell the administrator.',
		'too-large': 'The record is larger than the server takes. Please tell the administrator.',
		'not-sealed': 'What is attached to this record is not sealed and was not taken. Please tell the administrator.',
		'not-permitted':
			'This account may not send records of this kind. When its author or the head signs in on this device, it is sent by itself.'
	}
});
