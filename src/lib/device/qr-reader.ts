// Reads QR codes from the camera's picture or from a picture file: with what the browser brings, else with a library, loaded then.

/** What the text of a picture is; nothing when no code was found in it. Never rejects. */
export interface QrReader {
	/** Quick: for picture after picture of a camera. */
	glance(video: HTMLVideoElement): Promise<string | undefined>;
	/** Thorough: for one picture that somebody chose. */
	study(file: Blob): Promise<string | undefined>;
}

/** A side of what is looked at, in pixels: finer pictures cost more than they tell. */
const GLANCE_PIXELS_MAX = 800;
const STUDY_PIXELS_MAX = 2_000;

interface NativeDetector {
	detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
interface NativeDetectorClass {
	new (options: { formats: string[] }): NativeDetector;
	getSupportedFormats(): Promise<string[]>;
}
type Decode = (picture: ImageData, thorough: boolean) => Promise<string | undefined>;

/** Makes a reader; rejects only when the library cannot be loaded. */
export async function qrReader(): Promise<QrReader> {
	const decode = (await nativeDecode()) ?? (await libraryDecode());
	const canvas = document.createElement('canvas');
	const look = (source: CanvasImageSource, width: number, height: number, most: number): Promise<string | undefined> => {
		const picture = pictureOf(canvas, source, width, height, most);
		return picture === undefined ? Promise.resolve(undefined) : decode(picture, most === STUDY_PIXELS_MAX);
	};
	return {
		glance: (video) => look(video, video.videoWidth, video.videoHeight, GLANCE_PIXELS_MAX),
		async study(file) {
			try {
				const bitmap = await createImageBitmap(file);
				return await look(bitmap, bitmap.width, bitmap.height, STUDY_PIXELS_MAX);
			} catch {
				return undefined;
			}
		}
	};
}

async function nativeDecode(): Promise<Decode | undefined> {
	const Detector = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
	try {
		if (Detector === undefined || !(await Detector.getSupportedFormats()).includes('qr_code')) return undefined;
		const detector = new Detector({ formats: ['qr_code'] });
		return async (picture) => {
			try {
				return (await detector.detect(picture))[0]?.rawValue;
			} catch {
				return undefined;
			}
		};
	} catch {
		return undefined;
	}
}

async function libraryDecode(): Promise<Decode> {
	const { decodeQR } = await import('qr/decode.js');
	return (picture, thorough) => {
		try {
			return Promise.resolve(decodeQR(picture, thorough ? { effort: Infinity, timeLimit: Infinity } : {}));
		} catch {
			// How the library says that it found none.
			return Promise.resolve(undefined);
		}
	};
}

function pictureOf(
	canvas: HTMLCanvasElement,
	source: CanvasImageSource,
	width: number,
	height: number,
	most: number
): ImageData | undefined {
	const scale = Math.min(1, most / Math.max(width, height));
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const drawing = canvas.getContext('2d', { willReadFrequently: true });
	if (drawing === null || canvas.width === 0 || canvas.height === 0) return undefined;
	drawing.drawImage(source, 0, 0, canvas.width, canvas.height);
	return drawing.getImageData(0, 0, canvas.width, canvas.height);
}
