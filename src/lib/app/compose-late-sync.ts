// Sync as the screens have it from the first moment on: quiet until the ledger is open, then the real one.
import { unknownStatus, type Sync, type SyncStatus } from '#sync/status.ts';

export class LateSync implements Sync {
	private real: Sync | undefined;
	private started = false;
	private readonly listeners = new Set<(status: SyncStatus) => void>();

	status(): SyncStatus {
		return this.real?.status() ?? unknownStatus;
	}

	onStatus(listener: (status: SyncStatus) => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}

	start(): void {
		this.started = true;
		this.real?.start();
	}

	nudge(): void {
		this.real?.nudge();
	}

	async stop(): Promise<void> {
		this.started = false;
		await this.real?.stop();
	}

	/** From now on everything is the real one's; it starts if start was asked for. */
	become(real: Sync): void {
		this.real = real;
		const tell = (status: SyncStatus): void => {
			for (const listener of this.listeners) listener(status);
		};
		real.onStatus(tell);
		tell(real.status());
		if (this.started) real.start();
	}
}
