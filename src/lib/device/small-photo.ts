// A picture from camera or files made small (promises B68, B69): drawn anew, so that where and with what it was taken is no longer in it.

/** Sizes tried, longest side in pixels, and qualities within each: the first that fits is taken. */
const SIDES_PX = [1280, 1024, 800, 640, 480] as const;
const QUALITIES = [0.8, 0.65, 0.5] as const;

/** A JPEG of at most so many bytes, or undefined where the file is no picture that this browser reads. */
export async function smallPhoto(file: Blob, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
	if (picture === undefined) return undefined;
	try {
		for (const side of SIDES_PX) {
			const canvas = drawn(picture, side);
			for (const quality of QUALITIES) {
				const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
				if (blob.size <= bytesMax) return new Uint8Array(await blob.arrayBuffer());
			}
		}
		return undefined;
	} finally {
		picture.close();
	}
}

/** On white: a JPEG has no transparency. Never larger than it was. */
function drawn(picture: ImageBitmap, side: number): OffscreenCanvas {
	const scale = Math.min(1, side / Math.max(picture.width, picture.height));
	const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (context === null) throw new Error('The browser gave no canvas to draw on');
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.drawImage(picture, 0, 0, width, height);
	return canvas;
}
