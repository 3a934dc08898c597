// Reads one sheet away from the screen, which stays alive however long it takes.
import { sheetIn } from './sheet-reading.ts';

addEventListener('message', ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
	void sheetIn(data).then((answer) => postMessage(answer));
});
