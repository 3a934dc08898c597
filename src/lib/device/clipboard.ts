// Text for another program.

/** Puts text on the clipboard. False where the browser does not let us; never rejects. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
