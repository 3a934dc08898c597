// The ten-point survey that ships (D18, D159): by the aspects usual in Thai local government (domain.md §3.1, §3.3). The official wording
// is in no source, so it is marked an example until the office has put in its own. Ten points have no words of levels (§3.3).
import type { ScaleQuestion, SurveyDefinition, SurveyQuestion, SurveyText } from '../facts-of-surveys.ts';
import { shipped, words } from './wording.ts';

const scale = (id: string, text: SurveyText): ScaleQuestion => ({
	id,
	required: true,
	showIf: null,
	kind: 'scale',
	text,
	lowest: 1,
	highest: 10,
	lowestWord: words('ไม่พึงพอใจเลย', 'Not satisfied at all', 'ບໍ່ເພິ່ງພໍໃຈເລີຍ', 'လုံးဝ မကျေနပ်ပါ', 'មិនពេញចិត្តទាល់តែសោះ'),
	highestWord: words('พึงพอใจมากที่สุด', 'Most satisfied', 'ເພິ່ງພໍໃຈຫຼາຍທີ່ສຸດ', 'အလွန် ကျေနပ်ပါသည်', 'ពេញចិត្តបំផុត')
});

const questions: SurveyQuestion[] = [
	scale(
		'process',
		words(
			'ขั้นตอนการให้บริการสะดวก รวดเร็ว',
			'The steps of the service were convenient and quick',
			'ຂັ້ນຕອນການໃຫ້ບໍລິການສະດວກ ແລະ ວ່ອງໄວ',
			'ဝန်ဆောင်မှု အဆင့်များ အဆင်ပြေပြီး မြန်ဆန်သည်',
			'ដំណាក់កាលផ្តល់សេវាងាយស្រួល និងរហ័ស'
		)
	),
	scale(
		'channel',
		words(
			'ช่องทางการให้บริการติดต่อได้ง่าย',
			'The service was easy to reach',
			'ຊ່ອງທາງການໃຫ້ບໍລິການຕິດຕໍ່ໄດ້ງ່າຍ',
			'ဝန်ဆောင်မှုကို လွယ်ကူစွာ ဆက်သွယ်နိုင်သည်',
			'ងាយស្រួលទាក់ទងដើម្បីទទួលសេវា'
		)
	),
	scale(
		'staff',
		words(
			'เจ้าหน้าที่สุภาพ เต็มใจให้บริการ',
			'The staff were polite and willing to help',
			'ພະນັກງານສຸພາບ ແລະ ເຕັມໃຈໃຫ້ບໍລິການ',
			'ဝန်ထမ်းများ ယဉ်ကျေးပြီး ကူညီလိုစိတ် ရှိသည်',
			'បុគ្គលិកគួរសម និងស្ម័គ្រចិត្តបម្រើសេវា'
		)
	),
	scale(
		'place',
		words(
			'สถานที่และสิ่งอำนวยความสะดวกเหมาะสม',
			'The place and its facilities were suitable',
			'ສະຖານທີ່ ແລະ ສິ່ງອຳນວຍຄວາມສະດວກເໝາະສົມ',
			'နေရာနှင့် အသုံးအဆောင်များ သင့်တော်သည်',
			'ទីកន្លែង និងសម្ភារៈសម្រាប់ភាពងាយស្រួលសមស្រប'
		)
	),
	scale(
		'overall',
		words(
			'ความพึงพอใจต่อการรับบริการโดยรวม',
			'Overall satisfaction with the service',
			'ຄວາມເພິ່ງພໍໃຈໂດຍລວມຕໍ່ການຮັບບໍລິການ',
			'ဝန်ဆောင်မှုအပေါ် ခြုံငုံ ကျေနပ်မှု',
			'ការពេញចិត្តជារួមចំពោះសេវា'
		)
	),
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
];

export const tenPointExample: SurveyDefinition = {
	...shipped,
	definition: 'e-service-10',
	title: words(
		'แบบสำรวจความพึงพอใจผู้รับบริการ',
		'Visitor satisfaction survey',
		'ແບບສຳຫຼວດຄວາມເພິ່ງພໍໃຈຂອງຜູ້ຮັບບໍລິການ',
		'ဝန်ဆောင်မှု ရယူသူများ၏ ကျေနပ်မှု စစ်တမ်း',
		'ការស្ទង់មតិអំពីការពេញចិត្តរបស់អ្នកទទួលសេវា'
	),
	bands: null,
	sections: [
		{
			id: 'service',
			title: words(
				'ความพึงพอใจต่อการให้บริการ',
				'Satisfaction with the service',
				'ຄວາມເພິ່ງພໍໃຈຕໍ່ການໃຫ້ບໍລິການ',
				'ဝန်ဆောင်မှုအပေါ် ကျေနပ်မှု',
				'ការពេញចិត្តចំពោះសេវា'
			),
			aspect: false,
			questions
		}
	]
};
