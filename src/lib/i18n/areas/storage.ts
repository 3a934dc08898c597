// Words about keeping what is on this device: the browser's promise, and the room that is left.
import { area } from '../area.ts';

export const storage = area({
	th: {
		title: 'การเก็บข้อมูลในเครื่อง',
		reason: 'รายการที่ยังไม่ได้ส่งอยู่ในเครื่องนี้เท่านั้น ขอให้เบราว์เซอร์รับว่าจะไม่ลบเองเมื่อพื้นที่เหลือน้อย',
		ask: 'ขอให้เก็บไว้ถาวร',
		kept: 'เบราว์เซอร์รับว่าจะไม่ลบข้อมูลเอง',
		refused: 'เบราว์เซอร์ยังไม่รับ ใช้งานต่อได้ ให้ทำดังนี้',
		refusedInstall: 'ติดตั้งโปรแกรมนี้ลงเครื่องจากเมนูของเบราว์เซอร์ แล้วแตะ “ขอให้เก็บไว้ถาวร” อีกครั้ง',
		refusedSend: 'ส่งข้อมูลให้ครบทุกวัน และอย่าล้างข้อมูลของเบราว์เซอร์',
		noted: 'รับทราบ',
		low: 'พื้นที่เก็บข้อมูลในเครื่องเหลือน้อย',
		lowNext: 'ยังลงทะเบียนผู้รับบริการได้ แต่ยังส่งเครื่องให้ผู้รับบริการประเมินไม่ได้ โปรดลบภาพ วิดีโอ หรือโปรแกรมที่ไม่ใช้ออกจากเครื่อง อย่าล้างข้อมูลของเบราว์เซอร์',
		lowHandOver: 'พื้นที่เก็บข้อมูลในเครื่องเหลือน้อย จึงยังเริ่มแบบประเมินไม่ได้',
		lowHandOverNext: 'ลงทะเบียนต่อได้ตามปกติ โปรดลบภาพ วิดีโอ หรือโปรแกรมที่ไม่ใช้ออกจากเครื่อง แล้วแตะอีกครั้ง'
	},
	en: {
		title: 'Keeping data on this device',
		reason: 'What has not been sent yet is on this device only. Ask the browser to promise not to delete it when space runs low.',
		ask: 'Ask to keep it',
		kept: 'The browser promised not to delete the data by itself',
		refused: 'The browser has not promised yet. You can go on working; please do this:',
		refusedInstall: 'Install this program on the device from the browser’s menu, then tap “Ask to keep it” again.',
		refusedSend: 'Send everything every day, and do not clear the browser’s data.',
		noted: 'Noted',
		low: 'Little storage is left on this device',
		lowNext:
			'Visitors can still be registered, but the device cannot be handed over for the survey. Delete pictures, videos or programs you do not use. Do not clear the browser’s data.',
		lowHandOver: 'Little storage is left on this device, so no survey can begin yet',
		lowHandOverNext: 'Registering goes on as usual. Delete pictures, videos or programs you do not use, then tap again.'
	}
});
