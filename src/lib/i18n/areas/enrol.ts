// Words of bringing a new tablet into a centre, on the tablet itself.
import { area } from '../area.ts';

export const enrol = area({
	th: {
		title: 'เพิ่มเครื่องนี้เข้าศูนย์',
		lead: 'ขอรหัสเพิ่มเครื่องจากหัวหน้าศูนย์หรือผู้ดูแลระบบ ดูได้ที่หน้า “ตั้งค่า” ของเครื่องที่ใช้งานอยู่ รหัสใช้ได้ 15 นาทีและครั้งเดียว',
		opening: 'กำลังตรวจรหัส…',
		type: 'พิมพ์รหัสแทน',
		scan: 'สแกน QR แทน',
		code: 'รหัสเพิ่มเครื่อง',
		codeHint: (example: string) => `ตัวอักษรและตัวเลข 10 ตัว เช่น ${example} ตัวพิมพ์เล็กใหญ่และขีดไม่มีผล`,
		check: 'ตรวจรหัส',
		toSignIn: 'เข้าสู่ระบบด้วยบัญชีผู้ใช้',
		codeFault: {
			empty: 'ใส่รหัสเพิ่มเครื่อง',
			'wrong-length': 'รหัสต้องมี 10 ตัว โปรดตรวจอีกครั้ง',
			'wrong-character': 'มีตัวที่ไม่ใช่ของรหัส โปรดตรวจอีกครั้ง และตรวจภาษาของแป้นพิมพ์',
			'wrong-check': 'มีตัวผิดหรือสลับกันอย่างน้อยหนึ่งตัว โปรดเทียบกับจอที่แสดงรหัสทีละตัว'
		},
		qrFault: {
			empty: 'QR นี้ว่างเปล่า โปรดสแกน QR สำหรับเพิ่มเครื่อง',
			'not-ours': 'QR นี้ไม่ใช่สำหรับเพิ่มเครื่อง โปรดสแกน QR ที่หน้า “เพิ่มเครื่อง” แสดง',
			cut: 'QR นี้ไม่ครบ โปรดสแกนใหม่จากจอที่แสดง หรือพิมพ์รหัสแทน',
			key: 'นี่คือแผ่นกู้คืนกุญแจ ไม่ใช่รหัสเพิ่มเครื่อง เก็บแผ่นไว้ก่อน ระบบจะถามภายหลังหากต้องใช้'
		},
		otherServer: (address: string) => `QR นี้เป็นของเครื่องแม่ข่ายอื่น (${address}) โปรดเปิดโปรแกรมจากที่อยู่นั้นแล้วสแกนอีกครั้ง`,
		problem: {
			unknown: 'ไม่พบรหัสนี้ โปรดตรวจทีละตัว หรือขอรหัสใหม่',
			used: 'รหัสนี้ใช้กับเครื่องอื่นไปแล้ว โปรดขอรหัสใหม่ หากไม่มีใครเพิ่มเครื่อง ให้แจ้งหัวหน้าศูนย์ทันที',
			expired: 'รหัสนี้หมดเวลาแล้ว โปรดขอรหัสใหม่',
			'other-centre': 'เครื่องแม่ข่ายรู้จักเครื่องนี้ในศูนย์อื่น หรือเครื่องนี้ถูกยกเลิกแล้ว ยังไม่มีอะไรเปลี่ยน โปรดแจ้งผู้ดูแลระบบ',
			'too-many-tries': 'ลองหลายครั้งเกินไป โปรดรอสักครู่แล้วลองอีกครั้ง',
			'server-unreachable': 'ติดต่อเครื่องแม่ข่ายไม่ได้ การเพิ่มเครื่องต้องใช้เครือข่ายครั้งเดียว โปรดตรวจเครือข่ายแล้วลองอีกครั้ง',
			'server-error': 'เครื่องแม่ข่ายขัดข้อง ยังไม่มีอะไรเปลี่ยน โปรดลองอีกครั้ง',
			'bad-reply': 'ได้รับคำตอบที่ไม่ใช่จากเครื่องแม่ข่าย เครือข่ายนี้อาจต้องลงชื่อก่อนใช้งาน โปรดเปิดเว็บไซต์อื่นเพื่อตรวจดู',
			'not-saved': 'เครื่องนี้เก็บข้อมูลไม่ได้ โปรดตรวจว่าเบราว์เซอร์ไม่ได้อยู่ในโหมดส่วนตัวและพื้นที่ไม่เต็ม แล้วลองอีกครั้ง'
		},
		confirmTitle: (centre: string) => `นี่คือ “${centre}” ใช่หรือไม่`,
		confirmLead: (maker: string) => `เครื่องนี้จะใช้งานให้ศูนย์นี้ รหัสนี้ทำโดย ${maker}`,
		deviceName: 'ชื่อเครื่อง',
		deviceNameHint: 'ชื่อที่คนในศูนย์เรียก เช่น เคาน์เตอร์ 1',
		deviceNameMissing: 'ใส่ชื่อเครื่อง',
		deviceNameLong: (characters: string) => `ชื่อยาวเกินไป ใส่ได้ไม่เกิน ${characters} ตัวอักษร`,
		confirm: 'ใช่ เพิ่มเครื่องนี้',
		notThis: 'ไม่ใช่ ใช้รหัสอื่น',
		belongsTitle: (centre: string) => `เครื่องนี้เป็นของ “${centre}” อยู่แล้ว`,
		belongsText: 'ไม่ต้องเพิ่มอีกครั้ง หากจะย้ายไปศูนย์อื่น ให้ส่งข้อมูลให้ครบแล้วออกจากระบบที่หน้าตั้งค่าก่อน รหัสที่ได้มายังไม่ถูกใช้',
		toCounter: 'ไปหน้าทำงาน',
		keyTitle: 'กุญแจของศูนย์',
		keyLead: 'รหัสที่พิมพ์ไม่มีกุญแจติดมาด้วย ชื่อผู้รับบริการจึงเปิดไม่ได้จนกว่าจะใส่กุญแจจากแผ่นกู้คืน รับผู้รับบริการใหม่ได้ทันที',
		keyTake: 'ใช้กุญแจนี้',
		keyLater: 'ใส่ภายหลัง',
		whoTitle: 'ท่านคือใคร',
		whoLead: 'เลือกชื่อของท่าน แล้วตั้งรหัสของท่านในเครื่องนี้',
		whoLegend: 'ชื่อเจ้าหน้าที่',
		whoNew: 'ยังไม่มีชื่อของฉัน',
		whoNewHint: 'เพิ่มชื่อในฐานะเจ้าหน้าที่เคาน์เตอร์ หัวหน้าศูนย์เปลี่ยนหน้าที่ให้ได้ภายหลัง',
		whoWaiting: 'กำลังรับรายชื่อจากเครื่องแม่ข่าย หากยังไม่เห็นชื่อของท่าน โปรดรอสักครู่',
		head: 'หัวหน้าศูนย์',
		counter: 'เจ้าหน้าที่เคาน์เตอร์',
		name: 'ชื่อ–สกุล',
		nameMissing: 'ใส่ชื่อ–สกุลของท่าน',
		whoMissing: 'เลือกชื่อของท่าน',
		goOn: 'ต่อไป'
	},
	en: {
		title: 'Add this device to a centre',
		lead: 'Ask the centre’s head or the administrator for a code: it is made on the “Settings” page of a device in use. A code works for 15 minutes, and once.',
		opening: 'Checking the code…',
		type: 'Type the code instead',
		scan: 'Scan the QR code instead',
		code: 'Code for this device',
		codeHint: (example) => `10 letters and digits, such as ${example}; capitals and dashes make no difference`,
		check: 'Check the code',
		toSignIn: 'Sign in with an account',
		codeFault: {
			empty: 'Enter the code',
			'wrong-length': 'A code has 10 letters and digits: please check',
			'wrong-character': 'There is a character that codes do not have: please check it, and the keyboard’s language',
			'wrong-check': 'At least one character is wrong or exchanged: please compare it with the screen that shows the code'
		},
		qrFault: {
			empty: 'This QR code is empty. Please scan the one for adding a device.',
			'not-ours': 'This QR code is not for adding a device. Please scan the one that the “Add a device” page shows.',
			cut: 'This QR code is not whole. Scan it again from the screen that shows it, or type the code.',
			key: 'This is the recovery sheet, not the code for a device. Put it aside; you will be asked for it if it is needed.'
		},
		otherServer: (address) => `This QR code is of another server (${address}). Open the program from that address and scan it again.`,
		problem: {
			unknown: 'There is no such code. Compare it character by character, or ask for a new one.',
			used: 'This code was used by another device. Ask for a new one. If nobody added a device, tell the centre’s head at once.',
			expired: 'The time of this code is over. Ask for a new one.',
			'other-centre':
				'The server knows this device in another centre, or the device was revoked. Nothing has changed. Please tell the administrator.',
			'too-many-tries': 'Too many tries. Please wait a moment, then try again.',
			'server-unreachable': 'The server cannot be reached. Adding a device needs the network once: check it, then try again.',
			'server-error': 'The server has a fault. Nothing has changed; please try again.',
			'bad-reply': 'The answer did not come from the server: this network may want you to log in first. Open any web site to see.',
			'not-saved':
				'This device could not store its data. Check that the browser is not in private mode and that its storage is not full, then try again.'
		},
		confirmTitle: (centre) => `Is this “${centre}”?`,
		confirmLead: (maker) => `This device will work for this centre. The code was made by ${maker}.`,
		deviceName: 'Name of the device',
		deviceNameHint: 'What people at the centre call it, such as Counter 1',
		deviceNameMissing: 'Enter the name of the device',
		deviceNameLong: (characters) => `The name is too long: at most ${characters} characters`,
		confirm: 'Yes, add this device',
		notThis: 'No, use another code',
		belongsTitle: (centre) => `This device already belongs to “${centre}”`,
		belongsText:
			'It need not be added again. To move it to another centre, first send everything and sign out in the settings. The code you have was not used.',
		toCounter: 'Go to work',
		keyTitle: 'The centre’s key',
		keyLead:
			'A typed code does not carry the key, so visitors’ names stay sealed until the key of the recovery sheet is entered. New visitors can be served at once.',
		keyTake: 'Use this key',
		keyLater: 'Enter it later',
		whoTitle: 'Who are you?',
		whoLead: 'Choose your name, then set your own code on this device',
		whoLegend: 'Name',
		whoNew: 'My name is not here',
		whoNewHint: 'Adds you as counter staff; the head can change that later',
		whoWaiting: 'The names are coming from the server. If yours is not here yet, please wait a moment.',
		head: 'Head of the centre',
		counter: 'Counter staff',
		name: 'Full name',
		nameMissing: 'Enter your full name',
		whoMissing: 'Choose your name',
		goOn: 'Continue'
	}
});
