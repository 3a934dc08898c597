// Reads the kept rows of the paper grid. Pure.
import { paperColumns, type PaperRow } from './paper-row.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The rows that were kept; none for anything that no version of this grid wrote. */
export const readPaperDraft = (stored: unknown): PaperRow[] => (Array.isArray(stored) && stored.every(isRow) ? stored : []);

function isRow(value: unknown): value is PaperRow {
	if (!isRecord(value) || typeof value['visit'] !== 'string' || typeof value['act'] !== 'string') return false;
	const { cells } = value;
	return isRecord(cells) && paperColumns.every((column) => typeof cells[column] === 'string');
}
