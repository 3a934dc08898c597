// The words of the commands, in Thai.
import type { Words } from './words.ts';

export const thai: Words = {
	help: {
		program: 'ดูแลบัญชีผู้ใช้ สำรองข้อมูล และตรวจสอบเซิร์ฟเวอร์ศาลา',
		usage: 'วิธีใช้:',
		arguments: 'ค่าที่ต้องระบุ:',
		options: 'ตัวเลือก:',
		commands: 'คำสั่ง:',
		globalOptions: 'ตัวเลือกร่วม:',
		help: 'แสดงวิธีใช้',
		helpCommand: 'แสดงวิธีใช้ของคำสั่ง',
		version: 'แสดงรุ่นของโปรแกรม',
		lang: 'ภาษา: th หรือ en (ถ้าไม่ระบุ ใช้ภาษาของเครื่อง)',
		data: 'โฟลเดอร์ข้อมูล (ถ้าไม่ระบุ ใช้ SALA_DATA หรือ ./data)',
		createOrg: 'สร้างศูนย์บริการ',
		code: 'รหัสศูนย์: อักษรอังกฤษ ตัวเลข - และ _',
		addUser: 'เพิ่มผู้ใช้ โปรแกรมจะถามรหัสผ่าน หรืออ่านจาก standard input',
		userName: 'ชื่อสำหรับเข้าใช้งาน',
		role: 'บทบาท ระบุซ้ำได้: CODE:head, CODE:administrator, CODE:supervisor, CODE:counter หรือ _admin สำหรับทั้งเซิร์ฟเวอร์',
		displayName: 'ชื่อที่แสดง',
		generate: 'ให้โปรแกรมตั้งรหัสผ่านและแสดงครั้งเดียว',
		resetPassword: 'ตั้งรหัสผ่านใหม่ให้ผู้ใช้ การเข้าใช้งานเดิมทั้งหมดสิ้นสุดลง',
		revoke: 'ระงับผู้ใช้: เข้าใช้งานไม่ได้อีก แต่สิ่งที่บันทึกไว้ยังอยู่',
		list: 'แสดงศูนย์และผู้ใช้ (ใช้ได้ขณะเซิร์ฟเวอร์ทำงาน)',
		backup: 'สำรองข้อมูลทั้งหมดไว้ในโฟลเดอร์ใหม่ (ใช้ได้ขณะเซิร์ฟเวอร์ทำงาน)',
		backupFolder: 'โฟลเดอร์ที่ยังไม่มี ควรอยู่ในดิสก์อื่น',
		restore: 'นำข้อมูลสำรองกลับมาใช้ (หยุดเซิร์ฟเวอร์ก่อน)',
		restoreFolder: 'โฟลเดอร์ของข้อมูลสำรอง',
		force: 'ย้ายข้อมูลปัจจุบันไปไว้ในชื่ออื่น',
		verify: 'อ่านข้อมูลทั้งหมดและบอกว่าสมบูรณ์หรือไม่ (ใช้ได้ขณะเซิร์ฟเวอร์ทำงาน)',
		verifyFolder: 'โฟลเดอร์ข้อมูลสำรอง หรือโฟลเดอร์ข้อมูลอื่น',
		import: 'นำเข้าแฟ้มกู้คืนของแท็บเล็ต (หยุดเซิร์ฟเวอร์ก่อน ขณะเซิร์ฟเวอร์ทำงานให้นำเข้าที่แท็บเล็ตของศูนย์)',
		rescueFile: 'แฟ้มกู้คืน (.salarescue)',
		rescueOrg: 'รหัสศูนย์ของแฟ้ม (ถ้าไม่ระบุ ใช้ตามที่แฟ้มบอก)',
		rescueIntact: 'ถ้าแฟ้มเสียหาย ให้นำเข้าเฉพาะที่อ่านได้',
		compact: 'คืนพื้นที่ว่างให้ดิสก์ (หยุดเซิร์ฟเวอร์ก่อน)',
		migrate: 'ย้ายข้อมูลทั้งหมดไปไว้ใน CouchDB สั่งซ้ำได้เพื่อทำต่อหรือย้ายส่วนที่เพิ่มมา',
		migrateTo: 'ที่อยู่ CouchDB พร้อมชื่อและรหัสผ่านผู้ดูแล (ถ้าไม่ระบุ ใช้ SALA_COUCHDB_URL)',
		migrateFrom: 'เซิร์ฟเวอร์ศาลาที่กำลังทำงาน พร้อมชื่อและรหัสผ่านผู้ดูแล (ถ้าไม่ระบุ ใช้ SALA_MIGRATE_FROM หรือโฟลเดอร์ข้อมูล)',
		doctor: 'ตรวจการติดตั้งทั้งหมดและบอกว่าต้องทำอะไร',
		port: 'พอร์ตที่ใช้เปิดเซิร์ฟเวอร์',
		host: 'ที่อยู่ที่ใช้เปิดเซิร์ฟเวอร์',
		secure: 'เซิร์ฟเวอร์ใช้ TLS หรือมีพร็อกซีที่ใช้ TLS อยู่ข้างหน้า'
	},
	wrongUsage: (what) => `ใช้คำสั่งไม่ถูกต้อง: ${what}`,
	seeHelp: 'ดูวิธีใช้ด้วย --help',
	wrongLanguage: '--lang ต้องเป็น th หรือ en',
	failed: (what) => `ทำไม่สำเร็จ: ${what}`,
	inUse: (folder) => `เซิร์ฟเวอร์กำลังใช้ ${folder} อยู่ ให้หยุดก่อน (Ctrl+C) แล้วสั่งอีกครั้ง จากนั้นจึงเปิดเซิร์ฟเวอร์ใหม่`,
	noDataFolder: (folder) => `ไม่มีข้อมูลของศาลาใน ${folder} ระบุที่เก็บข้อมูลด้วย --data DIR`,
	noBackup: (folder) => `ไม่ใช่ข้อมูลสำรองที่อ่านได้: ${folder}`,
	askPassword: (name) => `รหัสผ่านใหม่ของ ${name}: `,
	askPasswordAgain: 'พิมพ์อีกครั้ง: ',
	passwordsDiffer: 'รหัสผ่านสองครั้งไม่ตรงกัน ไม่มีอะไรเปลี่ยนแปลง',
	passwordTooShort: (min) => `รหัสผ่านต้องมีอย่างน้อย ${min} ตัว ไม่มีอะไรเปลี่ยนแปลง`,
	madePassword: (name, password) => `รหัสผ่านของ ${name} (แสดงครั้งเดียว): ${password}`,
	wrongName: (name) => `ชื่อต้องเป็นอักษรอังกฤษ ตัวเลข จุด หรือขีด 1–64 ตัว: ${name}`,
	wrongRole: (role) => `ไม่มีบทบาทนี้: ${role}`,
	noSuchOrg: (code) => `ไม่มีศูนย์ ${code} ให้สร้างก่อนด้วย sala-server create-org ${code}`,
	wrongCode: (code) => `รหัสศูนย์ต้องเป็นอักษรอังกฤษ ตัวเลข - หรือ _ 1–64 ตัว: ${code}`,
	orgMade: (code) => `สร้างศูนย์ ${code} แล้ว`,
	orgThere: (code) => `มีศูนย์ ${code} อยู่แล้ว ไม่มีอะไรเปลี่ยนแปลง`,
	userAdded: (name) => `เพิ่ม ${name} แล้ว`,
	userThere: (name) => `มีผู้ใช้ชื่อ ${name} อยู่แล้ว ไม่มีอะไรเปลี่ยนแปลง ตั้งรหัสผ่านใหม่ด้วย sala-server reset-password ${name}`,
	passwordReset: (name) => `ตั้งรหัสผ่านใหม่ของ ${name} แล้ว การเข้าใช้งานเดิมทั้งหมดสิ้นสุดลง`,
	revoked: (name) => `ระงับ ${name} แล้ว ให้กลับมาใช้งานได้ด้วย reset-password`,
	unknownPerson: (name) => `ไม่มีผู้ใช้ชื่อ ${name}`,
	lastAdministrator: (name) => `${name} เป็นผู้ดูแลคนสุดท้ายที่เข้าใช้งานได้ ให้เพิ่มผู้ดูแลคนอื่นก่อน`,
	wrongCouchdbUrl: (name) => `${name} ต้องเป็นที่อยู่ เช่น http://name:password@host:5984`,
	migratedDatabase: (name, documents, sent, verdict) => `${name}: ${documents} เอกสาร ส่งไป ${sent} ฉบับ ${verdict}`,
	migrateVerdicts: {
		same: 'ทั้งสองฝั่งตรงกัน',
		'still-written': 'ยังมีการบันทึกเพิ่มอยู่',
		different: 'ทั้งสองฝั่งไม่ตรงกัน'
	},
	migratedAll: (databases) => `ย้ายครบ ${databases} ฐานข้อมูล ตรวจจำนวนและลายนิ้วมือข้อมูลแล้ว`,
	migratedNotAll: 'มีการบันทึกเพิ่มระหว่างย้าย หยุดเซิร์ฟเวอร์ สั่งคำสั่งนี้อีกครั้ง แล้วเปิดด้วย --store couchdb',
	migratedDifferent: 'ข้อมูลยังไม่ครบ ดูรายการที่ไม่ถูกรับ แล้วสั่งคำสั่งนี้อีกครั้ง',
	organisations: 'ศูนย์บริการ',
	people: 'ผู้ใช้',
	none: '(ไม่มี)',
	documents: (count) => `${count} รายการ`,
	unreadable: 'อ่านไม่ได้ ให้สั่ง sala-server verify',
	shutOut: 'ถูกระงับ',
	backupTaken: 'ในโฟลเดอร์นั้นมีอย่างอื่นอยู่แล้ว ให้เลือกโฟลเดอร์ใหม่',
	backupInside: 'ข้อมูลสำรองที่อยู่ในโฟลเดอร์ข้อมูลจะหายไปพร้อมกัน ให้เลือกที่อื่น',
	backedUp: (databases, documents, megabytes, folder) =>
		`สำรองแล้ว ${databases} ฐานข้อมูล ${documents} รายการ ${megabytes} MB ไว้ที่ ${folder} ควรเก็บสำเนาไว้อีกเครื่องหนึ่ง และเก็บให้ปลอดภัย เพราะผู้ที่มีข้อมูลสำรองมีข้อมูลทั้งหมด`,
	copying: (name) => `กำลังสำรอง ${name}`,
	notRestored: {
		damaged: (what) => `ข้อมูลสำรองเสียหาย ไม่มีอะไรเปลี่ยนแปลง: ${what}`,
		newer: (what) => `ข้อมูลสำรองมาจากโปรแกรมรุ่นใหม่กว่า ให้ปรับรุ่นศาลาก่อน: ${what}`,
		'in-use': (what) => `เซิร์ฟเวอร์กำลังใช้ ${what} อยู่ ให้หยุดก่อน (Ctrl+C)`,
		'not-empty': (what) => `มีข้อมูลอยู่ใน ${what} ใช้ --force เพื่อย้ายไปไว้ในชื่ออื่น ไม่มีอะไรถูกลบ`
	},
	restored: (databases, takenAt) => `นำข้อมูลสำรองของ ${takenAt} กลับมาแล้ว ${databases} ฐานข้อมูล`,
	restoredNext: 'เปิดเซิร์ฟเวอร์ได้ แท็บเล็ตจะส่งสิ่งที่ไม่มีในข้อมูลสำรองมาให้อีกครั้ง ส่วนรหัสผ่านและการระงับผู้ใช้จะเป็นเหมือนวันที่สำรอง ให้ตรวจด้วยคำสั่ง list',
	setAside: (folder) => `ข้อมูลเดิมอยู่ที่ ${folder} ลบได้เมื่อแน่ใจแล้ว`,
	databaseClean: (name, documents) => `ok  ${name}: ${documents} รายการ`,
	databaseWrong: (name, count) => `!!  ${name}: พบปัญหา ${count} ข้อ`,
	problem: (id, what) => (id === undefined ? `      ${what}` : `      ${id}: ${what}`),
	moreProblems: (count) => `      และอีก ${count} ข้อ`,
	fileWrong: (path, what) => `!!  ${path} ${what}`,
	verifiedClean: (databases) => `สมบูรณ์ทั้งหมด ${databases} ฐานข้อมูล`,
	verifiedWrong: 'มีข้อมูลที่ไม่สมบูรณ์ ให้หยุดเซิร์ฟเวอร์ เก็บสำเนาโฟลเดอร์ไว้ แล้วนำข้อมูลสำรองล่าสุดที่ตรวจผ่านกลับมาใช้',
	rescueRefused: {
		'not-a-rescue-file': () => 'ไม่ใช่แฟ้มกู้คืน หรือแฟ้มเสียทั้งแฟ้ม ไม่ได้นำเข้าสิ่งใด',
		'newer-format': () => 'แฟ้มมาจากโปรแกรมรุ่นใหม่กว่า ให้ปรับรุ่นศาลาก่อน ไม่ได้นำเข้าสิ่งใด',
		'other-centre': (centre) => `แฟ้มนี้เป็นของ ${centre} ไม่ได้นำเข้าสิ่งใด`,
		'unknown-centre': (centre) => `แฟ้มนี้เป็นของ ${centre} ซึ่งไม่มีในเซิร์ฟเวอร์นี้ ไม่ได้นำเข้าสิ่งใด`,
		forged: () => 'ผนึกของแฟ้มไม่ตรง ไม่ได้นำเข้าสิ่งใด',
		'cut-short': () => 'แฟ้มขาดตอนท้าย ให้คัดลอกจากแท็บเล็ตอีกครั้ง ไม่ได้นำเข้าสิ่งใด',
		altered: () => 'แฟ้มเสียหายบางส่วน ให้คัดลอกจากแท็บเล็ตอีกครั้ง ไม่ได้นำเข้าสิ่งใด'
	},
	rescueReadable: (intact, total) => `อ่านได้ ${intact} จาก ${total} ชิ้น`,
	rescueIntact: 'ใช้ --intact เพื่อนำเข้าเฉพาะส่วนนั้น',
	rescueImported: (stored, alreadyThere) => `นำเข้าแล้ว ใหม่ ${stored} รายการ มีอยู่แล้ว ${alreadyThere} รายการ เปิดเซิร์ฟเวอร์ได้ แท็บเล็ตจะรับไปเอง`,
	rescueNotAll: (count) => `มี ${count} รายการที่ศูนย์รับไว้ไม่ได้ และไม่ได้นำเข้า`,
	compacted: (name, before, after) => `${name}: ${before} MB → ${after} MB`,
	ok: 'ok',
	attention: '!!',
	allWell: 'เรียบร้อยทั้งหมด',
	toDo: (count) => `มี ${count} เรื่องที่ต้องดูแล คือบรรทัดที่มี !!`,
	doctor: {
		node: {
			ok: ([version]) => `Node ${version}`,
			attention: ([version]) => `Node ${version} เก่าเกินไป ให้สั่ง npm install อีกครั้ง หรือติดตั้ง Node 24`
		},
		app: { ok: () => 'โปรแกรมพร้อมใช้งาน', attention: () => 'ยังไม่ได้สร้างโปรแกรม ให้สั่ง npm start' },
		'secure-context': {
			ok: ([host]) => `เบราว์เซอร์ติดตั้งโปรแกรมได้ (${host})`,
			attention: ([host]) => `เซิร์ฟเวอร์เปิดที่ ${host} โดยไม่มี HTTPS แท็บเล็ตจะติดตั้งโปรแกรมไม่ได้ ให้ตั้งค่า TLS (README, Operate)`
		},
		folder: {
			ok: ([folder]) => `พบโฟลเดอร์ข้อมูล: ${folder}`,
			attention: ([folder]) => `ไม่มีข้อมูลของศาลาใน ${folder} หรือเขียนไม่ได้ ให้ตรวจ --data หรือเปิดเซิร์ฟเวอร์หนึ่งครั้ง`
		},
		'folder-mode': {
			ok: () => 'มีแต่บัญชีของเซิร์ฟเวอร์ที่เปิดโฟลเดอร์ข้อมูลได้',
			attention: ([folder]) => `บัญชีอื่นในเครื่องนี้อ่าน ${folder} ได้ ให้สั่ง chmod 700 ${folder}`
		},
		secret: {
			ok: () => 'กุญแจลับของการเข้าใช้งานปลอดภัย',
			attention: ([secret]) => `บัญชีอื่นอ่านกุญแจลับได้ ให้สั่ง chmod 600 ${secret}`
		},
		lock: {
			ok: ([state]) => (state === 'running' ? 'เซิร์ฟเวอร์กำลังทำงาน' : 'ไม่มีเซิร์ฟเวอร์ใช้ข้อมูลนี้อยู่')
		},
		port: {
			ok: ([port, state]) => (state === 'running' ? `พอร์ต ${port} ตอบ` : `พอร์ต ${port} ว่าง`),
			attention: ([port, state]) =>
				state === 'running'
					? `เซิร์ฟเวอร์ทำงานอยู่ แต่พอร์ต ${port} ไม่ตอบ อาจเปิดด้วย --port อื่น`
					: `โปรแกรมอื่นใช้พอร์ต ${port} อยู่ ให้หยุดโปรแกรมนั้น หรือเปิดศาลาด้วย --port อื่น`
		},
		disk: {
			ok: ([free, used]) => `ว่าง ${free} MB ข้อมูลใช้ ${used} MB`,
			attention: ([free, used]) => `เหลือที่ว่างเพียง ${free} MB ข้อมูลใช้ ${used} MB ให้เพิ่มที่ว่าง หรือย้ายข้อมูลไปดิสก์ที่ใหญ่กว่า`
		},
		databases: {
			ok: ([count]) => `อ่านได้ ${count} ฐานข้อมูล`,
			attention: ([, names]) => `อ่านไม่ได้: ${names} ให้สั่ง sala-server verify`
		},
		unclean: {
			ok: ([names]) => (names === '' ? 'ครั้งล่าสุดเซิร์ฟเวอร์ปิดเรียบร้อย' : `เซิร์ฟเวอร์ถูกตัดกลางคัน และจะตรวจฐานข้อมูลเหล่านี้เองเมื่อเปิด: ${names}`)
		},
		administrator: {
			ok: ([count]) => `ผู้ดูแลที่เข้าใช้งานได้ ${count} คน`,
			attention: () => 'ไม่มีผู้ดูแลที่เข้าใช้งานได้ ให้เปิดลิงก์ที่ npm start พิมพ์ไว้ หรือสั่ง sala-server reset-password NAME'
		},
		organisations: {
			ok: ([count]) => `${count} ศูนย์`,
			attention: () => 'ยังไม่มีศูนย์ ให้เปิดลิงก์ที่ npm start พิมพ์ไว้ หรือสั่ง sala-server create-org CODE'
		},
		clock: {
			ok: ([now]) => `นาฬิกาของเครื่อง: ${now}`,
			attention: ([now]) => `นาฬิกาของเครื่อง (${now}) ช้ากว่าเวลาที่บันทึกข้อมูล ให้ตั้งนาฬิกาใหม่`
		}
	}
};
