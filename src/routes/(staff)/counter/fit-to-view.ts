// Tells a sticky element how far its top is from the top of the window, so that it can end where the window does.

/** Keeps `--top`, in px, on the element while it is there. */
export function fitToView(element: HTMLElement): () => void {
	const measure = (): void =>
		element.style.setProperty('--top', `${String(Math.max(0, Math.round(element.getBoundingClientRect().top)))}px`);
	measure();
	// A banner above moves it, and makes the page longer.
	const watching = new ResizeObserver(measure);
	watching.observe(document.body);
	addEventListener('scroll', measure, { passive: true });
	addEventListener('resize', measure);
	return () => {
		watching.disconnect();
		removeEventListener('scroll', measure);
		removeEventListener('resize', measure);
	};
}
