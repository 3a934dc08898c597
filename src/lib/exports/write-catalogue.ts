// The catalogue as an XLSX file.
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { worksSheet } from '#i18n/areas/works-sheet.ts';
import { catalogueColumns, cellOf, headingOf } from './catalogue-columns.ts';
import { safeText } from './safe-cell.ts';

/** Rows of the sheet, the headings first. Every text is written as text. */
export function catalogueRows(works: readonly CatalogueWork[]): SheetData {
	const headings = catalogueColumns.map(({ field }) => ({
		value: headingOf(field),
		fontWeight: 'bold' as const,
		wrap: true
	}));
	const rows = works.map((work) =>
		catalogueColumns.map((column) => {
			const value = cellOf(work, column);
			if (typeof value === 'number') return { type: Number, value };
			return value === '' ? null : { type: String, value: safeText(value), wrap: true };
		})
	);
	return [headings, ...rows];
}

export const catalogueFile = (works: readonly CatalogueWork[]): Promise<Blob> =>
	writeXlsxFile(catalogueRows(works), {
		sheet: worksSheet.words.th.sheetName,
		columns: catalogueColumns.map(({ width }) => ({ width })),
		stickyRowsCount: 1
	}).toBlob();
