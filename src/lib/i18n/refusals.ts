// The words of every refusal, chosen here and nowhere else: what is wrong, then what to do. A code without words does not compile.
import type { Refusal, RefusalCode } from '#domain/refusals.ts';
import { currentLanguage, type Language } from './language.svelte.ts';

type Values = Record<string, string | number>;
type Sentences = Record<RefusalCode, string | ((values: Values) => string)>;

const th = {
	'not-permitted': 'บัญชีนี้ไม่มีสิทธิ์ทำรายการนี้ โปรดแจ้งหัวหน้าศูนย์',
	'unknown-visit': 'ไม่พบรายการนี้ในเครื่อง โปรดรอให้รับข้อมูลครบแล้วลองอีกครั้ง',
	'unknown-work': 'ไม่พบงานบริการนี้ในรายการ โปรดเปิดรายการใหม่แล้วลองอีกครั้ง',
	'unknown-survey': 'ไม่พบแบบสำรวจนี้ในเครื่อง โปรดรอให้รับข้อมูลครบแล้วลองอีกครั้ง',
	'unknown-staff': 'ไม่พบเจ้าหน้าที่คนนี้ในเครื่อง โปรดรอให้รับข้อมูลครบแล้วลองอีกครั้ง',
	'unknown-request': 'ไม่พบคำร้องนี้ในเครื่อง โปรดรอให้รับข้อมูลครบแล้วลองอีกครั้ง',
	'visit-voided': 'รายการนี้ถูกยกเลิกแล้ว จึงแก้ไขไม่ได้',
	'request-voided': 'คำร้องนี้ถูกยกเลิกแล้ว จึงแก้ไขไม่ได้',
	'step-not-allowed': 'คำร้องเปลี่ยนขั้นไปแล้ว ขั้นนี้จึงต่อจากขั้นปัจจุบันไม่ได้ โปรดดูขั้นปัจจุบันแล้วเลือกใหม่',
	'day-impossible': 'ไม่มีวันนี้ในปฏิทิน โปรดใส่ วัน/เดือน/ปี พ.ศ. เช่น 21/11/2569',
	'day-era-mixed-up': 'ปีอาจเป็น ค.ศ. โปรดใส่ปีเป็น พ.ศ. เช่น 2569',
	'day-in-future': 'วันที่ยังมาไม่ถึง โปรดใส่วันนี้หรือวันก่อนหน้า',
	'day-too-old': ({ max }) => `วันที่เก่าเกินไป บันทึกย้อนหลังได้ไม่เกิน ${max ?? ''} วัน`,
	'day-too-far-ahead': ({ max }) => `วันเริ่มใช้ไกลเกินไป กำหนดล่วงหน้าได้ไม่เกิน ${max ?? ''} วัน`,
	'days-reversed': 'วันสิ้นสุดอยู่ก่อนวันเริ่ม โปรดตรวจวันที่ทั้งสอง',
	'day-before-request': 'วันที่นี้อยู่ก่อนวันที่รับคำร้อง โปรดใส่วันเดียวกันหรือวันหลังจากนั้น',
	'no-works': 'เลือกงานบริการอย่างน้อยหนึ่งงาน',
	'too-many-works': ({ max }) => `เลือกงานบริการได้ไม่เกิน ${max ?? ''} งาน โปรดนำบางงานออก`,
	'catalogue-too-large': 'ข้อความในบัญชีงานบริการมากเกินไป โปรดตัดข้อความเอกสารที่ต้องใช้ของบางงานให้สั้นลง',
	'service-unknown': 'งานบริการนี้ไม่อยู่ในรายการของศูนย์ โปรดเลือกงานอื่น',
	'same-work-twice': 'เลือกงานบริการเดียวกันซ้ำ โปรดนำออกหนึ่งงาน',
	'name-too-long': ({ max }) => `ชื่อยาวเกินไป ใส่ได้ไม่เกิน ${max ?? ''} ตัวอักษร`,
	'phone-not-a-number': 'หมายเลขโทรศัพท์ต้องเป็นตัวเลข โปรดตรวจอีกครั้ง',
	'phone-too-long': ({ max }) => `หมายเลขโทรศัพท์ยาวเกินไป ใส่ได้ไม่เกิน ${max ?? ''} หลัก`,
	'note-too-long': ({ max }) => `ข้อความยาวเกินไป ใส่ได้ไม่เกิน ${max ?? ''} ตัวอักษร โปรดตัดให้สั้นลง`,
	'comment-too-long': ({ max }) => `ข้อเสนอแนะยาวเกินไป ใส่ได้ไม่เกิน ${max ?? ''} ตัวอักษร โปรดตัดให้สั้นลง`,
	'field-too-long': ({ max }) => `ข้อความยาวเกินไป ใส่ได้ไม่เกิน ${max ?? ''} ตัวอักษร`,
	'field-empty': 'โปรดใส่ข้อมูลช่องนี้',
	'code-malformed': 'รหัสใช้ได้เฉพาะอักษรอังกฤษ ตัวเลข จุด และขีด โปรดแก้รหัส',
	'kind-unknown': 'ประเภทนี้ไม่อยู่ในรายการของวันนั้น โปรดเลือกประเภทอื่น',
	'number-impossible': ({ max }) => `โปรดใส่จำนวนเต็มไม่เกิน ${max ?? ''}`,
	'too-many-people': ({ max }) => `ใส่รายชื่อได้ไม่เกิน ${max ?? ''} คน โปรดแยกเป็นอีกคำร้องหนึ่ง`,
	'too-many-photos': ({ max }) => `แนบรูปได้ไม่เกิน ${max ?? ''} รูป โปรดนำบางรูปออกก่อน`,
	'code-twice': 'มีรหัสซ้ำในรายการ โปรดแก้ให้แต่ละรหัสไม่ซ้ำกัน',
	'link-malformed': 'ลิงก์นี้เปิดเป็นหน้าเว็บไม่ได้ โปรดคัดลอกจากแถบที่อยู่ของหน้าเว็บมาวางใหม่',
	'days-not-a-number': ({ max }) => `จำนวนวันต้องเป็นจำนวนเต็มตั้งแต่ 0 ถึง ${max ?? ''}`,
	'no-modes': 'เลือกประเภทการให้บริการอย่างน้อยหนึ่งประเภท',
	'mode-not-allowed': 'ประเภทที่ใช้เป็นปกติต้องเป็นประเภทที่เลือกไว้ของงานนี้',
	'too-many-questions': ({ max }) => `มีคำถามได้ไม่เกิน ${max ?? ''} ข้อ โปรดนำบางข้อออก`,
	'version-not-newer': 'รุ่นนี้ต้องใหม่กว่ารุ่นที่ประกาศแล้ว โปรดเปิดหน้าใหม่แล้วลองอีกครั้ง',
	'scale-impossible': 'คะแนนต้องเป็นจำนวนเต็ม จากน้อยไปมาก และใช้ช่วงเดียวกันทุกข้อ',
	'answer-missing': 'โปรดตอบข้อนี้',
	'answer-out-of-scale': 'คำตอบอยู่นอกช่วงคะแนน โปรดเลือกใหม่',
	'last-head': 'ท่านเป็นหัวหน้าศูนย์คนสุดท้าย โปรดตั้งหัวหน้าศูนย์อีกคนก่อน',
	'nothing-changed': 'ไม่มีสิ่งใดเปลี่ยนไปจากเดิม',
	'person-erased': 'ข้อมูลบุคคลของรายการนี้ถูกลบแล้ว โปรดเว้นช่องข้อมูลบุคคลให้ว่าง',
	'no-sealing-key': 'เครื่องนี้ยังไม่มีกุญแจของศูนย์ โปรดใส่กุญแจที่หน้าตั้งค่า'
} satisfies Sentences;

const en = {
	'not-permitted': 'This account may not do that. Please ask the head of the centre.',
	'unknown-visit': 'This entry is not on this device. Wait until all data has arrived, then try again.',
	'unknown-work': 'This service is not in the entry. Open the entry again and try once more.',
	'unknown-survey': 'This survey is not on this device. Wait until all data has arrived, then try again.',
	'unknown-staff': 'This staff member is not on this device. Wait until all data has arrived, then try again.',
	'unknown-request': 'This request is not on this device. Wait until all data has arrived, then try again.',
	'visit-voided': 'This entry was voided, so it cannot be changed.',
	'request-voided': 'This request was voided, so it cannot be changed.',
	'step-not-allowed': 'The request has moved on, and this step does not follow from where it stands. Look where it is and choose again.',
	'day-impossible': 'There is no such day. Enter day/month/year in the Buddhist era, for example 21/11/2569.',
	'day-era-mixed-up': 'The year looks like a Western year. Enter it in the Buddhist era, for example 2569.',
	'day-in-future': 'This day has not come yet. Enter today or an earlier day.',
	'day-too-old': ({ max }) => `This day is too long ago: at most ${max ?? ''} days back can be entered.`,
	'day-too-far-ahead': ({ max }) => `This day is too far ahead: at most ${max ?? ''} days from today.`,
	'days-reversed': 'The last day is before the first. Check both days.',
	'day-before-request': 'This day is before the request itself. Enter the same day or a later one.',
	'no-works': 'Choose at least one service.',
	'too-many-works': ({ max }) => `At most ${max ?? ''} services can be chosen. Please take some away.`,
	'catalogue-too-large': 'There is too much text in the list of services. Shorten the papers of some services.',
	'service-unknown': 'This service is not offered by the centre. Choose another.',
	'same-work-twice': 'The same service is chosen twice. Take one away.',
	'name-too-long': ({ max }) => `The name is too long: at most ${max ?? ''} characters.`,
	'phone-not-a-number': 'A telephone number has digits only. Please check it.',
	'phone-too-long': ({ max }) => `The telephone number is too long: at most ${max ?? ''} digits.`,
	'note-too-long': ({ max }) => `The text is too long: at most ${max ?? ''} characters. Please shorten it.`,
	'comment-too-long': ({ max }) => `The comment is too long: at most ${max ?? ''} characters. Please shorten it.`,
	'field-too-long': ({ max }) => `The text is too long: at most ${max ?? ''} characters.`,
	'field-empty': 'Please fill in this field.',
	'code-malformed': 'A code has only the letters A–Z, digits, full stops and dashes. Please correct it.',
	'kind-unknown': 'This kind is not in the list of that day. Choose another.',
	'number-impossible': ({ max }) => `Enter a whole number of at most ${max ?? ''}.`,
	'too-many-people': ({ max }) => `At most ${max ?? ''} people can be listed. Make another request for the others.`,
	'too-many-photos': ({ max }) => `At most ${max ?? ''} photos can be attached. Take some away first.`,
	'code-twice': 'A code stands twice in the list. Give each its own.',
	'link-malformed': 'This link does not open a web page. Copy it again from the address bar of the page.',
	'days-not-a-number': ({ max }) => `The number of days is a whole number from 0 to ${max ?? ''}.`,
	'no-modes': 'Choose at least one way of serving.',
	'mode-not-allowed': 'The usual way of serving must be one of those chosen for this service.',
	'too-many-questions': ({ max }) => `A survey has at most ${max ?? ''} questions. Please take some away.`,
	'version-not-newer': 'This version must be newer than the published one. Open the page again and try once more.',
	'scale-impossible': 'Marks must be whole numbers, from low to high, and the same for every question.',
	'answer-missing': 'Please answer this question.',
	'answer-out-of-scale': 'The answer is outside the scale. Choose again.',
	'last-head': 'You are the last head of the centre. Name another head first.',
	'nothing-changed': 'Nothing is different from before.',
	'person-erased': 'The personal data of this entry was erased. Leave the person’s fields empty.',
	'no-sealing-key': 'This device does not have the centre’s key yet. Enter it in the settings.'
} satisfies Sentences;

const sentences: Record<Language, Sentences> = { th, en };

/** One sentence, in the language chosen now. */
export function refusalText(refusal: Refusal): string {
	const sentence = sentences[currentLanguage()][refusal.code];
	return typeof sentence === 'string' ? sentence : sentence(refusal.values ?? {});
}
