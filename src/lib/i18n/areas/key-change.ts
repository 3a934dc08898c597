// Words of changing the centre's key, in the settings.
import { area } from '../area.ts';

export const keyChange = area({
	th: {
		title: 'เปลี่ยนกุญแจของศูนย์',
		help: 'ใช้เมื่อแผ่นกู้คืนหายหรือมีผู้อื่นเห็น หรือเปลี่ยนตามรอบปี รายการใหม่ปิดผนึกด้วยกุญแจใหม่ ส่วนรายการเดิมระบบปิดผนึกใหม่ให้เอง',
		open: 'เปลี่ยนกุญแจ',
		reason: 'เหตุผล',
		reasons: {
			'device-revoked': 'ยกเลิกเครื่อง',
			'sheet-lost': 'แผ่นกู้คืนหายหรือมีผู้อื่นเห็น',
			yearly: 'เปลี่ยนตามรอบปี',
			other: 'เหตุอื่น'
		},
		others: 'เครื่องอื่นของศูนย์ที่ยังใช้งานได้รับกุญแจใหม่เอง เมื่อเชื่อมต่อเครือข่ายและมีผู้ปลดล็อก',
		sheet: 'แผ่นกู้คืนเดิมเปิดรายการใหม่ไม่ได้ โปรดพิมพ์แผ่นใหม่ทันทีหลังเปลี่ยน',
		pin: 'ใส่ PIN ของท่านเพื่อยืนยันการเปลี่ยนกุญแจ',
		done: 'เปลี่ยนกุญแจแล้ว โปรดพิมพ์แผ่นกู้คืนแผ่นใหม่',
		failed: 'เปลี่ยนกุญแจไม่สำเร็จ กุญแจเดิมยังใช้ได้ โปรดลองอีกครั้ง',
		resealing: 'กำลังปิดผนึกรายการเดิมใหม่ ใช้งานต่อได้ตามปกติ',
		missing: 'ศูนย์เปลี่ยนกุญแจแล้ว แต่เครื่องนี้ยังไม่มีกุญแจใหม่ รายการใหม่จึงแสดงว่า “ปิดผนึก” โปรดใส่กุญแจจากแผ่นกู้คืนแผ่นใหม่'
	},
	en: {
		title: 'Change the centre’s key',
		help: 'For when the recovery sheet was lost or seen by others, or once a year. New records are sealed with the new key; old ones are sealed anew by themselves.',
		open: 'Change the key',
		reason: 'Reason',
		reasons: {
			'device-revoked': 'A device was revoked',
			'sheet-lost': 'The recovery sheet was lost or seen by others',
			yearly: 'Yearly change',
			other: 'Another reason'
		},
		others: 'The centre’s other devices in use get the new key by themselves, once they are online and somebody unlocks them.',
		sheet: 'The old recovery sheet does not open new records. Print a new one right after the change.',
		pin: 'Enter your PIN to confirm the change',
		done: 'The key was changed. Please print a new recovery sheet.',
		failed: 'The key was not changed; the old one still works. Please try again.',
		resealing: 'Old records are being sealed anew. You can go on working.',
		missing:
			'The centre has a new key that this device does not have, so new records read “Sealed”. Enter the key from the new recovery sheet.'
	}
});
