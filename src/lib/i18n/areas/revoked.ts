// Words of the one page that is left of a device that has lost its place.
import { area } from '../area.ts';

export const revoked = area({
	th: {
		title: 'เครื่องนี้ถูกยกเลิกการใช้งานแล้ว',
		why: 'หัวหน้าศูนย์หรือผู้ดูแลระบบได้ยกเลิกเครื่องนี้ กุญแจเปิดข้อมูลถูกลบออกจากเครื่องแล้ว จึงเปิดดูชื่อผู้รับบริการไม่ได้อีก',
		sending: 'กำลังส่งรายการที่ค้างอยู่ในเครื่อง',
		counting: 'กำลังนับรายการที่ยังไม่ได้ส่ง',
		left: (count: number) => `เหลือ ${count} รายการ`,
		leaveOn: 'โปรดเปิดเครื่องและต่ออินเทอร์เน็ตไว้จนเสร็จ ปิดแล้วเปิดใหม่ได้ รายการจะไม่หาย',
		noNetwork: 'ยังติดต่อเครื่องแม่ข่ายไม่ได้ จะลองใหม่เอง',
		tryNow: 'ลองส่งเดี๋ยวนี้',
		signedOut: 'ต้องยืนยันตัวตนก่อนส่ง',
		signedOutText: (count: number, user: string) => `ยังมี ${count} รายการที่ไม่ได้ส่ง ใส่รหัสผ่านของบัญชี ${user} เพื่อส่งให้ครบ`,
		password: 'รหัสผ่าน',
		send: 'ยืนยันและส่ง',
		wrongPassword: 'รหัสผ่านไม่ถูกต้อง หรือติดต่อเครื่องแม่ข่ายไม่ได้ รายการยังอยู่ครบ โปรดลองอีกครั้ง',
		refused: (count: number) => `ส่งครบแล้ว ยกเว้น ${count} รายการที่เครื่องแม่ข่ายไม่รับ`,
		refusedText: 'บันทึกเป็นแฟ้มกู้คืนแล้วมอบให้หัวหน้าศูนย์ เมื่อบันทึกแล้วจึงลบข้อมูลออกจากเครื่อง',
		willNotOpen: 'อ่านข้อมูลในเครื่องไม่ได้ตามปกติ',
		willNotOpenText: 'บันทึกเป็นแฟ้มกู้คืนก่อน แล้วมอบให้หัวหน้าศูนย์ เมื่อบันทึกแล้วจึงลบข้อมูลออกจากเครื่อง',
		eraseNow: 'บันทึกแฟ้มแล้ว ลบข้อมูลออกจากเครื่อง',
		erasing: 'ส่งครบแล้ว กำลังลบข้อมูลของศูนย์ออกจากเครื่อง',
		heldOpen: 'โปรดปิดหน้าต่างอื่นของโปรแกรมนี้ เพื่อให้ลบข้อมูลได้หมด',
		telling: 'ลบข้อมูลหมดแล้ว กำลังแจ้งเครื่องแม่ข่าย จะลองใหม่เอง',
		done: 'ลบข้อมูลของศูนย์ออกจากเครื่องนี้หมดแล้ว',
		doneText: 'รายการที่บันทึกไว้ถึงเครื่องแม่ข่ายแล้ว หรือถูกบันทึกเป็นแฟ้มกู้คืนไว้แล้ว',
		startAnew: 'เริ่มใช้เครื่องนี้ใหม่',
		startAnewText: 'เครื่องนี้เริ่มใช้ใหม่ได้เมื่อหัวหน้าศูนย์ให้รหัสเพิ่มเครื่อง หรือเมื่อเข้าสู่ระบบด้วยบัญชี'
	},
	en: {
		title: 'This device no longer belongs to the centre',
		why: 'The head of the centre or an administrator removed this device. The keys to the data were deleted from it, so visitors’ names can no longer be opened here.',
		sending: 'Sending what is still on this device',
		counting: 'Counting what has not been sent',
		left: (count: number) => (count === 1 ? '1 record left' : `${count} records left`),
		leaveOn: 'Leave the device on and connected until this is done. It can be switched off and on again; nothing is lost.',
		noNetwork: 'The server cannot be reached yet; this is tried again by itself',
		tryNow: 'Try to send now',
		signedOut: 'Confirm who you are before sending',
		signedOutText: (count: number, user: string) =>
			`${count === 1 ? '1 record has' : `${count} records have`} not been sent. Enter the password of the account ${user} to send all.`,
		password: 'Password',
		send: 'Confirm and send',
		wrongPassword: 'The password is wrong, or the server cannot be reached. Nothing is lost; please try again.',
		refused: (count: number) => `All is sent but ${count === 1 ? '1 record' : `${count} records`} that the server does not take`,
		refusedText: 'Save them as a rescue file and give it to the head of the centre; then erase the data from this device.',
		willNotOpen: 'The data on this device cannot be read in the ordinary way',
		willNotOpenText: 'Save a rescue file first and give it to the head of the centre; then erase the data from this device.',
		eraseNow: 'The file is saved: erase the data from this device',
		erasing: 'All is sent. Erasing the centre’s data from this device',
		heldOpen: 'Please close the other windows of this program, so that everything can be erased.',
		telling: 'Everything is erased. Telling the server; this is tried again by itself',
		done: 'The centre’s data has been erased from this device',
		doneText: 'What was recorded here is at the server, or was saved as a rescue file.',
		startAnew: 'Begin anew on this device',
		startAnewText:
			'This device can be used again when the head of the centre makes a code for it, or when someone signs in with an account.'
	}
});
