// A request for help being typed: draft from the first keystroke, checks beside the fields, the act (U250, U251).
import type { Commands, Done } from '#commands/commands.ts';
import { parseDay, type Day } from '#domain/days.ts';
import type { RequestHelpIntent } from '#domain/help.ts';
import type { Refusal } from '#domain/refusals.ts';
import { refuse } from '#domain/refusals.ts';
import type { HelpCorrectionReason } from '#domain/words.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { Acting } from '../../parts/acting.svelte.ts';
import { DraftKeeper, type DraftStore } from '../../parts/draft-keeper.ts';
import {
	affectedIn,
	blankRequest,
	isBlankRequest,
	personalIn,
	readRequestDraft,
	type Home,
	type RequestDraft,
	type RequestFields
} from './request-fields.ts';

export interface RequestFormDoors {
	commands: Pick<Commands, 'requestHelp' | 'correctHelp'>;
	drafts: DraftStore;
	newId: () => string;
	today: () => Day;
	/** Whether this device already has a request of this id. */
	isRecorded(request: string): Promise<boolean>;
}

export class RequestForm {
	fields = $state<RequestFields>(blankRequest({ tambon: '', amphoe: '', province: '' }, ''));
	/** Of a correction; undefined until it was chosen. */
	reason = $state<HelpCorrectionReason>();
	notice = $state<'restored' | 'not-kept'>();
	refusals = $state.raw<readonly Refusal[]>([]);
	readonly acting = new Acting();
	readonly #doors: RequestFormDoors;
	readonly #keeper: DraftKeeper;
	readonly #corrects: string | undefined;
	#ids: Pick<RequestDraft, 'request' | 'act'> | undefined;
	#started = false;
	#given = '';

	/** `corrects`: the request that is restated; none for a new one. */
	constructor(doors: RequestFormDoors, corrects?: string) {
		this.#doors = doors;
		this.#corrects = corrects;
		this.#keeper = new DraftKeeper(doors.drafts, (kept) => this.#noteKept(kept));
	}

	/** Id of the request being typed; undefined before the first keystroke. */
	get request(): string | undefined {
		return this.#corrects ?? this.#ids?.request;
	}

	/** The day that was typed, today where nothing was. */
	get day(): Day | undefined {
		if (this.fields.day.trim() === '') return this.#doors.today();
		const answer = parseDay(this.fields.day);
		return answer.ok ? answer.day : undefined;
	}

	/** Fills the form: with what was being typed when the page ended, else with `fields`. */
	async begin(fields: RequestFields): Promise<void> {
		this.#given = JSON.stringify(fields);
		this.fields = fields;
		const draft = readRequestDraft(await this.#doors.drafts.read().catch(() => undefined));
		const isOurs = draft !== undefined && (this.#corrects === undefined || draft.request === this.#corrects);
		if (isOurs && !(this.#corrects === undefined && (await this.#doors.isRecorded(draft.request)))) {
			this.#ids = { request: draft.request, act: draft.act };
			this.fields = draft.fields;
			this.reason = draft.reason;
			this.notice = 'restored';
		}
		this.#started = true;
	}

	/** To be told of every change of the fields. */
	changed(fields: RequestFields, reason?: HelpCorrectionReason): void {
		if (!this.#started || this.acting.busy) return;
		if (this.#saysNothing(fields, reason)) {
			if (this.#ids !== undefined) this.#forget();
			return;
		}
		this.#ids ??= { request: this.#corrects ?? this.#doors.newId(), act: this.#doors.newId() };
		this.#keeper.keep({ ...this.#ids, reason, fields: { ...fields, day: fields.day || asTyped(this.#doors.today()) } });
	}

	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** Throws away what was typed. */
	clear(home: Home, officer: string): void {
		this.fields = blankRequest(home, officer);
		this.refusals = [];
		this.#forget();
	}

	/** Saves; the request's id when it is durably here, undefined when `refusals` or `acting.failure` says why not. */
	async save(): Promise<string | undefined> {
		this.refusals = [];
		const day = this.day;
		if (day === undefined) return this.#refuse(parseDay(this.fields.day));
		if (this.#corrects !== undefined && this.reason === undefined) {
			this.refusals = [refuse('field-empty', 'reason')];
			return undefined;
		}
		this.#ids ??= { request: this.#corrects ?? this.#doors.newId(), act: this.#doors.newId() };
		const { request } = this.#ids;
		const stored = await this.acting.run(() => this.#store(this.#intent(day)));
		this.refusals = this.acting.refusals;
		if (!stored) return undefined;
		this.#forget();
		await this.flush();
		return request;
	}

	#saysNothing(fields: RequestFields, reason: HelpCorrectionReason | undefined): boolean {
		return this.#corrects === undefined ? isBlankRequest(fields) : reason === undefined && JSON.stringify(fields) === this.#given;
	}

	#store(intent: RequestHelpIntent): Promise<Done> {
		const { commands } = this.#doors;
		return this.reason === undefined ? commands.requestHelp(intent) : commands.correctHelp({ ...intent, reason: this.reason });
	}

	#intent(on: Day): RequestHelpIntent {
		const fields = $state.snapshot(this.fields);
		const { request, act } = this.#ids as RequestDraft;
		const { origin, kind, urgent, officer } = fields;
		const affected = affectedIn(fields);
		return { request, act, on, origin, kind, urgent, affected, officer: officer === '' ? null : officer, personal: personalIn(fields) };
	}

	#refuse(answer: ReturnType<typeof parseDay>): undefined {
		if (!answer.ok) this.refusals = [answer.refusal];
		return undefined;
	}

	#forget(): void {
		this.#ids = undefined;
		this.notice = undefined;
		this.#keeper.keep(undefined);
		void this.#keeper.flush();
	}

	#noteKept(kept: boolean): void {
		if (!kept) this.notice = 'not-kept';
		else if (this.notice === 'not-kept') this.notice = undefined;
	}
}
