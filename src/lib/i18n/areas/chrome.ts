// Words of what surrounds the screens: top bar, start-up, updates, the page for errors.
import { area } from '../area.ts';

export const chrome = area({
	th: {
		skipToContent: 'ข้ามไปยังเนื้อหา',
		mainMenu: 'เมนูหลัก',
		counter: 'เคาน์เตอร์',
		supervisor: 'ภาพรวม',
		settings: 'ตั้งค่า',
		otherLanguage: 'English',
		onDuty: (name: string) => `ผู้ปฏิบัติงาน ${name}`,
		lock: 'ล็อก',
		lockHint: 'ล็อกเครื่อง',
		switchStaff: 'เปลี่ยนผู้ใช้',
		noCentreYet: 'ยังไม่มีชื่อศูนย์',
		startup: {
			opening: 'กำลังเปิด…',
			rebuilding: 'กำลังจัดทำรายการและตัวเลขจากข้อมูลในเครื่องใหม่ ทำงานต่อได้',
			restoring: (known: string) => `ข้อมูลในเครื่องนี้หายไปจากเบราว์เซอร์ (เคยมี ${known} รายการ) กำลังรับกลับจากเครื่องแม่ข่าย ทำงานต่อได้`,
			restoringLost: (lost: string) => `มี ${lost} รายการที่ยังไม่ได้ส่งก่อนข้อมูลหาย โปรดตรวจกับทะเบียนกระดาษหรือแจ้งผู้ดูแลระบบ`,
			ledgerWillNotOpen: 'เปิดที่เก็บข้อมูลในเครื่องไม่ได้ ข้อมูลเดิมยังอยู่ โปรดบันทึกแฟ้มกู้คืนก่อน แล้วปิดแท็บอื่นของโปรแกรมนี้ และเปิดใหม่',
			ledgerDamaged: 'อ่านบางรายการในเครื่องนี้ไม่ได้ รายการอื่นยังอยู่และทำงานต่อได้ โปรดบันทึกแฟ้มกู้คืนก่อน แล้วแจ้งผู้ดูแลระบบ อย่าล้างข้อมูลเบราว์เซอร์',
			storageFull: 'พื้นที่เก็บข้อมูลในเครื่องเต็ม บันทึกเพิ่มไม่ได้ ข้อมูลเดิมยังอยู่ โปรดลบไฟล์อื่นในเครื่อง แล้วลองอีกครั้ง',
			failedTitle: 'เปิดโปรแกรมไม่ได้',
			failedText: 'ข้อมูลที่บันทึกไว้ยังอยู่ในเครื่อง โปรดลองอีกครั้ง หากยังไม่ได้ให้ปิดเบราว์เซอร์แล้วเปิดใหม่',
			rescueFirst: 'เพื่อความปลอดภัย บันทึกรายการในเครื่องเป็นแฟ้มไว้ก่อน อย่าล้างข้อมูลเบราว์เซอร์',
			centreMissing: 'ยังไม่ได้ตั้งข้อมูลศูนย์',
			centreMissingAction: 'ตั้งข้อมูลศูนย์'
		},
		update: {
			ready: 'มีโปรแกรมรุ่นใหม่ พร้อมใช้งานทันที ข้อมูลในเครื่องอยู่ครบ',
			apply: 'ใช้รุ่นใหม่',
			later: 'ไว้ทีหลัง'
		},
		error: {
			notFoundTitle: 'ไม่พบหน้านี้',
			notFoundText: 'ที่อยู่อาจพิมพ์ผิดหรือหน้านี้ถูกย้าย',
			brokenTitle: 'หน้านี้เปิดไม่สำเร็จ',
			brokenText: 'ข้อมูลที่บันทึกไว้ยังอยู่ในเครื่อง โปรดลองอีกครั้ง',
			reload: 'เปิดหน้านี้ใหม่',
			home: 'ไปหน้าแรก'
		}
	},
	en: {
		skipToContent: 'Skip to content',
		mainMenu: 'Main menu',
		counter: 'Counter',
		supervisor: 'Overview',
		settings: 'Settings',
		otherLanguage: 'ไทย',
		onDuty: (name) => `On duty: ${name}`,
		lock: 'Lock',
		lockHint: 'Lock the device',
		switchStaff: 'Change person',
		noCentreYet: 'Centre without a name yet',
		startup: {
			opening: 'Opening…',
			rebuilding: 'Lists and figures are being made anew from the records on this device. You can go on working.',
			restoring: (known) =>
				`The browser lost this device’s data (${known} records were here). It is coming back from the server. You can go on working.`,
			restoringLost: (lost) =>
				`${lost} records had not been sent before the loss. Please check them against paper or tell the administrator.`,
			ledgerWillNotOpen:
				'The data store of this device will not open. The data is still there. Save a rescue file first, then close other tabs of this program, then open it again.',
			ledgerDamaged:
				'Some records on this device cannot be read. The others are there and you can go on working. Save a rescue file first, then tell the administrator. Do not clear the browser’s data.',
			storageFull:
				'This device’s storage is full; nothing more can be saved. What was saved is safe. Delete other files on the device, then try again.',
			failedTitle: 'The program could not be opened',
			failedText: 'What was saved is still on this device. Please try again; if that does not help, close the browser and open it again.',
			rescueFirst: 'To be safe, save what is on this device as a file first. Do not clear the browser’s data.',
			centreMissing: 'The details of the centre have not been set yet.',
			centreMissingAction: 'Set the centre’s details'
		},
		update: {
			ready: 'A new version is ready to use at once. All data stays on this device.',
			apply: 'Use the new version',
			later: 'Later'
		},
		error: {
			notFoundTitle: 'Page not found',
			notFoundText: 'The address may be mistyped, or the page was moved.',
			brokenTitle: 'This page could not be opened',
			brokenText: 'What was saved is still on this device. Please try again.',
			reload: 'Open this page again',
			home: 'Go to the first page'
		}
	}
});
