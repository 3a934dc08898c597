// The closed lists of the help centre in words: where a request stands, who found the need, why it was corrected or voided.
import { area } from '../area.ts';

export const helpWords = area({
	th: {
		state: {
			registered: 'รับลงทะเบียน',
			checking: 'ตรวจสอบข้อเท็จจริง',
			'to-committee': 'เสนอคณะกรรมการ',
			agreed: 'คณะกรรมการเห็นชอบ',
			'not-agreed': 'คณะกรรมการไม่เห็นชอบ',
			'more-wanted': 'คณะกรรมการขอข้อมูลเพิ่ม',
			announced: 'ปิดประกาศ',
			helping: 'ดำเนินการช่วยเหลือ',
			done: 'เสร็จสิ้น',
			forwarded: 'ส่งต่อหน่วยงานอื่น',
			unfounded: 'ไม่มีมูล',
			withdrawn: 'ถอนคำร้อง'
		},
		step: {
			registered: 'รับลงทะเบียน',
			checking: 'เริ่มตรวจสอบข้อเท็จจริง',
			'to-committee': 'เสนอคณะกรรมการ',
			agreed: 'บันทึกว่าคณะกรรมการเห็นชอบ',
			'not-agreed': 'บันทึกว่าคณะกรรมการไม่เห็นชอบ',
			'more-wanted': 'บันทึกว่าขอข้อมูลเพิ่ม',
			announced: 'ปิดประกาศ',
			helping: 'เริ่มดำเนินการช่วยเหลือ',
			done: 'เสร็จสิ้น',
			forwarded: 'ส่งต่อหน่วยงานอื่น',
			unfounded: 'ตรวจแล้วไม่มีมูล',
			withdrawn: 'ผู้ร้องถอนคำร้อง'
		},
		again: 'นำกลับมาตรวจสอบอีกครั้ง',
		origin: { self: 'ร้องขอด้วยตนเอง', surveyed: 'อปท. สำรวจพบ' },
		urgent: 'เร่งด่วน',
		voided: 'ยกเลิกแล้ว',
		correctionReason: {
			'typing-error': 'พิมพ์ผิด',
			'more-known': 'ได้ข้อมูลเพิ่ม',
			'requester-asked': 'ผู้ร้องขอแก้ไข',
			other: 'เหตุผลอื่น'
		},
		voidReason: { duplicate: 'บันทึกซ้ำ', 'wrong-person': 'ผิดคน', training: 'ทดลองใช้งาน', other: 'เหตุผลอื่น' },
		said: {
			requested: 'รับลงทะเบียน',
			corrected: 'แก้ไขข้อมูล',
			voided: 'ยกเลิกคำร้อง',
			moved: 'เปลี่ยนขั้น',
			'photo-added': 'แนบรูป',
			'photo-removed': 'นำรูปออก',
			'info-recorded': 'บันทึกใน INFO แล้ว'
		},
		sealed: 'ปิดผนึก',
		anonymous: 'ไม่ระบุชื่อ',
		opening: 'กำลังเปิด…'
	},
	en: {
		state: {
			registered: 'Registered',
			checking: 'Facts being checked',
			'to-committee': 'Put to the committee',
			agreed: 'Committee agreed',
			'not-agreed': 'Committee did not agree',
			'more-wanted': 'Committee asked for more',
			announced: 'Announced',
			helping: 'Help being given',
			done: 'Finished',
			forwarded: 'Passed to another agency',
			unfounded: 'Unfounded',
			withdrawn: 'Withdrawn'
		},
		step: {
			registered: 'Register',
			checking: 'Begin checking the facts',
			'to-committee': 'Put to the committee',
			agreed: 'Record that the committee agreed',
			'not-agreed': 'Record that the committee did not agree',
			'more-wanted': 'Record that more was asked for',
			announced: 'Announce',
			helping: 'Begin giving help',
			done: 'Finish',
			forwarded: 'Pass to another agency',
			unfounded: 'Checked: unfounded',
			withdrawn: 'The requester withdraws'
		},
		again: 'Look at it again',
		origin: { self: 'Asked for in person', surveyed: 'Found by the office' },
		urgent: 'Urgent',
		voided: 'Voided',
		correctionReason: {
			'typing-error': 'Typing error',
			'more-known': 'More is known',
			'requester-asked': 'The requester asked for it',
			other: 'Another reason'
		},
		voidReason: { duplicate: 'Entered twice', 'wrong-person': 'Wrong person', training: 'Practice entry', other: 'Another reason' },
		said: {
			requested: 'Registered',
			corrected: 'Corrected',
			voided: 'Voided',
			moved: 'Moved on',
			'photo-added': 'Photo attached',
			'photo-removed': 'Photo taken off',
			'info-recorded': 'Recorded in INFO'
		},
		sealed: 'Sealed',
		anonymous: 'No name given',
		opening: 'Opening…'
	}
});
