// The five-level survey that ships (D159), in the shape of a real government form (domain.md §3.4): who answers, levels by aspect, what
// they suggest. Marked an example: the annex with the official wording is in no source.
import type { MatrixQuestion, NamedText, SurveyDefinition, SurveyQuestion, SurveySection, SurveyText } from '../facts-of-surveys.ts';
import { FIVE_LEVEL_BANDS, FIVE_LEVELS } from './five-level-bands.ts';
import { named, shipped, words } from './wording.ts';

const other = named('other', 'อื่น ๆ', 'Other', 'ອື່ນໆ', 'အခြား', 'ផ្សេងទៀត');
const noAnswer = named('no-answer', 'ไม่ประสงค์ตอบ', 'I would rather not say', 'ບໍ່ປະສົງຕອບ', 'မဖြေလိုပါ', 'មិនចង់ឆ្លើយ');

/** Nobody has to say who they are. */
const choice = (id: string, text: SurveyText, ...options: NamedText[]): SurveyQuestion => ({
	id,
	required: false,
	showIf: null,
	kind: 'single',
	text,
	options: [...options, noAnswer]
});

const about: SurveySection = {
	id: 'about',
	title: words(
		'ส่วนที่ ๑ ข้อมูลทั่วไปของผู้ตอบ',
		'Part 1: About you',
		'ພາກທີ 1 ຂໍ້ມູນທົ່ວໄປຂອງຜູ້ຕອບ',
		'အပိုင်း ၁ - ဖြေဆိုသူ၏ အချက်အလက်',
		'ផ្នែកទី១ ព័ត៌មានទូទៅរបស់អ្នកឆ្លើយ'
	),
	aspect: false,
	questions: [
		choice(
			'sex',
			words('เพศ', 'Sex', 'ເພດ', 'လိင်', 'ភេទ'),
			named('female', 'หญิง', 'Female', 'ຍິງ', 'အမျိုးသမီး', 'ស្រី'),
			named('male', 'ชาย', 'Male', 'ຊາຍ', 'အမျိုးသား', 'ប្រុស'),
			other
		),
		choice(
			'age',
			words('อายุ', 'Age', 'ອາຍຸ', 'အသက်', 'អាយុ'),
			named('under-20', 'ต่ำกว่า 20 ปี', 'Under 20', 'ຕ່ຳກວ່າ 20 ປີ', '၂၀ နှစ်အောက်', 'ក្រោម ២០ ឆ្នាំ'),
			named('20-39', '20–39 ปี', '20–39 years', '20–39 ປີ', '၂၀–၃၉ နှစ်', '២០–៣៩ ឆ្នាំ'),
			named('40-59', '40–59 ปี', '40–59 years', '40–59 ປີ', '၄၀–၅၉ နှစ်', '៤០–៥៩ ឆ្នាំ'),
			named('60-up', '60 ปีขึ้นไป', '60 and over', '60 ປີຂຶ້ນໄປ', '၆၀ နှစ်နှင့်အထက်', '៦០ ឆ្នាំឡើងទៅ')
		),
		choice(
			'education',
			words('การศึกษาสูงสุด', 'Highest education', 'ການສຶກສາສູງສຸດ', 'အမြင့်ဆုံး ပညာအရည်အချင်း', 'កម្រិតសិក្សាខ្ពស់បំផុត'),
			named('primary', 'ประถมศึกษาหรือต่ำกว่า', 'Primary school or less', 'ປະຖົມສຶກສາ ຫຼື ຕ່ຳກວ່າ', 'မူလတန်း သို့မဟုတ် အောက်', 'បឋមសិក្សា ឬទាបជាង'),
			named('secondary', 'มัธยมศึกษา', 'Secondary school', 'ມັດທະຍົມສຶກສາ', 'အလယ်တန်း/အထက်တန်း', 'មធ្យមសិក្សា'),
			named('vocational', 'ปวช.–ปวส.', 'Vocational certificate', 'ອາຊີວະສຶກສາ', 'သက်မွေးပညာ', 'វិជ្ជាជីវៈ'),
			named('bachelor', 'ปริญญาตรี', 'Bachelor’s degree', 'ປະລິນຍາຕີ', 'ဘွဲ့', 'បរិញ្ញាបត្រ'),
			named('higher', 'สูงกว่าปริญญาตรี', 'Higher degree', 'ສູງກວ່າປະລິນຍາຕີ', 'ဘွဲ့လွန်', 'ខ្ពស់ជាងបរិញ្ញាបត្រ'),
			other
		),
		choice(
			'occupation',
			words('อาชีพ', 'Occupation', 'ອາຊີບ', 'အလုပ်အကိုင်', 'មុខរបរ'),
			named('farmer', 'เกษตรกร', 'Farmer', 'ຊາວກະສິກອນ', 'လယ်သမား', 'កសិករ'),
			named('labourer', 'รับจ้าง', 'Hired work', 'ຮັບຈ້າງ', 'လုပ်သား', 'ស៊ីឈ្នួល'),
			named('trader', 'ค้าขาย', 'Trade', 'ຄ້າຂາຍ', 'အရောင်းအဝယ်', 'លក់ដូរ'),
			named('official', 'รับราชการ', 'Government service', 'ລັດຖະກອນ', 'အစိုးရ ဝန်ထမ်း', 'មន្ត្រីរាជការ'),
			named('employee', 'ลูกจ้างบริษัท', 'Company employee', 'ພະນັກງານບໍລິສັດ', 'ကုမ္ပဏီ ဝန်ထမ်း', 'បុគ្គលិកក្រុមហ៊ុន'),
			named('student', 'นักเรียน นักศึกษา', 'Pupil or student', 'ນັກຮຽນ ນັກສຶກສາ', 'ကျောင်းသား', 'សិស្ស និស្សិត'),
			named('household', 'แม่บ้าน พ่อบ้าน', 'Looking after the home', 'ແມ່ບ້ານ ພໍ່ບ້ານ', 'အိမ်ရှင်', 'មេផ្ទះ'),
			other
		)
	]
};

const asked = words(
	'ท่านพึงพอใจในเรื่องต่อไปนี้เพียงใด',
	'How satisfied are you with the following?',
	'ທ່ານເພິ່ງພໍໃຈຕໍ່ເລື່ອງຕໍ່ໄປນີ້ຫຼາຍປານໃດ',
	'အောက်ပါအချက်များကို မည်မျှ ကျေနပ်ပါသလဲ',
	'តើអ្នកពេញចិត្តប៉ុណ្ណាចំពោះចំណុចខាងក្រោម?'
);

function aspect(id: string, title: SurveyText, ...rows: NamedText[]): SurveySection {
	const matrix: MatrixQuestion = {
		id,
		required: true,
		showIf: null,
		kind: 'matrix',
		text: asked,
		levels: FIVE_LEVELS,
		noOpinion: true,
		rows
	};
	return { id, title, aspect: true, questions: [matrix] };
}

const aspects: SurveySection[] = [
	aspect(
		'process',
		words(
			'ด้านกระบวนการ ขั้นตอนการให้บริการ',
			'Process and steps of the service',
			'ດ້ານຂະບວນການ ແລະ ຂັ້ນຕອນ',
			'ဝန်ဆောင်မှု လုပ်ငန်းစဉ်',
			'ផ្នែកដំណើរការសេវា'
		),
		named(
			'process-1',
			'ขั้นตอนไม่ยุ่งยาก เข้าใจง่าย',
			'The steps were simple and easy to understand',
			'ຂັ້ນຕອນບໍ່ຫຍຸ້ງຍາກ ເຂົ້າໃຈງ່າຍ',
			'အဆင့်များ ရိုးရှင်းပြီး နားလည်လွယ်သည်',
			'ដំណាក់កាលមិនស្មុគស្មាញ ងាយយល់'
		),
		named(
			'process-2',
			'ให้บริการรวดเร็ว ตรงเวลาที่แจ้งไว้',
			'The service was quick and on time',
			'ບໍລິການວ່ອງໄວ ຕາມເວລາທີ່ແຈ້ງ',
			'ဝန်ဆောင်မှု မြန်ဆန်ပြီး အချိန်မှန်သည်',
			'សេវារហ័ស និងទាន់ពេល'
		),
		named(
			'process-3',
			'ให้บริการตามลำดับก่อนหลังอย่างเป็นธรรม',
			'People were served fairly, in turn',
			'ບໍລິການຕາມລຳດັບກ່ອນຫຼັງຢ່າງເປັນທຳ',
			'အစဉ်လိုက် မျှတစွာ ဝန်ဆောင်မှုပေးသည်',
			'ផ្តល់សេវាតាមលំដាប់ដោយយុត្តិធម៌'
		),
		named(
			'process-4',
			'แจ้งเอกสารที่ต้องใช้และค่าธรรมเนียมชัดเจน',
			'Papers needed and fees were made clear',
			'ແຈ້ງເອກະສານທີ່ຕ້ອງໃຊ້ ແລະ ຄ່າທຳນຽມຊັດເຈນ',
			'လိုအပ်သော စာရွက်နှင့် အခကြေးငွေကို ရှင်းလင်းစွာ ပြောသည်',
			'ប្រាប់ឯកសារដែលត្រូវការ និងថ្លៃសេវាច្បាស់លាស់'
		)
	),
	aspect(
		'staff',
		words('ด้านเจ้าหน้าที่ผู้ให้บริการ', 'The staff', 'ດ້ານພະນັກງານຜູ້ໃຫ້ບໍລິການ', 'ဝန်ထမ်းများ', 'ផ្នែកបុគ្គលិកផ្តល់សេវា'),
		named(
			'staff-1',
			'เจ้าหน้าที่สุภาพ เต็มใจให้บริการ',
			'The staff were polite and willing to help',
			'ພະນັກງານສຸພາບ ແລະ ເຕັມໃຈໃຫ້ບໍລິການ',
			'ဝန်ထမ်းများ ယဉ်ကျေးပြီး ကူညီလိုစိတ် ရှိသည်',
			'បុគ្គលិកគួរសម និងស្ម័គ្រចិត្តបម្រើសេវា'
		),
		named(
			'staff-2',
			'เจ้าหน้าที่แนะนำและตอบคำถามได้ชัดเจน',
			'The staff advised and answered clearly',
			'ພະນັກງານແນະນຳ ແລະ ຕອບຄຳຖາມໄດ້ຊັດເຈນ',
			'ဝန်ထမ်းများ ရှင်းလင်းစွာ အကြံပေး ဖြေကြားသည်',
			'បុគ្គលិកណែនាំ និងឆ្លើយសំណួរច្បាស់លាស់'
		),
		named(
			'staff-3',
			'เจ้าหน้าที่ให้บริการทุกคนเท่าเทียมกัน',
			'The staff treated everybody alike',
			'ພະນັກງານໃຫ້ບໍລິການທຸກຄົນເທົ່າທຽມກັນ',
			'ဝန်ထမ်းများ လူတိုင်းကို တန်းတူ ဝန်ဆောင်မှုပေးသည်',
			'បុគ្គលិកផ្តល់សេវាស្មើភាពគ្នាដល់មនុស្សគ្រប់រូប'
		)
	),
	aspect(
		'place',
		words(
			'ด้านสถานที่และสิ่งอำนวยความสะดวก',
			'The place and its facilities',
			'ດ້ານສະຖານທີ່ ແລະ ສິ່ງອຳນວຍຄວາມສະດວກ',
			'နေရာနှင့် အသုံးအဆောင်များ',
			'ផ្នែកទីកន្លែង និងសម្ភារៈ'
		),
		named(
			'place-1',
			'สถานที่สะอาด เป็นระเบียบ',
			'The place was clean and in order',
			'ສະຖານທີ່ສະອາດ ເປັນລະບຽບ',
			'နေရာ သန့်ရှင်းပြီး စနစ်ကျသည်',
			'ទីកន្លែងស្អាត មានរបៀប'
		),
		named(
			'place-2',
			'ที่นั่งรอ น้ำดื่ม และห้องน้ำเพียงพอ',
			'There were enough seats, water and toilets',
			'ບ່ອນນັ່ງລໍ ນ້ຳດື່ມ ແລະ ຫ້ອງນ້ຳພຽງພໍ',
			'ထိုင်ခုံ၊ သောက်ရေနှင့် အိမ်သာ လုံလောက်သည်',
			'កន្លែងអង្គុយ ទឹកផឹក និងបង្គន់គ្រប់គ្រាន់'
		),
		named(
			'place-3',
			'ป้ายบอกจุดบริการชัดเจน',
			'Signs to the service were clear',
			'ປ້າຍບອກຈຸດບໍລິການຊັດເຈນ',
			'ဝန်ဆောင်မှုနေရာ ဆိုင်းဘုတ်များ ရှင်းလင်းသည်',
			'ផ្លាកបង្ហាញកន្លែងសេវាច្បាស់លាស់'
		),
		named(
			'place-4',
			'ผู้สูงอายุและคนพิการใช้บริการได้สะดวก',
			'It was easy for the elderly and the disabled',
			'ຜູ້ສູງອາຍຸ ແລະ ຄົນພິການໃຊ້ບໍລິການໄດ້ສະດວກ',
			'သက်ကြီးရွယ်အိုနှင့် မသန်စွမ်းသူများ အဆင်ပြေစွာ သုံးနိုင်သည်',
			'មនុស្សចាស់ និងជនពិការប្រើសេវាបានងាយ'
		)
	),
	aspect(
		'information',
		words('ด้านประชาสัมพันธ์', 'Information', 'ດ້ານການປະຊາສຳພັນ', 'သတင်းအချက်အလက်', 'ផ្នែកព័ត៌មាន'),
		named(
			'information-1',
			'ข้อมูลของศูนย์หาได้ง่าย',
			'Information about the centre was easy to find',
			'ຂໍ້ມູນຂອງສູນຊອກຫາໄດ້ງ່າຍ',
			'ဌာန၏ သတင်းအချက်အလက်ကို ရှာရလွယ်သည်',
			'ព័ត៌មានរបស់មជ្ឈមណ្ឌលងាយរក'
		),
		named(
			'information-2',
			'ข้อมูลที่ได้รับถูกต้อง เข้าใจง่าย',
			'What I was told was correct and easy to understand',
			'ຂໍ້ມູນທີ່ໄດ້ຮັບຖືກຕ້ອງ ເຂົ້າໃຈງ່າຍ',
			'ရရှိသော အချက်အလက် မှန်ကန်ပြီး နားလည်လွယ်သည်',
			'ព័ត៌មានដែលទទួលបានត្រឹមត្រូវ ងាយយល់'
		)
	)
];

const suggestions: SurveySection = {
	id: 'suggestions',
	title: words('ส่วนที่ ๓ ข้อเสนอแนะ', 'Part 3: Suggestions', 'ພາກທີ 3 ຂໍ້ສະເໜີແນະ', 'အပိုင်း ၃ - အကြံပြုချက်', 'ផ្នែកទី៣ សំណូមពរ'),
	aspect: false,
	questions: [
		{
			id: 'comment',
			required: false,
			showIf: null,
			kind: 'comment',
			text: words(
				'ข้อเสนอแนะเพิ่มเติม (ไม่ตอบก็ได้)',
				'Anything to add? (You may leave this empty)',
				'ຂໍ້ສະເໜີແນະເພີ່ມເຕີມ (ບໍ່ຕອບກໍໄດ້)',
				'ထပ်မံ ပြောလိုသည် ရှိပါသလား (မဖြေလည်း ရပါသည်)',
				'តើមានមតិបន្ថែមទេ? (មិនឆ្លើយក៏បាន)'
			)
		}
	]
};

export const fiveLevelExample: SurveyDefinition = {
	...shipped,
	definition: 'five-level',
	title: words(
		'แบบสำรวจความพึงพอใจ ๕ ระดับ',
		'Five-level satisfaction survey',
		'ແບບສຳຫຼວດຄວາມເພິ່ງພໍໃຈ 5 ລະດັບ',
		'အဆင့် ၅ ဆင့် ကျေနပ်မှု စစ်တမ်း',
		'ការស្ទង់មតិពេញចិត្ត ៥ កម្រិត'
	),
	bands: FIVE_LEVEL_BANDS,
	sections: [about, ...aspects, suggestions]
};
