// Words of the panel about sending and receiving, and of the records that were refused.
import { area } from '../area.ts';

export const syncPanel = area({
	th: {
		line: (sent: string, refused: string, unsent: string, when: string) =>
			`ส่งแล้ว ${sent} · ถูกปฏิเสธ ${refused} · ยังอยู่ในเครื่อง ${unsent} · ติดต่อล่าสุด ${when}`,
		never: 'ยังไม่เคย',
		sendNow: 'ส่งข้อมูลเดี๋ยวนี้',
		nextTry: (when: string) => `จะลองอีกครั้งเอง ${when}`,
		safe: 'ทุกรายการที่บันทึกแล้วอยู่ในเครื่องนี้อย่างปลอดภัย และจะส่งเองเมื่อติดต่อได้',
		signIn: 'เข้าสู่ระบบ',
		progress: 'รับข้อมูลจากเครื่องแม่ข่าย',
		received: (done: string, total: string) => `รับข้อมูลแล้ว ${done} จาก ${total} รายการ`,
		minutesLeft: (minutes: string) => `เหลือประมาณ ${minutes} นาที`,
		momentsLeft: 'เหลือไม่ถึงหนึ่งนาที',
		phase: {
			stopped: 'ยังไม่เริ่มส่งข้อมูล',
			'other-tab': 'อีกแท็บหนึ่งของเครื่องนี้กำลังส่งข้อมูลให้',
			offline: 'เครื่องนี้ไม่มีเครือข่าย',
			'first-pull': 'กำลังรับข้อมูลของศูนย์ครั้งแรก ทำงานต่อได้',
			syncing: 'กำลังแลกเปลี่ยนข้อมูล',
			idle: 'ข้อมูลตรงกับเครื่องแม่ข่ายแล้ว',
			waiting: 'กำลังรอเพื่อลองอีกครั้ง',
			'signed-out': 'เครื่องแม่ข่ายขอให้เข้าสู่ระบบใหม่ ระหว่างนี้บันทึกข้อมูลได้ตามปกติ'
		},
		problem: {
			'no-network': 'ไม่มีเครือข่าย: ตรวจสายเครือข่ายหรือสัญญาณไร้สาย เมื่อกลับมาแล้วจะส่งเอง',
			'server-unreachable': 'ติดต่อเครื่องแม่ข่ายไม่ได้: ตรวจว่าเครื่องแม่ข่ายเปิดอยู่ หรือแจ้งผู้ดูแลระบบ',
			'server-error': 'เครื่องแม่ข่ายขัดข้อง: จะลองใหม่เอง หากนานเกินหนึ่งชั่วโมงโปรดแจ้งผู้ดูแลระบบ',
			'bad-reply': 'ได้รับคำตอบที่ไม่ใช่จากเครื่องแม่ข่าย: เครือข่ายนี้อาจต้องลงชื่อก่อนใช้งาน โปรดเปิดเว็บไซต์อื่นเพื่อตรวจดู',
			'not-signed-in': 'การเข้าสู่ระบบหมดอายุ: โปรดเข้าสู่ระบบใหม่เพื่อส่งข้อมูล',
			'not-permitted': 'บัญชีนี้ไม่มีสิทธิ์ส่งข้อมูลของศูนย์นี้: โปรดแจ้งผู้ดูแลระบบ',
			'storage-full': 'พื้นที่เก็บข้อมูลในเครื่องเต็ม รับข้อมูลเพิ่มไม่ได้: โปรดลบไฟล์อื่นในเครื่อง'
		},
		refusedTitle: 'รายการที่เครื่องแม่ข่ายไม่รับ',
		refusedHelp: 'รายการเหล่านี้ยังอยู่ในเครื่อง ไม่หาย และไม่ขวางรายการอื่น โปรดแจ้งผู้ดูแลระบบพร้อมเหตุผลด้านล่าง',
		refusedReason: 'เหตุผลจากเครื่องแม่ข่าย'
	},
	en: {
		line: (sent, refused, unsent, when) => `Sent ${sent} · refused ${refused} · still on this device ${unsent} · last contact ${when}`,
		never: 'never',
		sendNow: 'Send now',
		nextTry: (when) => `Next try by itself ${when}`,
		safe: 'Everything saved is safe on this device and will be sent by itself as soon as there is contact.',
		signIn: 'Sign in',
		progress: 'Receiving data from the server',
		received: (done, total) => `Received ${done} of ${total} records`,
		minutesLeft: (minutes) => `about ${minutes} min left`,
		momentsLeft: 'less than a minute left',
		phase: {
			stopped: 'Sending has not started yet',
			'other-tab': 'Another tab of this device sends for all of them',
			offline: 'This device has no network',
			'first-pull': 'Receiving the centre’s data for the first time; you can go on working',
			syncing: 'Exchanging data',
			idle: 'Same as on the server',
			waiting: 'Waiting for the next try',
			'signed-out': 'The server asks you to sign in again; saving goes on as usual'
		},
		problem: {
			'no-network': 'No network: check the cable or the wireless signal. Sending starts by itself when it is back.',
			'server-unreachable': 'The server cannot be reached: check that it is switched on, or tell the administrator.',
			'server-error': 'The server has a fault: the device tries again by itself. If it lasts over an hour, tell the administrator.',
			'bad-reply': 'The answer did not come from the server: this network may want you to log in first. Open any web site to see.',
			'not-signed-in': 'Your sign-in has expired: please sign in again so that data can be sent.',
			'not-permitted': 'This account may not send data of this centre: please tell the administrator.',
			'storage-full': 'This device’s storage is full; nothing more can be received: please delete other files on the device.'
		},
		refusedTitle: 'Records the server did not accept',
		refusedHelp:
			'These records are still on this device, are not lost and do not hold up others. Please tell the administrator, with the reason below.',
		refusedReason: 'Reason given by the server'
	}
});
