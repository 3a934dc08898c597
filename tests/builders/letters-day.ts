// The day that the letters describe, as entries in the words of the screens: own works, the 22, help with ทางรัฐ, requests for help.

export interface WalkedWork {
	name: string;
	group: string;
	mode: 'รับเรื่อง–ส่งต่อ' | 'เบ็ดเสร็จ';
	tangrath?: true;
	outcome: 'แล้วเสร็จ' | 'รับเรื่อง–ส่งต่อ' | 'ให้คำแนะนำ';
}
export interface WalkedEntry {
	tablet: 'front' | 'back';
	name: string;
	visitor: 'ประชาชน' | 'หน่วยงานภาคเอกชน' | 'ส่วนราชการ';
	channel: 'เคาน์เตอร์' | 'โทรศัพท์' | 'นอกสถานที่';
	works: WalkedWork[];
	scores?: number[];
	voided?: true;
}

export const allowance: WalkedWork = {
	name: 'การลงทะเบียนและยื่นคำขอรับเบี้ยยังชีพผู้สูงอายุ',
	group: 'งานของหน่วยงานเอง',
	mode: 'เบ็ดเสร็จ',
	outcome: 'แล้วเสร็จ'
};
export const electricity: WalkedWork = {
	name: 'การขอใช้ไฟฟ้า',
	group: 'งานบริการเพื่อประชาชน',
	mode: 'รับเรื่อง–ส่งต่อ',
	outcome: 'รับเรื่อง–ส่งต่อ'
};
const water: WalkedWork = { ...electricity, name: 'การขอใช้น้ำประปา' };
const trade: WalkedWork = {
	name: 'จดทะเบียนพาณิชย์อิเล็กทรอนิกส์',
	group: 'งานบริการผู้ประกอบการธุรกิจ',
	mode: 'รับเรื่อง–ส่งต่อ',
	outcome: 'ให้คำแนะนำ'
};
const jobs: WalkedWork = {
	name: 'Smart Job Center (ระบบค้นหาและสมัครงาน)',
	group: 'งานบริการด้านแรงงาน',
	mode: 'เบ็ดเสร็จ',
	tangrath: true,
	outcome: 'แล้วเสร็จ'
};
const install: WalkedWork = {
	name: 'ช่วยติดตั้งแอปพลิเคชันทางรัฐ',
	group: 'งานในแอปพลิเคชันทางรัฐ',
	mode: 'เบ็ดเสร็จ',
	tangrath: true,
	outcome: 'แล้วเสร็จ'
};

const FOLLOWED = 'นางบัวผัน ตามเรื่อง';
/** What is entered, in the order it is entered on each tablet. */
export const script: readonly WalkedEntry[] = [
	{ tablet: 'front', name: FOLLOWED, visitor: 'ประชาชน', channel: 'เคาน์เตอร์', works: [electricity, allowance] },
	{ tablet: 'front', name: 'สมชาย', visitor: 'ประชาชน', channel: 'เคาน์เตอร์', works: [install], scores: [9, 8, 10, 9, 9] },
	{ tablet: 'front', name: 'นายอำนาจ ค้าขาย', visitor: 'หน่วยงานภาคเอกชน', channel: 'โทรศัพท์', works: [trade] },
	{ tablet: 'back', name: 'พระครูวิสุทธิ์', visitor: 'ประชาชน', channel: 'นอกสถานที่', works: [water] },
	{ tablet: 'back', name: 'นางสาวมาลี หางาน', visitor: 'ประชาชน', channel: 'เคาน์เตอร์', works: [jobs, install], scores: [10, 10, 8, 9, 7] },
	{ tablet: 'back', name: 'ลงซ้ำ', visitor: 'ส่วนราชการ', channel: 'เคาน์เตอร์', works: [electricity], voided: true }
];
/** Requests for help, each with where it stands in the evening. */
export const requests = [
	{ tablet: 'back', name: 'นางสมศรี มีสุข', kind: 'ด้านสาธารณภัย', end: 'จบแล้ว', inInfo: true },
	{ tablet: 'front', name: 'นายคำปัน รอคอย', kind: 'ด้านการป้องกันและควบคุมโรคติดต่อ', end: 'รับลงทะเบียน', inInfo: false }
] as const;
