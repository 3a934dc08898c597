// Words of the photos of a request for help.
import { area } from '../area.ts';
import { plural } from '../plural.ts';

export const helpPhotos = area({
	th: {
		title: 'รูปถ่าย',
		none: 'ยังไม่มีรูป',
		open: (count: string) => `เปิดดูรูป ${count} รูป`,
		photo: (nth: string) => `รูปที่ ${nth}`,
		sealed: 'รูปนี้ปิดผนึกอยู่ เครื่องนี้เปิดไม่ได้',
		add: 'ถ่ายหรือเลือกรูป',
		hint: (max: string) => `ได้ไม่เกิน ${max} รูป รูปจะถูกย่อ ลบข้อมูลสถานที่ในไฟล์ และปิดผนึกก่อนเก็บ`,
		added: 'แนบรูปแล้ว',
		remove: (nth: string) => `นำรูปที่ ${nth} ออก`,
		removed: 'นำรูปออกแล้ว'
	},
	en: {
		title: 'Photos',
		none: 'No photos yet',
		open: (count) => `Open ${plural(count, 'photo')}`,
		photo: (nth) => `Photo ${nth}`,
		sealed: 'This photo is sealed and cannot be opened on this device.',
		add: 'Take or choose a photo',
		hint: (max) => `At most ${max}. A photo is made small, loses the place in its file, and is sealed before it is kept.`,
		added: 'The photo is attached',
		remove: (nth) => `Take photo ${nth} off`,
		removed: 'The photo was taken off'
	}
});
