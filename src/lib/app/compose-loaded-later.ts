// A part of the app that is loaded when it is first needed, once (A11).

export class LoadedLater<T> {
	private readonly load: () => Promise<T>;
	private readonly failed: () => void;
	private loading: Promise<T> | undefined;

	/** `failed` is told of each loading that fails, before whoever asked. */
	constructor(load: () => Promise<T>, failed: () => void) {
		this.load = load;
		this.failed = failed;
	}

	/** The part, loaded the first time. After a failure the next call tries again. */
	get(): Promise<T> {
		this.loading ??= this.load().catch((error: unknown) => {
			this.loading = undefined;
			this.failed();
			throw error;
		});
		return this.loading;
	}

	/** The part as far as it was asked for; undefined when nobody did or it could not be loaded. */
	async loaded(): Promise<T | undefined> {
		return this.loading?.catch(() => undefined);
	}
}
