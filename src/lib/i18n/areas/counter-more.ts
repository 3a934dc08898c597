// Words of what follows the counter's form: who was here before, the fields a centre may switch on, who served, the queue.
import { area } from '../area.ts';

export const counterMore = area({
	th: {
		identity: 'เลขประจำตัวประชาชน หรือเลขหนังสือเดินทาง',
		identityHint: 'ไม่จำเป็นต้องใส่ เก็บแบบปิดผนึก',
		identityDoubt: {
			incomplete: 'เลขยังไม่ครบ 13 หลัก ตรวจอีกครั้ง หรือบันทึกไว้อย่างนี้ก็ได้',
			'check-digit': 'เลขนี้ไม่ตรงกับเลขตรวจสอบ อาจพิมพ์ผิดหนึ่งหลัก ตรวจอีกครั้ง หรือบันทึกไว้อย่างนี้ก็ได้'
		},
		showIdentity: 'แสดงเลข',
		house: 'บ้านเลขที่',
		road: 'ตรอก/ซอย/ถนน',
		postcode: 'รหัสไปรษณีย์',
		officer: 'เจ้าหน้าที่ผู้ให้บริการ',
		officerOnDuty: 'ตามเวรของวันนั้น เปลี่ยนได้',
		queue: 'บัตรคิว',
		queueHint: 'เลขที่ใช้เรียกผู้รับบริการรายนี้',
		giveQueue: 'ออกบัตรคิว',
		queueFirstContact: 'เครื่องนี้จะออกบัตรคิวได้หลังติดต่อเครื่องกลางครั้งแรก ระหว่างนี้พิมพ์เลขคิวเองได้',
		queueFailed: 'ออกบัตรคิวไม่ได้ ลองอีกครั้ง หรือพิมพ์เลขคิวเอง',
		ticket: 'บัตรคิวของท่าน',
		ticketPrint: 'พิมพ์บัตรคิว',
		ticketClose: 'ปิด',
		alikeTitle: 'เคยมาแล้ว?',
		alikeOn: (day: string) => `มาครั้งล่าสุด ${day}`,
		alikeToday: 'มาแล้ววันนี้',
		alikeWhy: {
			number: 'เลขประจำตัวตรงกัน',
			'name-and-phone': 'ชื่อและโทรศัพท์ตรงกัน',
			phone: 'โทรศัพท์ตรงกัน',
			name: 'ชื่อตรงกัน',
			'similar-name': 'ชื่อคล้ายกัน'
		},
		samePerson: 'คนเดียวกัน',
		samePersonAs: (who: string) => `คนเดียวกัน: ${who}`,
		filled: 'เติมข้อมูลของผู้รับบริการแล้ว',
		unnamed: 'ไม่ระบุชื่อ',
		fields: {
			title: 'ช่องเพิ่มเติมในแบบฟอร์มเคาน์เตอร์',
			legend: 'เปิดใช้ช่องเหล่านี้',
			help: 'เก็บเท่าที่จำเป็นต้องใช้ ช่องที่ปิดไว้จะไม่ปรากฏในแบบฟอร์ม ข้อมูลที่บันทึกแล้วยังอยู่',
			save: 'บันทึกช่องที่เลือก',
			saved: 'บันทึกแล้ว มีผลกับทุกเครื่องของศูนย์เมื่อส่งข้อมูลถึง',
			failed: 'บันทึกไม่สำเร็จ ลองอีกครั้ง',
			names: {
				'citizen-id': 'เลขประจำตัว',
				house: 'บ้านเลขที่',
				road: 'ตรอก/ซอย/ถนน',
				postcode: 'รหัสไปรษณีย์',
				officer: 'เจ้าหน้าที่ผู้ให้บริการ',
				queue: 'บัตรคิว'
			}
		}
	},
	en: {
		identity: 'Citizen ID or passport number',
		identityHint: 'Not needed. Kept sealed.',
		identityDoubt: {
			incomplete: 'Fewer than 13 digits. Please check, or save it as it is.',
			'check-digit': 'The check digit does not fit; one digit may be wrong. Please check, or save it as it is.'
		},
		showIdentity: 'Show the number',
		house: 'House no.',
		road: 'Lane / road',
		postcode: 'Postcode',
		officer: 'Served by',
		officerOnDuty: 'From that day’s duty roster; can be changed',
		queue: 'Queue number',
		queueHint: 'The number by which this visitor is called',
		giveQueue: 'Give a number',
		queueFirstContact: 'This device gives numbers after its first contact with the server. Until then, type one.',
		queueFailed: 'No number could be given. Try again, or type one.',
		ticket: 'Your queue number',
		ticketPrint: 'Print the slip',
		ticketClose: 'Close',
		alikeTitle: 'Here before?',
		alikeOn: (day) => `Last here on ${day}`,
		alikeToday: 'Already here today',
		alikeWhy: {
			number: 'Same number',
			'name-and-phone': 'Same name and telephone',
			phone: 'Same telephone',
			name: 'Same name',
			'similar-name': 'Similar name'
		},
		samePerson: 'Same person',
		samePersonAs: (who) => `Same person: ${who}`,
		filled: 'The visitor’s details were filled in',
		unnamed: 'No name given',
		fields: {
			title: 'More fields in the counter form',
			legend: 'Use these fields',
			help: 'Collect only what is needed. Fields that are off do not appear in the form; what was recorded stays.',
			save: 'Save the chosen fields',
			saved: 'Saved. Every device of the centre follows once it has exchanged data.',
			failed: 'It could not be saved. Please try again.',
			names: {
				'citizen-id': 'Citizen ID',
				house: 'House no.',
				road: 'Lane / road',
				postcode: 'Postcode',
				officer: 'Served by',
				queue: 'Queue numbers'
			}
		}
	}
});
