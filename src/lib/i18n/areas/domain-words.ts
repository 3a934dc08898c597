// The closed lists of domain/facts.ts in words, as the official letters name them: those of an entry. The others: domain-words-more.ts.
import { area } from '../area.ts';

export const domainWords = area({
	th: {
		visitor: { citizen: 'ประชาชน', business: 'หน่วยงานภาคเอกชน', government: 'ส่วนราชการ' },
		mode: { forward: 'รับเรื่อง–ส่งต่อ', complete: 'เบ็ดเสร็จ' },
		channel: { counter: 'เคาน์เตอร์', phone: 'โทรศัพท์', website: 'เว็บไซต์', outreach: 'นอกสถานที่' },
		tangrath: 'ผ่านแอปพลิเคชันทางรัฐ',
		outcome: { completed: 'แล้วเสร็จ', forwarded: 'รับเรื่อง–ส่งต่อ', advised: 'ให้คำแนะนำ', unfinished: 'ไม่แล้วเสร็จ' },
		group: {
			citizen: 'งานบริการเพื่อประชาชน',
			business: 'งานบริการผู้ประกอบการธุรกิจ',
			labour: 'งานบริการด้านแรงงาน',
			own: 'งานของหน่วยงานเอง',
			tangrath: 'งานในแอปพลิเคชันทางรัฐ'
		},
		tambon: 'ตำบล/แขวง',
		amphoe: 'อำเภอ/เขต',
		province: 'จังหวัด',
		moo: 'หมู่ที่'
	},
	en: {
		visitor: { citizen: 'Member of the public', business: 'Private organisation', government: 'Government agency' },
		mode: { forward: 'Accepted and forwarded', complete: 'Completed here' },
		channel: { counter: 'Counter', phone: 'Telephone', website: 'Website', outreach: 'Outside the office' },
		tangrath: 'Through the Tang Rath app',
		outcome: { completed: 'Completed', forwarded: 'Accepted and forwarded', advised: 'Advice given', unfinished: 'Not completed' },
		group: {
			citizen: 'Services for the public',
			business: 'Services for businesses',
			labour: 'Labour services',
			own: 'The office’s own services',
			tangrath: 'Services in the Tang Rath app'
		},
		tambon: 'Subdistrict',
		amphoe: 'District',
		province: 'Province',
		moo: 'Village no.'
	}
});
