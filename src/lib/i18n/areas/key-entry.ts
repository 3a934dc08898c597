// Words of bringing the centre's key to a device: scanned, as words, as text.
import { area } from '../area.ts';

export const keyEntry = area({
	th: {
		label: 'กุญแจหรือคำกู้คืน 24 คำ',
		hint: 'พิมพ์หรือวางกุญแจ หรือคำทั้ง 24 คำจากแผ่นกู้คืน ตัวพิมพ์เล็กใหญ่ ช่องว่าง และเลขลำดับไม่มีผล',
		scan: 'สแกนแผ่นกู้คืน',
		type: 'พิมพ์แทน',
		fault: {
			empty: 'ใส่กุญแจของศูนย์ก่อน',
			'wrong-length': 'กุญแจยาวไม่ครบหรือเกิน โปรดตรวจว่าคัดลอกมาทั้งหมด',
			'wrong-character': 'มีตัวอักษรที่ไม่ใช่ของกุญแจ โปรดตรวจอีกครั้ง',
			'wrong-checksum': 'มีตัวอักษรผิดอย่างน้อยหนึ่งตัว โปรดตรวจทีละกลุ่ม',
			enrolment: 'นี่คือรหัสเพิ่มเครื่อง ไม่ใช่กุญแจ โปรดใช้แผ่นกู้คืนของศูนย์',
			'not-ours': 'QR นี้ไม่ใช่ของแผ่นกู้คืน โปรดสแกน QR บนแผ่นกู้คืนของศูนย์'
		},
		unknownWord: (at: string, word: string) => `คำที่ ${at} “${word}” ไม่มีในรายการคำ โปรดตรวจตัวสะกด`,
		wrongCount: (count: string, all: string) => `ใส่มา ${count} คำ ต้องครบ ${all} คำ`,
		wrongWords: 'มีคำที่ใส่สลับกันหรือเป็นคำอื่น โปรดตรวจทีละคำกับแผ่นกู้คืน'
	},
	en: {
		label: 'Key or 24 recovery words',
		hint: 'Type or paste the key, or all 24 words of the recovery sheet; capitals, spaces and numbers make no difference',
		scan: 'Scan the recovery sheet',
		type: 'Type instead',
		fault: {
			empty: 'Enter the centre’s key first',
			'wrong-length': 'The key is too short or too long: check that all of it was copied',
			'wrong-character': 'There is a character that keys do not have: please check again',
			'wrong-checksum': 'At least one character is wrong: please check group by group',
			enrolment: 'This is the code for adding a device, not the key. Please use the centre’s recovery sheet.',
			'not-ours': 'This QR code is not of a recovery sheet. Please scan the one on the centre’s sheet.'
		},
		unknownWord: (at, word) => `Word ${at}, “${word}”, is not in the list of words: please check its spelling`,
		wrongCount: (count, all) => `There are ${count} words; ${all} are needed`,
		wrongWords: 'Words were exchanged, or one is another word: please compare them one by one with the sheet'
	}
});
