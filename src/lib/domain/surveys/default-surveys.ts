// The survey that a new centre starts with (D18): ten-point, by the aspects usual in Thai local government (domain.md §3.1,
// §3.3). The official wording is in no source, so it is marked an example until the office has put in its own.
import type { ScaleQuestion, SurveyDefinition, SurveyQuestion } from '../facts.ts';

const LOWEST = 1;
const HIGHEST = 10;
/** Before any centre that starts with it opened, so that late entries have a survey too. */
const EFFECTIVE_FROM = '2023-10-01';

const scale = (id: string, th: string, en: string): ScaleQuestion => ({
	id,
	required: true,
	showIf: null,
	kind: 'scale',
	text: { th, en },
	lowest: LOWEST,
	highest: HIGHEST,
	lowestWord: { th: 'ไม่พึงพอใจเลย', en: 'Not satisfied at all' },
	highestWord: { th: 'พึงพอใจมากที่สุด', en: 'Most satisfied' }
});

const questions: SurveyQuestion[] = [
	scale('process', 'ขั้นตอนการให้บริการสะดวก รวดเร็ว', 'The steps of the service were convenient and quick'),
	scale('channel', 'ช่องทางการให้บริการติดต่อได้ง่าย', 'The service was easy to reach'),
	scale('staff', 'เจ้าหน้าที่สุภาพ เต็มใจให้บริการ', 'The staff were polite and willing to help'),
	scale('place', 'สถานที่และสิ่งอำนวยความสะดวกเหมาะสม', 'The place and its facilities were suitable'),
	scale('overall', 'ความพึงพอใจต่อการรับบริการโดยรวม', 'Overall satisfaction with the service'),
	{
		id: 'comment',
		required: false,
		showIf: null,
		kind: 'comment',
		text: { th: 'ข้อเสนอแนะเพิ่มเติม (ไม่ตอบก็ได้)', en: 'Anything to add? (You may leave this empty)' }
	}
];

/** The surveys a new centre starts with, each marked as an example. */
export const exampleSurveys = (): SurveyDefinition[] => [
	{
		definition: 'e-service-10',
		version: 1,
		effectiveFrom: EFFECTIVE_FROM,
		title: { th: 'แบบสำรวจความพึงพอใจผู้รับบริการ', en: 'Visitor satisfaction survey' },
		intro: null,
		example: true,
		languages: ['th', 'en'],
		unchecked: [],
		link: null,
		bands: null,
		sections: [{ id: 'service', title: { th: 'ความพึงพอใจต่อการให้บริการ', en: 'Satisfaction with the service' }, aspect: false, questions }]
	}
];
