// Words while the program opens, and when it cannot.
import { area } from '../area.ts';

export const waiting = area({
	th: {
		opening: 'กำลังเปิด…',
		failedTitle: 'เปิดโปรแกรมไม่ได้',
		failedText: 'ข้อมูลที่บันทึกไว้ยังอยู่ในเครื่อง โปรดลองอีกครั้ง หากยังไม่ได้ให้ปิดเบราว์เซอร์แล้วเปิดใหม่',
		rescueFirst: 'เพื่อความปลอดภัย บันทึกรายการในเครื่องเป็นแฟ้มไว้ก่อน อย่าล้างข้อมูลเบราว์เซอร์'
	},
	en: {
		opening: 'Opening…',
		failedTitle: 'The program could not be opened',
		failedText: 'What was saved is still on this device. Please try again; if that does not help, close the browser and open it again.',
		rescueFirst: 'To be safe, save what is on this device as a file first. Do not clear the browser’s data.'
	}
});
