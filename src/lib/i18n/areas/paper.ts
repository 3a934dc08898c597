// Words of the grid for entering the paper register.
import { area } from '../area.ts';
import { plural } from '../plural.ts';

export const paper = area({
	th: {
		title: 'ลงย้อนหลังจากทะเบียนกระดาษ',
		explain: 'พิมพ์ทีละบรรทัดตามทะเบียน กดปุ่มขึ้นบรรทัดใหม่เพื่อไปบรรทัดถัดไป หรือคัดลอกตารางมาวางได้ ทุกรายการนับเป็นของวันที่ในบรรทัดนั้น',
		back: 'งานสำนักงาน',
		notAllowed: 'บัญชีนี้ลงทะเบียนผู้รับบริการไม่ได้',
		row: (number: string) => `บรรทัดที่ ${number}`,
		columns: { day: 'วันที่ (พ.ศ.)', name: 'ชื่อ–สกุล', phone: 'โทรศัพท์', works: 'งานบริการ', outcome: 'ผล', officer: 'เจ้าหน้าที่' },
		hints: { works: 'รหัสหรือบางส่วนของชื่อ หลายงานคั่นด้วยจุลภาค' },
		usual: 'ตามปกติ',
		nobody: 'ไม่ระบุ',
		add: 'เพิ่มบรรทัด',
		remove: (number: string) => `ลบบรรทัดที่ ${number}`,
		save: (rows: string) => `บันทึก ${rows} บรรทัด`,
		saving: 'กำลังบันทึกทีละบรรทัด…',
		saved: (rows: string) => `บันทึกแล้ว ${rows} บรรทัด`,
		left: (rows: string) => `ยังเหลือ ${rows} บรรทัดที่ต้องแก้ไข บรรทัดที่ถูกต้องบันทึกแล้ว`,
		full: (rows: string) => `ตารางเต็มแล้ว ยังไม่ได้วางอีก ${rows} บรรทัด บันทึกก่อน แล้ววางส่วนที่เหลือ`,
		doubled: (number: string) => `ซ้ำกับบรรทัดที่ ${number}`,
		there: 'วันนั้นมีรายการของคนนี้แล้ว',
		notKept: 'เก็บร่างไม่ได้ หากปิดหน้านี้ก่อนบันทึก สิ่งที่พิมพ์จะหายไป',
		failed: 'บันทึกบรรทัดนี้ไม่สำเร็จ สิ่งที่พิมพ์ยังอยู่ ลองอีกครั้ง',
		unknown: {
			work: (typed: string) => `ไม่พบงานที่มีคำว่า “${typed}”`,
			works: (typed: string) => `“${typed}” ตรงกับหลายงาน พิมพ์ให้ยาวขึ้น`,
			outcome: (typed: string) => `ไม่มีผลการให้บริการ “${typed}”`,
			officer: (typed: string) => `ไม่พบเจ้าหน้าที่ “${typed}”`
		}
	},
	en: {
		title: 'Enter the paper register',
		explain:
			'Type line by line as in the register; Enter goes to the next line. A table copied from a spreadsheet can be pasted. Each entry counts for the day in its line.',
		back: 'Office',
		notAllowed: 'This account cannot register visitors',
		row: (number) => `Line ${number}`,
		columns: { day: 'Day (BE)', name: 'Name', phone: 'Telephone', works: 'Services', outcome: 'Outcome', officer: 'Served by' },
		hints: { works: 'Code or any part of the name; a comma between services' },
		usual: 'As usual',
		nobody: 'Not given',
		add: 'Add a line',
		remove: (number) => `Delete line ${number}`,
		save: (rows) => `Save ${plural(rows, 'line')}`,
		saving: 'Saving line by line…',
		saved: (rows) => `${plural(rows, 'line was', 'lines were')} saved`,
		left: (rows) => `${plural(rows, 'line still needs', 'lines still need')} correcting; those that were right are saved`,
		full: (rows) => `The table is full: ${plural(rows, 'line was', 'lines were')} not pasted. Save first, then paste the rest.`,
		doubled: (number) => `Same as line ${number}`,
		there: 'This person already has an entry on that day',
		notKept: 'The draft cannot be kept. If this page is closed before saving, what was typed is lost.',
		failed: 'This line could not be saved. It is still here; please try again.',
		unknown: {
			work: (typed) => `No service has “${typed}”`,
			works: (typed) => `“${typed}” fits several services; type more of it`,
			outcome: (typed) => `There is no outcome “${typed}”`,
			officer: (typed) => `Nobody of the staff is called “${typed}”`
		}
	}
});
