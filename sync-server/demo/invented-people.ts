// Invented visitors of an invented tambon. Given names are common ones; surnames are put together from parts, the numbers
// have the form of a mobile number in a block that is all zeros.
import type { Personal } from '#domain/personal.ts';
import type { Chance } from './chance.ts';

export const place = { tambon: 'ทุ่งตะวัน', amphoe: 'ธารารมย์', province: 'ศรีพนา' } as const;
const neighbours = ['หนองแสงดาว', 'โคกลำดวน', 'ห้วยผักแว่น'] as const;
const MOO_MAX = 12;

const men = [
	'สมชาย',
	'วิชัย',
	'ประเสริฐ',
	'บุญมี',
	'สุรชัย',
	'อนันต์',
	'ธนพล',
	'กิตติ',
	'ณัฐวุฒิ',
	'คำปัน',
	'ทองดี',
	'เฉลิม',
	'ไพโรจน์',
	'อำนาจ',
	'ศักดิ์ดา'
] as const;
const women = [
	'สมศรี',
	'มาลี',
	'น้ำฝน',
	'วันเพ็ญ',
	'บุญล้อม',
	'สุนิสา',
	'กัญญา',
	'ปราณี',
	'จันทร์เพ็ญ',
	'อรทัย',
	'ดวงใจ',
	'ลำดวน',
	'เพ็ญศรี',
	'รัตนา',
	'คำแพง'
] as const;
const surnameStarts = ['ใจ', 'ทอง', 'แก้ว', 'บุญ', 'ศรี', 'วงศ์', 'สุข', 'แสง', 'พรม', 'คำ', 'จันทร์', 'มณี'] as const;
const surnameEnds = ['เที่ยง', 'สว่าง', 'นาดี', 'รุ่งเรือง', 'ประเสริฐ', 'สมบูรณ์', 'ธารา', 'พนา', 'ตะวัน', 'งามดี', 'ผาสุก', 'ลือชา'] as const;

const notes = [
	'นำสำเนาทะเบียนบ้านมาแล้ว',
	'ขอให้โทรแจ้งผลหลังเวลา 15.00 น.',
	'บุตรสาวมาดำเนินการแทน',
	'เอกสารยังไม่ครบ นัดมาใหม่สัปดาห์หน้า',
	'ใช้รถเข็น ขอบริการที่ชั้นล่าง',
	'ติดตั้งแอปพลิเคชันให้แล้ว ลงทะเบียนเองที่บ้าน'
] as const;

const NAMED = 0.93;
const WITH_PHONE = 0.6;
const WITH_NOTE = 0.06;
const FROM_HERE = 0.88;

export const comments = [
	'เจ้าหน้าที่พูดจาดี อธิบายเข้าใจง่าย',
	'ได้รับบริการรวดเร็วมากค่ะ',
	'ไม่ต้องเดินทางเข้าอำเภอ ประหยัดเวลา',
	'อยากให้มีที่นั่งรอมากกว่านี้',
	'ขอบคุณที่ช่วยกรอกเอกสารให้ผู้สูงอายุ',
	'ที่จอดรถน้อย วันจันทร์รอนาน',
	'อยากให้เปิดช่วงพักเที่ยง',
	'บริการดี แนะนำให้เพื่อนบ้านมาใช้',
	'อินเทอร์เน็ตช้าแต่เจ้าหน้าที่ดูแลดี',
	'ขั้นตอนชัดเจน รู้ว่าต้องรอกี่วัน',
	'ตัวหนังสือบนแบบฟอร์มเล็กไป',
	'ชอบที่ทำได้หลายเรื่องในที่เดียว',
	'Very helpful staff, thank you.',
	'เก้าอี้รอร้อน อยากให้มีพัดลม',
	'ได้เรื่องในวันเดียว ดีมากครับ'
] as const;

/** What the clerk typed of one visitor; some give no name. */
export function inventedPerson(luck: Chance): Personal {
	if (!luck.is(NAMED)) return {};
	const woman = luck.is(0.57);
	const title = woman ? luck.weighted({ นาง: 5, นางสาว: 4 }) : luck.weighted({ นาย: 20, พระ: 1 });
	const given = woman ? luck.pick(women) : luck.pick(men);
	// Monks and some elderly people are registered without a surname.
	const surname = title === 'พระ' || luck.is(0.02) ? '' : ` ${luck.pick(surnameStarts)}${luck.pick(surnameEnds)}`;
	return {
		title,
		name: given + surname,
		...(luck.is(WITH_PHONE) ? { phone: `080000${String(luck.whole(0, 9999)).padStart(4, '0')}` } : {}),
		moo: String(luck.whole(1, MOO_MAX)),
		...place,
		tambon: luck.is(FROM_HERE) ? place.tambon : luck.pick(neighbours),
		...(luck.is(WITH_NOTE) ? { note: luck.pick(notes) } : {})
	};
}
