// Why a file or a place in it cannot be taken, in words.
import type { SheetProblem } from '#exports/read-catalogue.ts';
import type { SheetFault } from '#exports/sheet.ts';
import { worksSheet } from '#i18n/areas/works-sheet.ts';
import { formatNumber } from '#i18n/format.ts';
import { currentLanguage } from '#i18n/language.svelte.ts';
import { refusalText } from '#i18n/refusals.ts';

const BYTES_PER_MILLION = 1_000_000;

export function faultInWords(fault: SheetFault): string {
	const words = worksSheet().fault;
	const number = (value: number): string => formatNumber(value, currentLanguage());
	if (fault.fault === 'too-big') return words['too-big'](number(fault.max / BYTES_PER_MILLION));
	if (fault.fault === 'too-many-rows') return words['too-many-rows'](number(fault.rows), number(fault.max));
	return words[fault.fault];
}

export const whyInWords = ({ why }: SheetProblem): string => (typeof why === 'string' ? worksSheet().why[why] : refusalText(why));
