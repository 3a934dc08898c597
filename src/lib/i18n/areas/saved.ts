// What the counter says once a visit is saved: nobody needs it for typing, so it follows the form.
import { area } from '../area.ts';

export const saved = area({
	th: {
		done: (who: string) => `บันทึกแล้ว: ${who}`,
		doneUnnamed: 'บันทึกแล้ว: ไม่ระบุชื่อ',
		handOver: 'ส่งให้ผู้รับบริการประเมิน',
		undone: 'ยกเลิกรายการแล้ว ข้อมูลกลับมาอยู่ในแบบฟอร์ม',
		undoneOnly: 'ยกเลิกรายการแล้ว',
		undoFailed: 'เลิกทำไม่ได้ รายการยังอยู่ ใช้ “ยกเลิกรายการ” ในรายการวันนี้แทน',
		handOverFailed: 'เปิดแบบประเมินไม่ได้ ลองอีกครั้ง'
	},
	en: {
		done: (who) => `Saved: ${who}`,
		doneUnnamed: 'Saved: No name given',
		handOver: 'Hand over for the survey',
		undone: 'The entry was voided; what was typed is back in the form',
		undoneOnly: 'The entry was voided',
		undoFailed: 'It could not be undone. The entry is still there; use “Void entry” in the list instead.',
		handOverFailed: 'The survey could not be opened. Please try again.'
	}
});
