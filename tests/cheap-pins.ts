// PINs that cost next to nothing, for tests that are not about what a guess costs: in life a hash keeps a core busy for most of a second.

/** Runs in a page before the app does, which then asks its worker for the same hash at the least price there is. */
export function cheapPins(): void {
	const asked = (data: unknown): data is { cost: unknown } => typeof data === 'object' && data !== null && 'pin' in data && 'cost' in data;
	// eslint-disable-next-line @typescript-eslint/unbound-method -- it is bound below, to whichever worker is asked
	const post = Worker.prototype.postMessage as (this: Worker, data: unknown, ...rest: unknown[]) => void;
	Worker.prototype.postMessage = function (this: Worker, data: unknown, ...rest: unknown[]) {
		post.call(this, asked(data) ? { ...data, cost: { memoryKiB: 8, passes: 1 } } : data, ...rest);
	};
}
