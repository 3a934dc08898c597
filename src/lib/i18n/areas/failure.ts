// The world said no to an act: what happened, what is safe, what to do.
import { area } from '../area.ts';

export const failure = area({
	th: {
		storageFull: 'พื้นที่เก็บข้อมูลของเครื่องนี้เต็ม จึงยังไม่ได้บันทึก',
		storageFullNext: 'สิ่งที่พิมพ์ยังอยู่ครบในหน้านี้ ลบไฟล์ที่ไม่ใช้ในเครื่อง แล้วแตะบันทึกอีกครั้ง',
		closed: 'ฐานข้อมูลในเครื่องปิดอยู่ จึงยังไม่ได้บันทึก',
		closedNext: 'สิ่งที่พิมพ์ยังอยู่ครบ โหลดหน้านี้ใหม่ แล้วแตะบันทึกอีกครั้ง',
		other: 'บันทึกไม่สำเร็จ',
		otherNext: 'สิ่งที่พิมพ์ยังอยู่ครบ แตะบันทึกอีกครั้ง หากยังไม่ได้ ให้โหลดหน้านี้ใหม่'
	},
	en: {
		storageFull: 'The storage of this device is full, so nothing was saved',
		storageFullNext: 'Everything typed is still on this page. Delete unused files from the device, then save again.',
		closed: 'The database on this device is closed, so nothing was saved',
		closedNext: 'Everything typed is kept. Load this page again, then save.',
		other: 'Saving failed',
		otherNext: 'Everything typed is kept. Save again; if that fails, load this page again.'
	}
});
