// A chosen XLSX file, read in a worker that lives for one file.
import { SHEET_FILE_BYTES_MAX, type SheetAnswer } from './sheet.ts';

/** The first sheet of a file, or why it cannot be read. Rejects with the signal's reason when it is given up. */
export async function readSheetFile(file: File, signal: AbortSignal): Promise<SheetAnswer> {
	if (file.size > SHEET_FILE_BYTES_MAX) return { ok: false, fault: 'too-big', max: SHEET_FILE_BYTES_MAX };
	const bytes = new Uint8Array(await file.arrayBuffer());
	signal.throwIfAborted();
	const worker = new Worker(new URL('./sheet-reader.worker.ts', import.meta.url), { type: 'module' });
	const answered = new Promise<SheetAnswer>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<SheetAnswer>) => resolve(data);
		// Out of memory, or a script that did not load.
		worker.onerror = () => resolve({ ok: false, fault: 'not-a-sheet' });
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
	worker.postMessage(bytes, [bytes.buffer]);
	return answered.finally(() => worker.terminate());
}
