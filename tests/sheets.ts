// XLSX files as an office would bring them, for specs that choose one.
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';

export interface ChosenFile {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** A file with these rows, the headings first. */
export async function sheetFile(name: string, rows: SheetData): Promise<ChosenFile> {
	const blob = await writeXlsxFile(rows).toBlob();
	return { name, mimeType: blob.type, buffer: Buffer.from(await blob.arrayBuffer()) };
}
