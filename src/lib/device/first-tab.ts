// One tab works, the others are guests (B42): the turn is a lock of the browser, so that it is given on when a tab goes,
// however it goes. Tabs tell each other nothing but which page the working one shows.
import { deviceLocks } from './browser.ts';

const TURN = 'sala-first-tab';
const CHANNEL = 'sala-tabs';
/** A page that is reloaded may have to wait until the one before it is gone; only who waits longer is a guest. */
export const GUEST_AFTER_MS = 800;

/** `waiting`: not known yet. */
export type TabPlace = 'waiting' | 'first' | 'guest';

export interface TabTurnOptions {
	/** Told each change of place. */
	tell: (place: TabPlace) => void;
	/** Another tab took over: whatever this page holds has to go. */
	robbed: () => void;
	/** What this page shows, in a few words, for guests to find it by. */
	shown: () => string;
	locks?: LockManager | undefined;
}

export class TabTurn {
	private readonly options: TabTurnOptions;
	private readonly locks: LockManager | undefined;
	private readonly channel = new BroadcastChannel(CHANNEL);
	private place: TabPlace = 'waiting';
	/** Gives up waiting. */
	private queue = new AbortController();
	/** Gives the turn back. */
	private release: (() => void) | undefined;
	private guestTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(options: TabTurnOptions) {
		this.options = options;
		this.locks = 'locks' in options ? options.locks : deviceLocks();
		this.channel.addEventListener('message', ({ data }) => {
			if (data === ASK && this.place === 'first') this.channel.postMessage({ shown: options.shown() });
		});
	}

	/** Asks for the turn; a browser without locks has one tab as far as we can tell. */
	begin(): void {
		if (this.locks === undefined) return this.become('first');
		this.guestTimer = setTimeout(() => this.become('guest'), GUEST_AFTER_MS);
		this.request({ signal: this.queue.signal });
	}

	/** Takes the turn from whichever tab has it. */
	takeOver(): void {
		this.queue.abort();
		this.request({ steal: true });
	}

	/** What the working tab shows, once it answers; returns how to stop listening. */
	askWhere(answer: (shown: string) => void): () => void {
		const heard = ({ data }: MessageEvent): void => {
			const shown = (data as { shown?: unknown } | null)?.shown;
			if (typeof shown === 'string') answer(shown);
		};
		this.channel.addEventListener('message', heard);
		this.channel.postMessage(ASK);
		return () => this.channel.removeEventListener('message', heard);
	}

	/** Gives the turn on. */
	stop(): void {
		this.queue.abort();
		clearTimeout(this.guestTimer);
		this.release?.();
		this.channel.close();
	}

	private request(options: LockOptions): void {
		const holding = (): Promise<void> => {
			this.become('first');
			return new Promise((resolve) => (this.release = resolve));
		};
		this.locks?.request(TURN, options, holding).catch(() => {
			if (this.place === 'first') this.options.robbed();
		});
	}

	private become(place: TabPlace): void {
		clearTimeout(this.guestTimer);
		this.place = place;
		this.options.tell(place);
	}
}

const ASK = 'where';
