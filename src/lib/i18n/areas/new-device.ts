// Words of making a code for a new tablet, on a device that is in use.
import { area } from '../area.ts';

export const newDevice = area({
	th: {
		open: 'เพิ่มเครื่อง',
		title: 'เพิ่มเครื่องเข้าศูนย์',
		lead: 'ทำรหัสให้เครื่องใหม่ รหัสใช้ได้ 15 นาทีและครั้งเดียว',
		name: 'ชื่อเครื่องใหม่',
		nameHint: 'ชื่อที่คนในศูนย์เรียก เช่น เคาน์เตอร์ 2 แก้ที่เครื่องใหม่ได้',
		nameMissing: 'ใส่ชื่อเครื่องใหม่',
		account: 'เครื่องนี้ใช้ร่วมกันหลายคน การเพิ่มเครื่องจึงต้องใช้บัญชีของหัวหน้าศูนย์หรือผู้ดูแลระบบ',
		user: 'ชื่อผู้ใช้',
		userMissing: 'ใส่ชื่อผู้ใช้',
		password: 'รหัสผ่าน',
		passwordMissing: 'ใส่รหัสผ่าน',
		make: 'ทำรหัส',
		problem: {
			'wrong-password': 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง หรือต้องเข้าสู่ระบบใหม่',
			'account-needed': 'ใส่บัญชีของหัวหน้าศูนย์หรือผู้ดูแลระบบ',
			'not-allowed': 'บัญชีนี้เพิ่มเครื่องไม่ได้ ต้องเป็นหัวหน้าศูนย์หรือผู้ดูแลระบบ',
			'too-many-tries': 'มีรหัสที่รอใช้อยู่มากเกินไปหรือลองหลายครั้งเกินไป โปรดรอสักครู่แล้วลองอีกครั้ง',
			'server-unreachable': 'ติดต่อเครื่องแม่ข่ายไม่ได้ การทำรหัสต้องใช้เครือข่าย โปรดตรวจเครือข่ายแล้วลองอีกครั้ง',
			'server-error': 'เครื่องแม่ข่ายขัดข้อง โปรดลองอีกครั้ง',
			'bad-reply': 'ได้รับคำตอบที่ไม่ใช่จากเครื่องแม่ข่าย โปรดตรวจเครือข่ายแล้วลองอีกครั้ง'
		},
		shownTitle: (name: string) => `รหัสของ “${name}”`,
		scan: 'ที่เครื่องใหม่ เปิดกล้องแล้วสแกน QR นี้',
		qr: 'QR สำหรับเพิ่มเครื่อง',
		orType: (address: string) => `หรือเปิด ${address} แล้วพิมพ์รหัสนี้`,
		typedKeyless: 'รหัสที่พิมพ์ไม่มีกุญแจของศูนย์ ต้องใส่จากแผ่นกู้คืนที่เครื่องใหม่',
		keyless: 'เครื่องนี้ไม่มีกุญแจของศูนย์ เครื่องใหม่จึงจะถามหากุญแจจากแผ่นกู้คืน',
		careful: 'QR นี้มีกุญแจของศูนย์ อย่าให้ผู้อื่นถ่ายภาพ และปิดหน้านี้เมื่อใช้แล้ว',
		left: (minutes: string, seconds: string) => `ใช้ได้อีก ${minutes}:${seconds} นาที`,
		claimed: 'มีเครื่องใช้รหัสนี้แล้ว หากไม่ใช่เครื่องที่ท่านเพิ่ม ให้ยกเลิกเครื่องนั้นในรายการเครื่องของศูนย์ทันที',
		expired: 'รหัสนี้หมดเวลาแล้ว',
		another: 'ทำรหัสใหม่'
	},
	en: {
		open: 'Add a device',
		title: 'Add a device to the centre',
		lead: 'Makes a code for the new device. It works for 15 minutes, and once.',
		name: 'Name of the new device',
		nameHint: 'What people at the centre call it, such as Counter 2; it can be changed on the device',
		nameMissing: 'Enter the name of the new device',
		account: 'This device is shared, so adding another one needs the account of the head or an administrator.',
		user: 'User name',
		userMissing: 'Enter the user name',
		password: 'Password',
		passwordMissing: 'Enter the password',
		make: 'Make the code',
		problem: {
			'wrong-password': 'The user name or password is not right, or you have to sign in again',
			'account-needed': 'Enter the account of the head or an administrator',
			'not-allowed': 'This account cannot add devices: it has to be of a head or an administrator',
			'too-many-tries': 'Too many codes are waiting, or too many tries were made. Please wait a moment, then try again.',
			'server-unreachable': 'The server cannot be reached. Making a code needs the network: check it, then try again.',
			'server-error': 'The server has a fault. Please try again.',
			'bad-reply': 'The answer did not come from the server. Check the network, then try again.'
		},
		shownTitle: (name) => `Code for “${name}”`,
		scan: 'On the new device, open the camera and scan this QR code',
		qr: 'QR code for adding a device',
		orType: (address) => `or open ${address} and type this code`,
		typedKeyless: 'A typed code does not carry the centre’s key: enter it on the new device from the recovery sheet',
		keyless: 'This device does not have the centre’s key, so the new one will ask for the recovery sheet',
		careful: 'This QR code carries the centre’s key: let nobody take a picture, and close this page when it was used',
		left: (minutes, seconds) => `Works for another ${minutes}:${seconds} minutes`,
		claimed: 'A device has used this code. If it is not the one you are adding, revoke it at once in the list of the centre’s devices.',
		expired: 'The time of this code is over',
		another: 'Make a new code'
	}
});
