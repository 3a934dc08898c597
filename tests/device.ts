// One tablet: a Chromium profile of its own, which outlives the browser that is killed on it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type BrowserContext, type Cookie, type Page } from '@playwright/test';
import { cheapPins } from './cheap-pins.ts';
import { chromiumLaunchOptions } from './chromium.ts';
import { pinAsked, setPin, sitAndUnlock } from './pin-hands.ts';

export interface DeviceSize {
	width: number;
	height: number;
}
export const TABLET: DeviceSize = { width: 1280, height: 800 };

/** What a person waits for at most before something is wrong. */
const ACTION_MS_MAX = 20_000;
const LOOK_EVERY_MS = 100;
/** What specs provoke: a network that is off, a password that is wrong, a page that is to die (dying-page.ts). */
const NOT_OURS = /^Failed to load resource:|net::ERR_|this page dies here/;
/** Svelte's warnings while the program runs. */
const SVELTE_WARNING = /svelte\.dev\/e\//;
const keyWords = { enter: 'ใส่กุญแจของศูนย์', make: 'สร้างกุญแจใหม่', skip: 'ยังไม่ใส่ตอนนี้' };

/** How a person gets past the question of the centre's key. */
export type KeyAnswer = { enter: string } | 'make' | 'skip';

/** Where signing in is: asking for a new PIN, for the key, or done. */
type Step = 'pin' | 'key' | 'in';

export interface Person {
	user: string;
	password: string;
}

export interface DeviceOptions {
	size?: DeviceSize;
	/** Flags of the browser besides the usual ones. */
	args?: readonly string[];
	/** Hashing a PIN costs next to nothing, for what is not about PINs: in life it keeps a core busy for most of a second. */
	cheapPins?: boolean;
	/** A device whose profile it begins with, as that one's browser left it when it was closed. */
	like?: Device | undefined;
}

export class Device {
	readonly name: string;
	readonly profile: string;
	/** What pages and workers wrote to the console, over all lives of the browser. */
	log = '';
	/** Of these what must not be: errors that nobody caught or that the program wrote, and warnings of Svelte. */
	readonly faults: string[] = [];
	#url: string;
	#options: DeviceOptions;
	#context: BrowserContext | undefined;
	#unattended = false;
	/** What a killed browser was to remember beyond its own life. */
	#cookies: Cookie[] = [];
	#standUp: (() => Promise<void>) | undefined;

	constructor(name: string, url: string, options: DeviceOptions = {}) {
		this.name = name;
		this.#url = url;
		this.#options = options;
		this.profile = mkdtempSync(join(tmpdir(), `sala-device-${name}-`));
		if (options.like !== undefined) cpSync(options.like.profile, this.profile, { recursive: true });
	}

	/** The browser as it runs now. */
	get context(): BrowserContext {
		if (this.#context === undefined) throw new Error(`The browser of ${this.name} is closed`);
		return this.#context;
	}

	get page(): Page {
		const [page] = this.context.pages();
		if (page === undefined) throw new Error(`${this.name} has no page open`);
		return page;
	}

	/** Opens the browser on the profile it had, at an address of the app. */
	async open(path = '/'): Promise<Page> {
		const options = await chromiumLaunchOptions();
		const { size = TABLET, args = [] } = this.#options;
		this.#context = await chromium.launchPersistentContext(this.profile, {
			...options,
			args: [...options.args, ...args],
			viewport: size,
			locale: 'th-TH',
			timezoneId: 'Asia/Bangkok'
		});
		this.#context.setDefaultTimeout(ACTION_MS_MAX);
		this.#context.on('console', (message) => this.#hear(message.type(), message.text()));
		this.#context.on('weberror', (error) => this.#hear('uncaught', error.error().stack ?? error.error().message));
		if (this.#options.cheapPins === true) await this.#context.addInitScript(cheapPins);
		await this.#context.addCookies(this.#cookies);
		this.#cookies = [];
		// Somebody sits there who unlocks it: most specs are about what happens then.
		if (!this.#unattended) this.#standUp = await sitAndUnlock(this.page);
		await this.page.goto(this.#url + path);
		return this.page;
	}

	#hear(type: string, text: string): void {
		this.log += `${type}: ${text}\n`;
		const isFault = (type === 'uncaught' || type === 'error') && !NOT_OURS.test(text);
		const isOurs = isFault || SVELTE_WARNING.test(text);
		if (isOurs) this.faults.push(`${type}: ${text}`);
	}

	/** From now on nobody sits at this tablet: it stays locked until the spec unlocks it. */
	async leaveAlone(): Promise<void> {
		this.#unattended = true;
		await this.#standUp?.();
	}

	/** Signs in on the sign-in page; resolves when the app has gone on from it. */
	async signIn(person: Person, key: KeyAnswer = 'make'): Promise<void> {
		const { page } = this;
		await page.goto(`${this.#url}/sign-in`);
		await page.locator('#user').waitFor();
		// Letters that come late move what is below them, away from under a finger.
		await page.evaluate(async () => void (await document.fonts.ready));
		await page.locator('#user').fill(person.user);
		await page.locator('#password').fill(person.password);
		await page.locator('form button[type=submit]').click();
		if ((await this.#nextStep('pin', 'key', 'in')) === 'pin') await setPin(page);
		if ((await this.#nextStep('key', 'in')) === 'key') await this.#answerKey(key);
		await this.#nextStep('in');
	}

	async #answerKey(key: KeyAnswer): Promise<void> {
		const { page } = this;
		await page.getByRole('radio', { name: keyWords[typeof key === 'string' ? key : 'enter'] }).check();
		if (typeof key !== 'string') await page.locator('#key-text').fill(key.enter);
		await page.locator('form button[type=submit]').click();
	}

	/**
	 * Which of these steps signing in has come to. Looks, and leaves no waiting behind that lost a race: that one would see the lock
	 * screen later and unlock, while the spec goes on typing.
	 */
	async #nextStep(...steps: Step[]): Promise<Step> {
		let step: Step | undefined;
		const look = async (): Promise<void> => expect(steps).toContain((step = await this.#step()));
		await expect(look).toPass({ timeout: ACTION_MS_MAX, intervals: [LOOK_EVERY_MS] });
		return step ?? 'in';
	}

	async #step(): Promise<Step | undefined> {
		if (!['/sign-in', '/'].includes(new URL(this.page.url()).pathname)) return 'in';
		if (await pinAsked(this.page).isVisible()) return 'pin';
		return (await this.page.locator('#key-way').isVisible()) ? 'key' : undefined;
	}

	/** Resolves when the service worker holds the whole app: from now on no network is needed. */
	async readyForOffline(): Promise<void> {
		await this.page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			const worker = registration.active;
			if (worker === null || worker.state === 'activated') return;
			await new Promise<void>((resolve) => worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()));
		});
	}

	async goOffline(): Promise<void> {
		await this.context.setOffline(true);
	}

	async goOnline(): Promise<void> {
		await this.context.setOffline(false);
	}

	/**
	 * Kills every process of this browser at once, as a dead battery would. Its cookies are there again at the next start: Chromium writes
	 * them down up to 30 s after they were set, and a spec that kills sooner would be about a tablet that must sign in again.
	 */
	async killBrowser(): Promise<void> {
		const context = this.context;
		this.#cookies = (await context.cookies()).filter(({ expires }) => expires > 0);
		this.#context = undefined;
		const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
		for (const pid of this.#processes()) {
			try {
				process.kill(pid, 'SIGKILL');
			} catch {
				// It went with the one before.
			}
		}
		await closed;
	}

	/** Closes the browser as a person would. */
	async closeBrowser(): Promise<void> {
		const context = this.#context;
		this.#context = undefined;
		await context?.close();
	}

	/** Process ids that carry this profile on their command line. */
	#processes(): number[] {
		const mine = (commandLine: string): boolean => commandLine.includes(`--user-data-dir=${this.profile}`);
		if (process.platform !== 'linux') {
			const lines = execFileSync('ps', ['-axww', '-o', 'pid=,command=']).toString().split('\n').filter(mine);
			return lines.map((line) => Number.parseInt(line, 10));
		}
		return readdirSync('/proc')
			.filter((entry) => /^\d+$/.test(entry))
			.filter((pid) => {
				try {
					return mine(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
				} catch {
					return false;
				}
			})
			.map(Number);
	}

	async dispose(): Promise<void> {
		await this.closeBrowser();
		rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
