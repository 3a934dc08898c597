import { expect, it } from 'vitest';
import { smallPhoto } from './small-photo.ts';

const BYTES_MAX = 100_000;

/** A picture as a camera makes it: large, full of grain, and with a place in it. */
async function fromCamera(width: number, height: number): Promise<Blob> {
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
	const pixels = context.createImageData(width, height);
	let grain = 1;
	for (let at = 0; at < pixels.data.length; at += 4) {
		grain = (grain * 1103515245 + 12345) % 2147483648;
		pixels.data.set([grain % 256, (at / 4) % 256, (grain >> 8) % 256, 255], at);
	}
	context.putImageData(pixels, 0, 0);
	const jpeg = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
	const place = new TextEncoder().encode('Exif\0\0GPS 17.1664 104.1486');
	const segment = Uint8Array.of(0xff, 0xe1, 0, place.length + 2, ...place);
	return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

it('[B68] makes the worst picture of a camera small enough, and leaves nothing in it of where it was taken', async () => {
	const file = await fromCamera(2400, 1600);
	expect(textOf(new Uint8Array(await file.arrayBuffer()))).toContain('GPS 17.1664');
	const small = await smallPhoto(file, BYTES_MAX);
	expect(small?.length).toBeLessThanOrEqual(BYTES_MAX);
	expect([...(small ?? []).slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
	expect(textOf(small ?? new Uint8Array())).not.toMatch(/GPS|Exif/);
	const picture = await createImageBitmap(new Blob([small ?? '']));
	expect(picture.width / picture.height).toBeCloseTo(1.5, 1);
});

it('[B69] never makes a small picture larger, and says of what is none that it is none', async () => {
	const small = await smallPhoto(await fromCamera(60, 40), BYTES_MAX);
	const picture = await createImageBitmap(new Blob([small ?? '']));
	expect([picture.width, picture.height]).toEqual([60, 40]);
	expect(await smallPhoto(new Blob(['not a picture']), BYTES_MAX)).toBeUndefined();
	expect(await smallPhoto(await fromCamera(600, 400), 10)).toBeUndefined();
});
