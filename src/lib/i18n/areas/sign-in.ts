// Words of signing in, choosing a centre and bringing the centre's key to a device.
import { area } from '../area.ts';

export const signIn = area({
	th: {
		title: 'เข้าสู่ระบบ',
		lead: 'ใช้เครือข่ายครั้งเดียวตอนเข้าสู่ระบบ หลังจากนั้นทำงานได้แม้ไม่มีเครือข่าย',
		failedTitle: 'เข้าสู่ระบบไม่สำเร็จ',
		user: 'ชื่อผู้ใช้',
		password: 'รหัสผ่าน',
		submit: 'เข้าสู่ระบบ',
		toEnrol: 'เพิ่มเครื่องนี้ด้วยรหัสหรือ QR',
		userMissing: 'ใส่ชื่อผู้ใช้',
		passwordMissing: 'ใส่รหัสผ่าน',
		problem: {
			'wrong-password': 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดตรวจตัวพิมพ์และภาษาของแป้นพิมพ์',
			'server-unreachable': 'ติดต่อเครื่องแม่ข่ายไม่ได้ การเข้าสู่ระบบต้องใช้เครือข่ายหนึ่งครั้ง โปรดตรวจเครือข่ายแล้วลองอีกครั้ง',
			'locked-out': 'ใส่รหัสผ่านผิดหลายครั้ง โปรดรอสักครู่แล้วลองอีกครั้ง',
			'bad-reply': 'ได้รับคำตอบที่ไม่ใช่จากเครื่องแม่ข่าย เครือข่ายนี้อาจต้องลงชื่อก่อนใช้งาน โปรดเปิดเว็บไซต์อื่นเพื่อตรวจดู',
			'server-error': 'เครื่องแม่ข่ายขัดข้อง โปรดลองอีกครั้ง หากยังไม่ได้โปรดแจ้งผู้ดูแลระบบ'
		},
		noCentre: 'บัญชีนี้ยังไม่ได้รับสิทธิ์ในศูนย์ใด โปรดแจ้งผู้ดูแลระบบ',
		centreTitle: 'เลือกศูนย์',
		centreLegend: 'เครื่องนี้ใช้งานให้ศูนย์ใด',
		centreMissing: 'เลือกศูนย์',
		goOn: 'ต่อไป',
		keyTitle: 'กุญแจของศูนย์',
		keyLead: 'ชื่อ โทรศัพท์ และที่อยู่ของผู้รับบริการถูกปิดผนึกด้วยกุญแจของศูนย์ เครื่องที่มีกุญแจเท่านั้นจึงอ่านได้',
		keyLegend: 'เครื่องนี้จะใช้กุญแจอย่างไร',
		keyChoice: {
			enter: { label: 'ใส่กุญแจของศูนย์', hint: 'จากแผ่นกู้คืนของศูนย์ หรือหน้าตั้งค่าของเครื่องอื่น' },
			make: { label: 'สร้างกุญแจใหม่', hint: 'เมื่อเครื่องนี้เป็นเครื่องแรกของศูนย์' },
			skip: { label: 'ยังไม่ใส่ตอนนี้', hint: 'ดูตัวเลขได้ ส่วนชื่อจะแสดงว่า “ปิดผนึก” ใส่ภายหลังได้ที่หน้าตั้งค่า' }
		},
		notSaved: 'เครื่องนี้เก็บข้อมูลการเข้าสู่ระบบไม่ได้ โปรดตรวจว่าเบราว์เซอร์ไม่ได้อยู่ในโหมดส่วนตัวและพื้นที่ไม่เต็ม',
		finish: 'เริ่มใช้งาน'
	},
	en: {
		title: 'Sign in',
		lead: 'Signing in needs the network once. After that you can work without it.',
		failedTitle: 'Signing in did not work',
		user: 'User name',
		password: 'Password',
		submit: 'Sign in',
		toEnrol: 'Add this device with a code or QR code',
		userMissing: 'Enter your user name',
		passwordMissing: 'Enter your password',
		problem: {
			'wrong-password': 'The user name or password is not right. Check capital letters and the keyboard’s language.',
			'server-unreachable': 'The server cannot be reached. Signing in needs the network once: check it, then try again.',
			'locked-out': 'The password was wrong several times. Please wait a moment, then try again.',
			'bad-reply': 'The answer did not come from the server: this network may want you to log in first. Open any web site to see.',
			'server-error': 'The server has a fault. Please try again; if that does not help, tell the administrator.'
		},
		noCentre: 'This account has no rights in any centre yet. Please tell the administrator.',
		centreTitle: 'Choose the centre',
		centreLegend: 'Which centre does this device work for?',
		centreMissing: 'Choose a centre',
		goOn: 'Continue',
		keyTitle: 'The centre’s key',
		keyLead: 'Visitors’ names, telephone numbers and addresses are sealed with the centre’s key. Only devices that have it can read them.',
		keyLegend: 'Which key does this device use?',
		keyChoice: {
			enter: { label: 'Enter the centre’s key', hint: 'From the centre’s recovery sheet, or the settings of another device' },
			make: { label: 'Make a new key', hint: 'When this is the first device of the centre' },
			skip: { label: 'Not now', hint: 'Figures can be seen; names read “Sealed”. You can enter it later in the settings' }
		},
		notSaved: 'This device could not keep your sign-in. Check that the browser is not in private mode and that its storage is not full.',
		finish: 'Start'
	}
});
