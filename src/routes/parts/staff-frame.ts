// The bar above the staff's screens and their messages. Nobody needs them for unlocking or typing: asked for once the lock is drawn,
// they are there before a PIN has been typed.
const load = () => Promise.all([import('./TopBar.svelte'), import('#ui/Toaster.svelte')]);

let frame: ReturnType<typeof load> | undefined;

/** The same promise each time; asked for anew after it failed. */
export function staffFrame(): ReturnType<typeof load> {
	frame ??= load();
	frame.catch(() => (frame = undefined));
	return frame;
}
