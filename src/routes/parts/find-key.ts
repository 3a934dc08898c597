// The key that leads to the one box over everything (U231): / outside whatever takes text, whatever language the keyboard is set to.

/** Whether a key pressed here asks to find something. A dialog keeps its keys to itself. */
export function asksToFind({ key, code, shiftKey, ctrlKey, altKey, metaKey, defaultPrevented, target }: KeyboardEvent): boolean {
	if (defaultPrevented || shiftKey || ctrlKey || altKey || metaKey || (key !== '/' && code !== 'Slash')) return false;
	return !(target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null);
}
