// The clipboard, where the browser lets a page write to it.

/** Whether the text is now on the clipboard. Never rejects: without the permission it can still be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
