// Words of rescue files: making one, taking one in.
import { area } from '../area.ts';

export const rescue = area({
	th: {
		title: 'แฟ้มกู้คืน',
		help: 'เก็บรายการในเครื่องนี้เป็นแฟ้มเดียว ใช้เมื่อไม่มีเครือข่ายหลายวัน เครื่องขัดข้อง หรือจะเปลี่ยนเครื่อง แล้วนำเข้าที่เครื่องใดของศูนย์ก็ได้ ชื่อและโทรศัพท์ในแฟ้มยังปิดผนึก',
		waiting: (unsent: string) => `ยังไม่ได้ส่ง ${unsent} รายการ`,
		waitingNone: 'ส่งครบแล้ว ไม่มีรายการค้าง',
		counting: 'กำลังนับรายการที่ยังไม่ได้ส่ง',
		saveUnsent: 'บันทึกที่ยังไม่ได้ส่ง',
		saveAll: 'บันทึกทั้งหมด',
		inPanel: 'หากไม่มีเครือข่ายหลายวัน ให้บันทึกรายการเหล่านี้เป็นแฟ้ม แล้วนำไปเข้าที่เครื่องอื่นของศูนย์',
		making: 'กำลังทำแฟ้ม…',
		nothing: 'ส่งครบแล้ว ไม่มีรายการค้าง จึงไม่มีแฟ้มให้บันทึก',
		made: (facts: string, size: string) => `ทำแฟ้มแล้ว มี ${facts} รายการ ขนาด ${size} โปรดตรวจว่าแฟ้มนี้อยู่ในที่เก็บไฟล์ดาวน์โหลดของเครื่อง`,
		madeRaw: 'เปิดที่เก็บข้อมูลตามปกติไม่ได้ จึงอ่านข้อมูลโดยตรง อย่าล้างข้อมูลเบราว์เซอร์จนกว่าจะนำแฟ้มนี้เข้าที่เครื่องอื่นแล้ว',
		unreadable: (count: string) => `มีข้อมูล ${count} ชิ้นที่อ่านไม่ได้และไม่อยู่ในแฟ้ม โปรดแจ้งผู้ดูแลระบบ และอย่าล้างข้อมูลเบราว์เซอร์`,
		failed: 'อ่านที่เก็บข้อมูลไม่ได้ ข้อมูลเดิมยังอยู่ อย่าล้างข้อมูลเบราว์เซอร์ โปรดปิดแท็บอื่นของโปรแกรมนี้ ปิดเบราว์เซอร์แล้วเปิดใหม่ จากนั้นลองอีกครั้ง',
		saveAgain: 'บันทึกแฟ้มนี้อีกครั้ง',
		share: 'ส่งแฟ้มนี้ให้ผู้อื่น',
		notShared: 'ยังไม่ได้ส่งแฟ้ม แฟ้มอยู่ในที่เก็บไฟล์ดาวน์โหลดของเครื่อง',
		import: 'นำเข้าแฟ้มกู้คืน',
		importHelp: 'รับรายการจากแฟ้มของเครื่องอื่นในศูนย์นี้ นำเข้าซ้ำได้ รายการไม่ซ้ำ',
		reading: 'กำลังอ่านแฟ้ม…',
		taking: 'กำลังนำเข้า…',
		from: (device: string) => `จากเครื่อง ${device}`,
		madeAt: (when: string) => `ทำเมื่อ ${when}`,
		scope: { unsent: 'เฉพาะที่ยังไม่ได้ส่งในตอนนั้น', all: 'ทุกรายการในเครื่องนั้น' },
		whole: (facts: string) => `แฟ้มครบถ้วน มี ${facts} รายการ`,
		seal: {
			good: 'ปิดผนึกด้วยกุญแจของศูนย์นี้',
			unknown: 'ตรวจผนึกของแฟ้มไม่ได้ เพราะเครื่องนี้ไม่มีกุญแจที่ใช้ปิดผนึก นำเข้าได้หากรู้ว่าแฟ้มมาจากใคร',
			none: 'แฟ้มนี้ไม่มีผนึกของศูนย์ นำเข้าได้หากรู้ว่าแฟ้มมาจากใคร'
		},
		take: (facts: string) => `นำเข้า ${facts} รายการ`,
		takeIntact: (facts: string) => `นำเข้าเฉพาะ ${facts} รายการที่อ่านได้`,
		readable: (intact: string, total: string) => `อ่านได้ครบ ${intact} จาก ${total} ชิ้น ยังไม่ได้นำเข้าสิ่งใด`,
		faults: {
			'not-a-rescue-file': 'ไม่ใช่แฟ้มกู้คืน หรือแฟ้มเสียทั้งแฟ้ม ยังไม่ได้นำเข้าสิ่งใด โปรดเลือกแฟ้มอื่น หรือบันทึกแฟ้มจากเครื่องเดิมอีกครั้ง',
			'newer-format': 'แฟ้มนี้ทำจากโปรแกรมรุ่นใหม่กว่า ยังไม่ได้นำเข้าสิ่งใด โปรดต่อเครือข่ายเพื่อรับโปรแกรมรุ่นใหม่ แล้วนำเข้าอีกครั้ง',
			'other-centre': 'ยังไม่ได้นำเข้าสิ่งใด โปรดนำแฟ้มนี้ไปเข้าที่เครื่องของศูนย์นั้น',
			forged: 'ผนึกของแฟ้มไม่ตรงกับเนื้อหา แฟ้มนี้ถูกแก้ไขโดยผู้ไม่มีกุญแจของศูนย์ ไม่ได้นำเข้าสิ่งใด โปรดแจ้งผู้ดูแลระบบและเก็บแฟ้มไว้',
			'cut-short': 'แฟ้มขาดตอนท้าย อาจถอดแฟลชไดรฟ์ก่อนคัดลอกเสร็จ โปรดคัดลอกแฟ้มจากเครื่องเดิมอีกครั้ง',
			altered: 'แฟ้มเสียหายบางส่วน โปรดคัดลอกแฟ้มจากเครื่องเดิมอีกครั้ง'
		},
		otherCentre: (name: string) => `แฟ้มนี้เป็นของ ${name} ไม่ใช่ของศูนย์นี้`,
		took: (facts: string) => `นำเข้าแล้ว รายการใหม่ ${facts} รายการ จะส่งให้เครื่องแม่ข่ายเองเมื่อติดต่อได้`,
		tookNothing: 'ทุกรายการในแฟ้มนี้มีอยู่ในเครื่องแล้ว ไม่มีอะไรเปลี่ยน',
		notReadFile: 'อ่านแฟ้มไม่ได้ โปรดเสียบแฟลชไดรฟ์ใหม่แล้วเลือกแฟ้มอีกครั้ง',
		notTaken: 'นำเข้าไม่สำเร็จ รายการที่เข้าแล้วอยู่ครบ โปรดลองนำเข้าแฟ้มเดิมอีกครั้ง รายการไม่ซ้ำ',
		noRoom: 'พื้นที่เก็บข้อมูลในเครื่องเต็ม โปรดลบไฟล์อื่นในเครื่อง แล้วนำเข้าแฟ้มเดิมอีกครั้ง รายการไม่ซ้ำ',
		support: 'ขอความช่วยเหลือ',
		supportHelp: 'ทำแฟ้มบอกสภาพของเครื่องและโปรแกรมให้ผู้ดูแลระบบ ไม่มีชื่อบุคคลและไม่มีข้อความที่พิมพ์',
		supportSave: 'บันทึกแฟ้มสภาพเครื่อง',
		supportSaved: 'บันทึกแฟ้มสภาพเครื่องแล้ว อยู่ในที่เก็บไฟล์ดาวน์โหลด ส่งให้ผู้ดูแลระบบได้'
	},
	en: {
		title: 'Rescue file',
		help: 'Keeps what is on this device in one file: for days without a network, a device in trouble, or a change of device. Any device of the centre takes it in. Names and telephone numbers in it stay sealed.',
		waiting: (unsent) => (unsent === '1' ? '1 record not sent yet' : `${unsent} records not sent yet`),
		waitingNone: 'Everything was sent; nothing is waiting',
		counting: 'Counting what has not been sent',
		saveUnsent: 'Save what was not sent',
		saveAll: 'Save everything',
		inPanel: 'Several days without a network? Save these records as a file and take it in on another device of the centre.',
		making: 'Making the file…',
		nothing: 'Everything was sent; nothing is waiting, so there is no file to save.',
		made: (facts, size) =>
			`The file is made: ${facts === '1' ? '1 record' : `${facts} records`}, ${size}. Please check that it is among this device’s downloads.`,
		madeRaw:
			'The data store did not open, so it was read directly. Do not clear the browser’s data before this file was taken in on another device.',
		unreadable: (count) =>
			`${count} pieces of data could not be read and are not in the file. Tell the administrator, and do not clear the browser’s data.`,
		failed:
			'The data store cannot be read. The data is still there; do not clear the browser’s data. Close other tabs of this program, close the browser and open it again, then try again.',
		saveAgain: 'Save this file again',
		share: 'Send this file to someone',
		notShared: 'The file was not sent. It is among this device’s downloads.',
		import: 'Take in a rescue file',
		importHelp: 'Takes in records from the file of another device of this centre. Taking it in again doubles nothing.',
		reading: 'Reading the file…',
		taking: 'Taking it in…',
		from: (device) => `From device ${device}`,
		madeAt: (when) => `Made ${when}`,
		scope: { unsent: 'What had not been sent at that time', all: 'Everything on that device' },
		whole: (facts) => `The file is whole: ${facts === '1' ? '1 record' : `${facts} records`}`,
		seal: {
			good: 'Sealed with this centre’s key',
			unknown: 'The seal cannot be checked: this device does not have the key that sealed it. Take it in only if you know who it is from.',
			none: 'The file has no seal of the centre. Take it in only if you know who it is from.'
		},
		take: (facts) => `Take in (${facts})`,
		takeIntact: (facts) => `Take in only what is readable (${facts})`,
		readable: (intact, total) => `${intact} of ${total} pieces can be read. Nothing was taken in yet.`,
		faults: {
			'not-a-rescue-file':
				'This is no rescue file, or all of it is damaged. Nothing was taken in. Choose another file, or save it again on the device it came from.',
			'newer-format':
				'The file was made by a newer version of this program. Nothing was taken in. Connect to the network to get the new version, then take it in again.',
			'other-centre': 'Nothing was taken in. Please take the file in on a device of that centre.',
			forged:
				'The seal does not fit what is in the file: somebody without the centre’s key has changed it. Nothing was taken in. Tell the administrator and keep the file.',
			'cut-short':
				'The end of the file is missing; perhaps the stick was pulled out too early. Please copy the file again from the device it came from.',
			altered: 'Part of the file is damaged. Please copy the file again from the device it came from.'
		},
		otherCentre: (name) => `This file belongs to ${name}, not to this centre.`,
		took: (facts) =>
			`Taken in: ${facts === '1' ? '1 new record' : `${facts} new records`}. All will be sent to the server by themselves as soon as there is contact.`,
		tookNothing: 'Everything in this file is on this device already. Nothing has changed.',
		notReadFile: 'The file cannot be read. Plug the stick in again and choose the file once more.',
		notTaken: 'It did not work. What was taken in is safe; please take the same file in again, nothing is doubled.',
		noRoom: 'This device’s storage is full. Delete other files on the device, then take the same file in again; nothing is doubled.',
		support: 'Get help',
		supportHelp:
			'Makes a file that tells the administrator how this device and the program are doing. No names of persons, nothing that was typed.',
		supportSave: 'Save the device report',
		supportSaved: 'The device report was saved among the downloads. You can send it to the administrator.'
	}
});
