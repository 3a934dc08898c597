// The service catalogue that a new centre starts with (D18): 22 works, 16 + 2 + 4 as guideline letter 002 counts them. The
// names are those of the public service inventory; which works are "the 22" no source shows (domain.md §1.1, §1.2), so each
// is marked an example until the office has checked it against its own list. More works stand by, switched off.
import type { CatalogueWork } from './facts.ts';
import { blankWork } from './new-work.ts';
import type { ServiceGroup, ServiceMode } from './words.ts';

type Line = [code: string, name: string, owner: string, hotline?: string, link?: string];

const citizen: readonly Line[] = [
	['SVC1908', 'การขอใช้ไฟฟ้า', 'กฟน., กฟภ.', '1129, 1130'],
	['SVC1912', 'ค่าไฟฟ้า กฟภ. (ตรวจสอบและชำระเงิน)', 'กฟภ.', '1129'],
	['SVC1882', 'การขอใช้น้ำประปา', 'กปน., กปภ.', '1662, 1125'],
	['SVC1895', 'ค่าน้ำประปา กปภ. (ตรวจสอบและชำระเงิน)', 'กปภ.', '1662'],
	['SVC2879', 'สิทธิหลักประกันสุขภาพ (ตรวจสอบข้อมูล)', 'สปสช.', '1330'],
	['SVC2278', 'ข้อมูลผู้ประกันตนในระบบประกันสังคม (ตรวจสอบข้อมูล)', 'สปส.', '1506'],
	[
		'SVC0166',
		'เงินอุดหนุนเพื่อการเลี้ยงดูเด็กแรกเกิด (ตรวจสอบสถานะ)',
		'กรมกิจการเด็กและเยาวชน',
		'',
		'https://csgcheck.dcy.go.th/public/eq/popSubsidy.do'
	],
	[
		'SVC0045',
		'การตรวจสอบสิทธิสวัสดิการสังคมและสวัสดิการแห่งรัฐ (ระบบ e-Social Welfare)',
		'กรมบัญชีกลาง',
		'',
		'https://govwelfare.cgd.go.th/welfare/check'
	],
	['SVC3563', 'เครดิตบูโร (ตรวจสอบข้อมูลแบบสรุป)', 'บ.ข้อมูลเครดิตแห่งชาติ'],
	['SVC0118', 'กองทุนเงินให้กู้ยืมเพื่อการศึกษา', 'กยศ.'],
	['SVC3242', 'ใบสั่งจราจร (ตรวจสอบและชำระเงิน)', 'ตร.'],
	['SVC1676', 'การตรวจคัดและรับรองเอกสารการทะเบียนราษฎร', 'ปค.', '1548'],
	['SVC1693', 'การรับแจ้งการย้ายปลายทาง', 'ปค.', '1548'],
	['SVC1772', 'LandsMaps ระบบค้นหารูปแปลงที่ดิน', 'กรมที่ดิน', '', 'https://landsmaps.dol.go.th'],
	['SVC1917', 'ศูนย์ดำรงธรรม กระทรวงมหาดไทย 1567', 'ศูนย์ดำรงธรรม', '1567'],
	['SVC0584', 'การขึ้นทะเบียนและปรับปรุงทะเบียนเกษตรกร (กรณีขอใหม่)', 'กรมส่งเสริมการเกษตร']
];

const business: readonly Line[] = [
	['SVC1608', 'จดทะเบียนพาณิชย์อิเล็กทรอนิกส์', 'กรมพัฒนาธุรกิจการค้า', '1570'],
	['SVC3283', 'การลงทะเบียน SME ONE ID', 'สสว.']
];

const labour: readonly Line[] = [
	['SVC2108', 'Smart Job Center (ระบบค้นหาและสมัครงาน)', 'กรมการจัดหางาน', '1694', 'https://smartjob.doe.go.th'],
	['SVC2154', 'การขึ้นทะเบียนและรายงานตัวผู้ประกันตนกรณีว่างงาน', 'กรมการจัดหางาน', '', 'https://e-service.doe.go.th'],
	['SVC2262', 'การขอรับประโยชน์ทดแทนกองทุนประกันสังคม กรณีว่างงาน', 'สปส.', '1506'],
	['SVC2277', 'การสมัครและขึ้นทะเบียนเป็นผู้ประกันตนตามมาตรา 40', 'สปส.', '1506']
];

/** Ready to be switched on: the centre's own works, and help with the ทางรัฐ app on the citizen's own phone. */
const standingBy: readonly { group: ServiceGroup; lines: readonly Line[] }[] = [
	{
		group: 'own',
		lines: [
			['SVC1821', 'การลงทะเบียนและยื่นคำขอรับเบี้ยยังชีพผู้สูงอายุ', 'สถ.'],
			['SVC1820', 'การลงทะเบียนและยื่นคำขอรับเบี้ยความพิการ', 'สถ.']
		]
	},
	{
		group: 'citizen',
		lines: [['DLT-QUEUE', 'DLT Smart Queue (จองคิว)', 'กรมการขนส่งทางบก', '1584', 'https://gecc.dlt.go.th/dltsmartqueue/']]
	},
	{
		group: 'tangrath',
		lines: [
			['TANGRATH-INSTALL', 'ช่วยติดตั้งแอปพลิเคชันทางรัฐ', 'สพร.', '02 612 6060', 'https://www.ทางรัฐ.com'],
			['TANGRATH-USE', 'ช่วยใช้งานแอปพลิเคชันทางรัฐ', 'สพร.', '02 612 6060', 'https://www.ทางรัฐ.com']
		]
	}
];

/** The credit bureau's summary is given through the app (domain.md §1.2). */
const THROUGH_TANGRATH_ALONE = 'SVC3563';

/** Looking something up is finished at the counter; an application goes on to its owner (letter 002 §4–§5). */
const finishedHere = /ตรวจสอบ|ระบบค้นหา|คิว|ช่วย/;
const usualModeOf = (name: string): ServiceMode => (finishedHere.test(name) ? 'complete' : 'forward');

const workOf =
	(group: ServiceGroup, offered: boolean) =>
	([code, name, owner, hotline = '', link = '']: Line): CatalogueWork => ({
		...blankWork(),
		code,
		name,
		group,
		owner,
		hotline,
		link,
		usualMode: usualModeOf(name),
		tangrath: group === 'tangrath' || code === THROUGH_TANGRATH_ALONE,
		source: code.startsWith('SVC') ? `บัญชีบริการภาครัฐของ สพร. (DGA) รหัส ${code}` : '',
		example: true,
		offered
	});

/** The works a new centre starts with, every one marked as an example. */
export const exampleCatalogue = (): CatalogueWork[] => [
	...citizen.map(workOf('citizen', true)),
	...business.map(workOf('business', true)),
	...labour.map(workOf('labour', true)),
	...standingBy.flatMap(({ group, lines }) => lines.map(workOf(group, false)))
];
