// Files out of the page: into the device's downloads, or handed to another program where the browser can.

/** Long enough for any browser to have begun reading what it is to save. */
const KEEP_FOR_SAVING_MS = 60_000;

/** Saves a file where this browser puts downloads. */
export function saveFile(file: File): void {
	const url = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), KEEP_FOR_SAVING_MS);
}

/** The file under a name that browsers share: they know text, and no endings of ours. */
const asText = (file: File): File => new File([file], `${file.name}.txt`, { type: 'text/plain' });

/** Whether this browser hands files like this one to other programs. */
export const canShareFile = (file: File): boolean =>
	typeof navigator.canShare === 'function' && navigator.canShare({ files: [asText(file)] });

/** Hands a file to a program that the person chooses; false when they chose none or it did not work. */
export async function shareFile(file: File): Promise<boolean> {
	try {
		await navigator.share({ files: [asText(file)] });
		return true;
	} catch {
		return false;
	}
}
