// Reading a QR code with the camera, from the tap that opens it to the first code that is taken. The camera is off at all other times.
import { openCamera, type Camera, type CameraAnswer, type CameraProblem } from '#device/camera.ts';
import { qrReader, type QrReader } from '#device/qr-reader.ts';

/** Five looks a second find a code held still, and leave an old tablet room to breathe. */
export const LOOK_EVERY_MS = 200;

export type ScannerState = 'off' | 'opening' | 'looking' | CameraProblem;
/** What is wrong with what was read, in words; nothing when it was taken. */
export type Taken = string | undefined;

export interface ScannerDeps {
	take: (text: string) => Taken | Promise<Taken>;
	/** Nothing was found in the picture chosen. */
	noneInPicture: () => string;
	/** Told of errors that nobody waits for. */
	report?: (error: unknown) => void;
	open?: () => Promise<CameraAnswer>;
	reader?: () => Promise<QrReader>;
}

export class Scanner {
	state = $state<ScannerState>('off');
	/** What is wrong with the code that was read last. */
	problem = $state<string>();
	lit = $state(false);
	camera = $state.raw<Camera>();
	video: HTMLVideoElement | undefined;
	#deps: Required<ScannerDeps>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#refused: string | undefined;
	/** Raised when the camera is closed, so that one that opens late is closed at once. */
	#turn = 0;

	constructor(deps: ScannerDeps) {
		this.#deps = { open: openCamera, reader: qrReader, report: (error) => reportError(error), ...deps };
	}

	async open(): Promise<void> {
		if (this.state === 'opening' || this.state === 'looking') return;
		this.state = 'opening';
		this.problem = undefined;
		const turn = ++this.#turn;
		const answer = await this.#deps.open();
		if (turn !== this.#turn) return answer.ok ? answer.camera.close() : undefined;
		if (!answer.ok) return void (this.state = answer.problem);
		this.camera = answer.camera;
		this.state = 'looking';
		await this.#look(turn);
	}

	close(): void {
		this.#turn += 1;
		clearTimeout(this.#timer);
		this.camera?.close();
		this.camera = undefined;
		this.lit = false;
		this.#refused = undefined;
		if (this.state === 'opening' || this.state === 'looking') this.state = 'off';
	}

	async switchLight(): Promise<void> {
		this.lit = !this.lit;
		await this.camera?.light?.(this.lit);
	}

	/** Reads a picture that somebody chose. */
	async study(file: File): Promise<void> {
		this.problem = undefined;
		const text = await (await this.#deps.reader()).study(file);
		this.problem = text === undefined ? this.#deps.noneInPicture() : await this.#deps.take(text);
		if (this.problem === undefined) this.close();
	}

	async #look(turn: number): Promise<void> {
		const reader = await this.#deps.reader();
		const text = turn === this.#turn && this.video !== undefined ? await reader.glance(this.video) : undefined;
		if (turn !== this.#turn) return;
		if (text !== undefined && text !== this.#refused && (await this.#takes(text))) return this.close();
		if (turn === this.#turn) this.#timer = setTimeout(() => void this.#look(turn).catch(this.#deps.report), LOOK_EVERY_MS);
	}

	/** A code that was refused is not asked about again while it stays in the picture. */
	async #takes(text: string): Promise<boolean> {
		this.problem = await this.#deps.take(text);
		this.#refused = this.problem === undefined ? undefined : text;
		return this.problem === undefined;
	}
}
