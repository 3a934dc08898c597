// The notice card that a new centre starts with (D70): what ม.23 of the PDPA asks to be told, for a counter that keeps a register
// as a public task. An example until the office has checked it against its own.
import type { Notice } from './privacy.ts';

const th = `ศูนย์บริการร่วมแห่งนี้เก็บข้อมูลของท่านเท่าที่จำเป็นต่อการให้บริการ

เก็บอะไร
• ชื่อ–สกุล โทรศัพท์ ที่อยู่ และเรื่องที่มาขอรับบริการ
• ไม่เก็บสำเนาบัตรประชาชน ท่านไม่ให้ชื่อหรือโทรศัพท์ก็รับบริการได้ เว้นแต่งานนั้นกฎหมายกำหนดให้ต้องใช้

ใช้ทำอะไร
• ให้บริการและติดตามเรื่องของท่าน (ภารกิจเพื่อประโยชน์สาธารณะ มาตรา 24 (4))
• จัดทำสถิติที่ไม่ระบุตัวบุคคล

ใครเห็น
• เจ้าหน้าที่ของศูนย์ และหน่วยงานเจ้าของเรื่องที่ท่านขอให้ส่งต่อ
• ไม่ขาย ไม่ใช้โฆษณา

เก็บนานเท่าใด
• ตามระยะเวลาที่ศูนย์กำหนด แล้วลบทิ้ง

สิทธิของท่าน
• ขอดู ขอสำเนา ขอแก้ไข ขอให้ลบ คัดค้าน หรือขอให้ระงับการใช้ข้อมูลของท่าน
• ร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล

ติดต่อ
• เจ้าหน้าที่ที่เคาน์เตอร์นี้ หรือผู้รับผิดชอบคุ้มครองข้อมูลของหน่วยงาน โทร. ................`;

const en = `This one-stop service centre keeps only the data about you that serving you needs.

What is kept
• Your name, telephone number, address and what you came for.
• No copy of your identity card. You may be served without giving a name or telephone number, unless the law asks for it.

What for
• To serve you and follow up your matter (a task in the public interest, section 24 (4)).
• To make statistics that name nobody.

Who sees it
• The staff of this centre, and the agency that you ask us to forward your matter to.
• It is not sold and not used for advertising.

For how long
• For the time the centre has set; then it is erased.

Your rights
• To see your data, have a copy, have it corrected or erased, object to its use or have that suspended.
• To complain to the Office of the Personal Data Protection Committee.

Contact
• The staff at this counter, or the person in charge of data protection, tel. ................`;

/** The example, as the first version, in force from a day on. */
export const exampleNotice = (effectiveFrom: string): Notice => ({
	version: 1,
	effectiveFrom,
	title: { th: 'ประกาศความเป็นส่วนตัว', en: 'Privacy notice' },
	text: { th, en },
	example: true
});
