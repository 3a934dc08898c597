// Words of the mean on five levels (domain.md §3.3): the usual set; an office may set another.
import type { SurveyBand } from '../facts-of-surveys.ts';
import { words } from './wording.ts';

/** Words of the five levels, lowest first. */
export const FIVE_LEVELS = [
	words('น้อยที่สุด', 'Very low', 'ໜ້ອຍທີ່ສຸດ', 'အနည်းဆုံး', 'តិចបំផុត'),
	words('น้อย', 'Low', 'ໜ້ອຍ', 'နည်းသည်', 'តិច'),
	words('ปานกลาง', 'Moderate', 'ປານກາງ', 'အလယ်အလတ်', 'មធ្យម'),
	words('มาก', 'High', 'ຫຼາຍ', 'များသည်', 'ច្រើន'),
	words('มากที่สุด', 'Very high', 'ຫຼາຍທີ່ສຸດ', 'အများဆုံး', 'ច្រើនបំផុត')
];

/** Hundredths from which each word holds. */
const FROM = [100, 151, 251, 351, 451];

export const FIVE_LEVEL_BANDS: SurveyBand[] = FIVE_LEVELS.map((word, at) => ({ from: FROM[at] ?? 0, word }));
