// The camera, for reading QR codes: opened when somebody asked for it, closed as soon as it has done its work.

/**
 * `refused`: the person or the device's settings said no. `none`: there is no camera, or this page may not see one. `in-use`: another
 * program has it. `failed`: anything else.
 */
export type CameraProblem = 'refused' | 'none' | 'in-use' | 'failed';

export interface Camera {
	stream: MediaStream;
	/** Switches the light; absent where there is none. Never rejects. */
	light: ((on: boolean) => Promise<void>) | undefined;
	close(): void;
}
export type CameraAnswer = { ok: true; camera: Camera } | { ok: false; problem: CameraProblem };

/** Enough for a code that fills a third of the picture, and little enough for an old tablet. */
const PICTURE_WIDTH_WISHED = 1_280;

const problems: Readonly<Record<string, CameraProblem>> = {
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	NotFoundError: 'none',
	OverconstrainedError: 'none',
	NotReadableError: 'in-use',
	AbortError: 'in-use'
};

/** Opens the camera that looks away from the person, or the one there is. Asks for the permission when it was not given. Never rejects. */
export async function openCamera(): Promise<CameraAnswer> {
	// Absent without https, whatever the types say.
	const devices = navigator.mediaDevices as MediaDevices | undefined;
	if (devices === undefined) return { ok: false, problem: 'none' };
	try {
		const video = { facingMode: { ideal: 'environment' }, width: { ideal: PICTURE_WIDTH_WISHED } };
		return { ok: true, camera: cameraOf(await devices.getUserMedia({ video, audio: false })) };
	} catch (error) {
		return { ok: false, problem: (error instanceof Error ? problems[error.name] : undefined) ?? 'failed' };
	}
}

function cameraOf(stream: MediaStream): Camera {
	const [track] = stream.getVideoTracks();
	return {
		stream,
		light: track !== undefined && hasLight(track) ? (on) => switchLight(track, on) : undefined,
		close: () => stream.getTracks().forEach((one) => one.stop())
	};
}

const hasLight = (track: MediaStreamTrack): boolean =>
	'getCapabilities' in track && (track.getCapabilities() as { torch?: boolean }).torch === true;

async function switchLight(track: MediaStreamTrack, on: boolean): Promise<void> {
	try {
		await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
	} catch {
		// A light that will not come on leaves the camera as it was.
	}
}
