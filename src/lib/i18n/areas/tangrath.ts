// Words of the help with the ทางรัฐ app.
import { area } from '../area.ts';

export const tangrath = area({
	th: {
		title: 'ช่วยติดตั้งและใช้แอปทางรัฐ',
		help: 'ให้ผู้รับบริการสแกนด้วยโทรศัพท์ของตนเอง',
		ownPhone: 'ผู้รับบริการเข้าระบบบนโทรศัพท์ของตนเองเท่านั้น เจ้าหน้าที่ไม่ถาม ไม่จด และไม่กรอกรหัสผ่านหรือรหัสยืนยันแทน',
		android: 'โทรศัพท์แอนดรอยด์',
		apple: 'ไอโฟนและไอแพด',
		site: 'หน้าเว็บของแอปทางรัฐ',
		qrOf: (name: string) => `คิวอาร์โค้ดติดตั้งแอปทางรัฐ: ${name}`,
		open: (name: string) => `เปิดลิงก์ ${name}`,
		tryFirst: 'ตัวอย่าง – ทดลองสแกนก่อนใช้ครั้งแรก และสังเกตว่าผู้จัดทำแอปคือสำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)',
		notOffered: 'งานช่วยติดตั้งและช่วยใช้งานยังไม่ได้เปิดให้บริการ จึงยังนับไม่ได้ หัวหน้าศูนย์เปิดได้ที่หน้านี้',
		offer: 'เปิดให้บริการทั้งสองงาน',
		toCounter: 'บันทึกที่เคาน์เตอร์'
	},
	en: {
		title: 'Help to install and use the Tang Rath app',
		help: 'Let visitors scan with their own phones.',
		ownPhone: 'Visitors sign in on their own phones only. Staff never ask for, write down or type anybody’s password or confirmation code.',
		android: 'Android phone',
		apple: 'iPhone and iPad',
		site: 'Web page of the Tang Rath app',
		qrOf: (name: string) => `QR code to install the Tang Rath app: ${name}`,
		open: (name: string) => `Open the link: ${name}`,
		tryFirst: 'Example – scan once before you rely on it, and see that the app is made by the Digital Government Development Agency.',
		notOffered:
			'Help to install and help to use are not offered yet, so they cannot be counted. A head of the centre may switch them on here.',
		offer: 'Offer both services',
		toCounter: 'Record it at the counter'
	}
});
