// Words of the one box that finds everything.
import { area } from '../area.ts';

export const find = area({
	th: {
		title: 'ค้นหา',
		box: 'ค้นหาทุกอย่าง',
		hint: 'ชื่อ โทรศัพท์ รหัสใบรับเรื่อง เลขที่รับของหน่วยงาน ชื่อหน่วยงานหรืองาน เลขคิววันนี้',
		scan: 'สแกนใบรับเรื่อง',
		notASlip: 'รหัสนี้ไม่ใช่ใบรับเรื่องของศูนย์ หรืออ่านไม่ครบ ลองพิมพ์รหัสใต้คิวอาร์',
		clear: 'ล้าง',
		looking: 'กำลังค้นหา…',
		groups: { slips: 'ใบรับเรื่อง', queue: 'คิววันนี้', visitors: 'ผู้รับบริการ', cases: 'งานส่งต่อ', requests: 'คำร้องขอความช่วยเหลือ' },
		more: (shown: string) => `แสดง ${shown} รายการล่าสุด พิมพ์ให้เจาะจงขึ้นเพื่อให้เหลือน้อยลง`,
		nothing: 'ไม่พบ',
		nothingNext: 'ลองพิมพ์เพียงบางส่วน หรือตรวจรหัสอีกครั้ง เรื่องเก่าที่ปิดนานแล้วอยู่ที่เครื่องแม่ข่าย',
		unread: (count: string) => `ยังค้นชื่อได้ไม่ครบ เหลืออีก ${count} รายการที่ยังไม่ได้เปิด เปิดไม่ได้ หรือเก่ามาก`,
		failed: 'ค้นหาบางส่วนไม่ได้ ข้อมูลยังอยู่ในเครื่อง โปรดลองอีกครั้ง',
		notAllowed: 'บัญชีนี้ไม่มีสิทธิ์เปิดข้อมูลผู้รับบริการ จึงค้นหาไม่ได้',
		visit: {
			title: 'รายการที่พบ',
			back: 'กลับไปค้นหา',
			unknown: 'ไม่พบรายการนี้ในเครื่อง',
			recorded: (when: string) => `บันทึกเมื่อ ${when}`,
			toCase: 'ดูเรื่องส่งต่อ'
		}
	},
	en: {
		title: 'Find',
		box: 'Find anything',
		hint: 'Name, telephone, code on a slip, agency’s number, agency or service, today’s queue number',
		scan: 'Scan a slip',
		notASlip: 'This is not a slip of the centre, or not all of it was read. Try to type the code below the QR.',
		clear: 'Clear',
		looking: 'Looking…',
		groups: { slips: 'Slips', queue: 'Today’s queue', visitors: 'Visitors', cases: 'Forwarded services', requests: 'Requests for help' },
		more: (shown) => `The newest ${shown} are shown. Type more to have fewer.`,
		nothing: 'Nothing found',
		nothingNext: 'Try a part of it, or check the code. What was closed long ago is at the server.',
		unread: (count) => `Not all names could be looked through yet: ${count} entries are not opened yet, cannot be, or are very old`,
		failed: 'Part of it could not be looked through. The data is still on this device. Please try again.',
		notAllowed: 'This account may not open visitors’ data, so it cannot search.',
		visit: {
			title: 'Entry found',
			back: 'Back to finding',
			unknown: 'This entry is not on this device',
			recorded: (when) => `Recorded ${when}`,
			toCase: 'See the case'
		}
	}
});
