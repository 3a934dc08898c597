// Words of a tab that is a guest, as another one works.
import { area } from '../area.ts';

export const tabs = area({
	th: {
		title: 'เปิดอยู่ในอีกแท็บหนึ่งแล้ว',
		why: 'ใช้งานได้ทีละแท็บ ข้อมูลในเครื่องอยู่ครบ',
		where: (title: string) => `แท็บนั้นแสดงหน้า “${title}”`,
		next: 'กลับไปที่แท็บนั้น หรือใช้แท็บนี้แทน แล้วแท็บนั้นจะหยุดเอง',
		takeOver: 'ใช้แท็บนี้แทน',
		kioskTitle: 'แบบประเมินเปิดอยู่ในอีกแท็บหนึ่งแล้ว',
		kioskNext: 'กลับไปที่แท็บนั้นเพื่อทำต่อ หรือเริ่มใหม่ในแท็บนี้'
	},
	en: {
		title: 'Already open in another tab',
		why: 'One tab works at a time. All data on this device is there.',
		where: (title) => `That tab shows “${title}”`,
		next: 'Go back to that tab, or use this tab instead; the other one then stops by itself.',
		takeOver: 'Use this tab instead',
		kioskTitle: 'The survey is already open in another tab',
		kioskNext: 'Go back to that tab to go on, or start anew in this one.'
	}
});
