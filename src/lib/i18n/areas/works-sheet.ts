// Words of the catalogue as a sheet: its headings, and why a place in a sheet cannot be taken.
import { area } from '../area.ts';

export const worksSheet = area({
	th: {
		sheetName: 'งานบริการ',
		fileName: 'บัญชีงานบริการ',
		heading: {
			code: 'รหัส',
			name: 'ชื่องานบริการ',
			group: 'กลุ่มงาน',
			owner: 'หน่วยงานเจ้าของเรื่อง',
			contact: 'ผู้ติดต่อ',
			hotline: 'สายด่วน',
			link: 'ลิงก์',
			papers: 'เอกสารที่ต้องใช้',
			usualDays: 'ระยะเวลาปกติ (วัน)',
			modes: 'ประเภทการให้บริการ',
			usualMode: 'ประเภทที่ใช้เป็นปกติ',
			tangrath: 'มีในแอปทางรัฐ',
			from: 'ให้บริการตั้งแต่',
			to: 'ให้บริการถึง',
			source: 'ที่มาของข้อมูล',
			checkedOn: 'ตรวจสอบล่าสุดเมื่อ',
			example: 'เป็นตัวอย่าง',
			offered: 'เปิดให้บริการ'
		},
		fault: {
			'too-big': (megabytes: string) => `ไฟล์ใหญ่เกินไป รับได้ไม่เกิน ${megabytes} ล้านไบต์ โปรดตัดรูปภาพหรือแผ่นงานอื่นออก`,
			'not-a-sheet': 'เปิดไฟล์นี้ไม่ได้ ต้องเป็นไฟล์ XLSX ที่ไม่มีรหัสผ่าน หากเป็นไฟล์แบบเก่าหรือ CSV โปรดเปิดด้วยโปรแกรมตารางแล้วบันทึกเป็น XLSX',
			'too-many-rows': (rows: string, max: string) => `ไฟล์มี ${rows} แถว รับได้ไม่เกิน ${max} แถว ไฟล์นี้อาจไม่ใช่บัญชีงานบริการ โปรดเลือกไฟล์อื่น`,
			empty: 'แผ่นงานแรกของไฟล์ว่าง โปรดย้ายบัญชีงานบริการไปไว้แผ่นงานแรก'
		},
		why: {
			'no-headings': 'ไม่พบแถวหัวตาราง โปรดใช้หัวตารางตามไฟล์ที่ส่งออกจากหน้านี้',
			'column-missing': 'ไม่มีคอลัมน์นี้ โปรดเพิ่มหัวตารางและข้อมูล',
			'column-twice': 'มีคอลัมน์นี้ซ้ำ โปรดลบออกให้เหลือหนึ่งคอลัมน์',
			'cell-merged': 'เป็นช่องที่ผสานไว้ โปรดยกเลิกการผสานเซลล์แล้วใส่ข้อมูลให้ครบทุกแถว',
			'cell-formula': 'เป็นสูตร โปรดคัดลอกแล้ววางเป็นค่า',
			'group-unknown': 'ไม่รู้จักกลุ่มงานนี้ โปรดใช้ชื่อกลุ่มตามไฟล์ที่ส่งออกจากหน้านี้',
			'mode-unknown': 'ไม่รู้จักประเภทนี้ โปรดใส่ รับเรื่อง–ส่งต่อ หรือ เบ็ดเสร็จ (ใส่ทั้งสองได้ คั่นด้วยจุลภาค)',
			'neither-yes-nor-no': 'โปรดใส่ ใช่ หรือ ไม่ใช่',
			'days-unreadable': 'โปรดใส่จำนวนวันเป็นตัวเลขอย่างเดียว เช่น 15'
		}
	},
	en: {
		sheetName: 'Services',
		fileName: 'services',
		heading: {
			code: 'Code',
			name: 'Name of the service',
			group: 'Group',
			owner: 'Owner agency',
			contact: 'Contact',
			hotline: 'Hotline',
			link: 'Link',
			papers: 'Papers needed',
			usualDays: 'Usual days',
			modes: 'Ways of serving',
			usualMode: 'Usual way of serving',
			tangrath: 'In the Tang Rath app',
			from: 'Offered from',
			to: 'Offered until',
			source: 'Source',
			checkedOn: 'Last checked on',
			example: 'Example',
			offered: 'Offered'
		},
		fault: {
			'too-big': (megabytes: string) => `The file is too large: at most ${megabytes} million bytes. Take out pictures or other sheets.`,
			'not-a-sheet':
				'This file cannot be opened. It must be an .xlsx file without a password. Open an .xls or .csv file in a spreadsheet program and save it as .xlsx.',
			'too-many-rows': (rows: string, max: string) =>
				`The file has ${rows} rows; at most ${max} can be read. It may not be a list of services: choose another file.`,
			empty: 'The first sheet of the file is empty. Move the list of services to the first sheet.'
		},
		why: {
			'no-headings': 'No row of headings was found. Use the headings of a file saved from this page.',
			'column-missing': 'This column is missing. Add its heading and its data.',
			'column-twice': 'This column is there twice. Delete one of them.',
			'cell-merged': 'Cells are merged here. Unmerge them and fill in every row.',
			'cell-formula': 'This is a formula. Copy it and paste it as a value.',
			'group-unknown': 'This group is not known. Use the groups of a file saved from this page.',
			'mode-unknown': 'This way of serving is not known. Write Accepted and forwarded, or Completed here (both with a comma between).',
			'neither-yes-nor-no': 'Write yes or no.',
			'days-unreadable': 'Write the number of days in digits only, for example 15.'
		}
	}
});
