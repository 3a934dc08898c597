// A one-time code for a new tablet, from its name to the moment it is used (U148). Code and QR are forgotten when the dialog closes.
import type { App } from '#app/app.ts';
import { keysOf } from '#device/key-ring.ts';
import { newNonce } from '#device/enrolment-progress.ts';
import { correctedMs } from '#domain/clock-offset.ts';
import { enrolmentQrText, sealKeysForTicket } from '#domain/enrolment-qr.ts';
import { cleanLine } from '#domain/thai-text.ts';
import { lookAtCode, makeCode, type NewCode, type NewCodeProblem } from '#sync/enrolment.ts';
import { databaseOf } from '#sync/scope.ts';

export type NewDeviceField = 'name' | 'user' | 'password';
export type NewDeviceState = 'asking' | 'shown' | 'claimed' | 'expired';
export interface ShownCode {
	code: string;
	/** Text of the QR code. */
	qr: string;
	/** Whether the QR code carries the centre's key. */
	hasKey: boolean;
	/** Corrected time, milliseconds. */
	expiresAt: number;
}

/** How often the server is asked whether the code was used. */
export const LOOK_EVERY_MS = 3_000;
const SECOND_MS = 1_000;

export interface NewDeviceDeps {
	app: Pick<App, 'session' | 'clock'>;
	origin: string;
	report: (error: unknown) => void;
	make?: typeof makeCode;
	look?: typeof lookAtCode;
}

export class NewDevice {
	state = $state<NewDeviceState>('asking');
	name = $state('');
	user = $state('');
	password = $state('');
	needsAccount = $state(false);
	missing = $state.raw<NewDeviceField[]>([]);
	problem = $state<NewCodeProblem>();
	busy = $state(false);
	shown = $state.raw<ShownCode>();
	secondsLeft = $state(0);
	#deps: Required<NewDeviceDeps>;
	#nonce = newNonce();
	#timers: ReturnType<typeof setInterval>[] = [];

	constructor(deps: NewDeviceDeps) {
		this.#deps = { make: makeCode, look: lookAtCode, ...deps };
		this.needsAccount = deps.app.session.kind === 'device';
	}

	async make(): Promise<void> {
		this.missing = this.#missing();
		if (this.busy || this.missing.length > 0) return;
		this.busy = true;
		this.problem = undefined;
		try {
			await this.#make();
		} finally {
			this.busy = false;
		}
	}

	/** Forgets the code; it stays good until its time is over. */
	close(): void {
		for (const timer of this.#timers) clearInterval(timer);
		this.#timers = [];
		this.shown = undefined;
		this.password = '';
		this.state = 'asking';
	}

	#missing(): NewDeviceField[] {
		const asked: NewDeviceField[] = this.needsAccount ? ['name', 'user', 'password'] : ['name'];
		return asked.filter((field) => cleanLine(this[field]) === '');
	}

	async #make(): Promise<void> {
		const { app, make } = this.#deps;
		const account = this.needsAccount ? { user: this.user.trim(), password: this.password } : undefined;
		const made = await make({ org: databaseOf(app.session.org), name: cleanLine(this.name) }, account);
		if (!made.ok) {
			this.problem = made.problem;
			this.needsAccount ||= made.problem === 'account-needed';
			return;
		}
		this.password = '';
		this.shown = await this.#shown(made.answer);
		this.state = 'shown';
		this.#count();
		this.#timers = [
			setInterval(() => this.#count(), SECOND_MS),
			setInterval(() => void this.#look().catch(this.#deps.report), LOOK_EVERY_MS)
		];
	}

	async #shown({ code, secret, expiresAt }: NewCode): Promise<ShownCode> {
		const keys = await keysOf(this.#deps.app.session.org);
		const box = await sealKeysForTicket(
			crypto,
			secret,
			code,
			keys.map(({ raw }) => raw)
		);
		return { code, qr: enrolmentQrText(this.#deps.origin, { code, box }), hasKey: keys.length > 0, expiresAt };
	}

	#count(): void {
		const { clock } = this.#deps.app;
		const leftMs = (this.shown?.expiresAt ?? 0) - correctedMs(clock.now(), clock.offset());
		this.secondsLeft = Math.max(0, Math.ceil(leftMs / SECOND_MS));
		if (this.secondsLeft === 0) this.#end('expired');
	}

	/** To anybody but the device that used it, a used code is a used code. */
	async #look(): Promise<void> {
		const { shown } = this;
		if (shown === undefined) return;
		const answer = await this.#deps.look({ code: shown.code, device: this.#deps.app.session.device, nonce: this.#nonce });
		if (this.shown === shown && !answer.ok && (answer.problem === 'used' || answer.problem === 'expired'))
			this.#end(answer.problem === 'used' ? 'claimed' : 'expired');
	}

	#end(state: 'claimed' | 'expired'): void {
		this.close();
		this.state = state;
	}
}
