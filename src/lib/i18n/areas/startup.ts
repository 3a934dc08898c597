// Words of what goes on, or went wrong, behind the first screen.
import { area } from '../area.ts';

export const startup = area({
	th: {
		rebuilding: 'กำลังจัดทำรายการและตัวเลขจากข้อมูลในเครื่องใหม่ ทำงานต่อได้',
		restoring: (known: string) => `ข้อมูลในเครื่องนี้หายไปจากเบราว์เซอร์ (เคยมี ${known} รายการ) กำลังรับกลับจากเครื่องแม่ข่าย ทำงานต่อได้`,
		restoringLost: (lost: string) =>
			`มี ${lost} รายการที่ยังไม่ได้ส่งก่อนข้อมูลหาย ถ้าเคยบันทึกแฟ้มกู้คืนไว้ โปรดนำเข้า ถ้าไม่มี โปรดตรวจกับทะเบียนกระดาษแล้วบันทึกใหม่`,
		takeInRescueFile: 'ไปนำเข้าแฟ้มกู้คืน',
		ledgerWillNotOpen: 'เปิดที่เก็บข้อมูลในเครื่องไม่ได้ ข้อมูลเดิมยังอยู่ โปรดบันทึกแฟ้มกู้คืนก่อน แล้วปิดแท็บอื่นของโปรแกรมนี้ และเปิดใหม่',
		ledgerDamaged: 'อ่านบางรายการในเครื่องนี้ไม่ได้ รายการอื่นยังอยู่และทำงานต่อได้ โปรดบันทึกแฟ้มกู้คืนก่อน แล้วแจ้งผู้ดูแลระบบ อย่าล้างข้อมูลเบราว์เซอร์',
		storageFull: 'พื้นที่เก็บข้อมูลในเครื่องเต็ม บันทึกเพิ่มไม่ได้ ข้อมูลเดิมยังอยู่ โปรดลบไฟล์อื่นในเครื่อง แล้วลองอีกครั้ง',
		centreMissing: 'ยังไม่ได้ตั้งข้อมูลศูนย์',
		centreMissingAction: 'ตั้งข้อมูลศูนย์'
	},
	en: {
		rebuilding: 'Lists and figures are being made anew from the records on this device. You can go on working.',
		restoring: (known) =>
			`The browser lost this device’s data (${known} records were here). It is coming back from the server. You can go on working.`,
		restoringLost: (lost) =>
			`${lost} records had not been sent before the loss. If you saved a rescue file, take it in. If not, check the paper register and enter them again.`,
		takeInRescueFile: 'Go and take in a rescue file',
		ledgerWillNotOpen:
			'The data store of this device will not open. The data is still there. Save a rescue file first, then close other tabs of this program, then open it again.',
		ledgerDamaged:
			'Some records on this device cannot be read. The others are there and you can go on working. Save a rescue file first, then tell the administrator. Do not clear the browser’s data.',
		storageFull:
			'This device’s storage is full; nothing more can be saved. What was saved is safe. Delete other files on the device, then try again.',
		centreMissing: 'The details of the centre have not been set yet.',
		centreMissingAction: 'Set the centre’s details'
	}
});
