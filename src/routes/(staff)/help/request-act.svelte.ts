// An act on a request while its dialog is filled in: kept sealed as it is typed, read, and recorded once (U293).
import type { Done } from '#commands/commands.ts';
import { parseDay, type Day } from '#domain/days.ts';
import type { Refusal } from '#domain/refusals.ts';
import type { HelpVoidReason } from '#domain/words.ts';
import { Acting } from '../../parts/acting.svelte.ts';
import type { DraftStore } from '../../parts/draft-keeper.ts';
import { TypedDraft } from '../../parts/typed-draft.svelte.ts';

/** What such a dialog may ask; each shows what it needs of it. */
export interface ActFields {
	/** Day as typed. */
	on: string;
	note: string;
	/** Staff id. */
	by: string;
	reason: HelpVoidReason | '';
}
export interface ActIds {
	act: string;
	noteId: string;
}

export class RequestAct {
	readonly acting = new Acting();
	readonly draft: TypedDraft<ActFields, ActIds>;
	refusals = $state.raw<readonly Refusal[]>([]);

	constructor(store: DraftStore, first: Partial<ActFields>, newId: () => string) {
		const fields = { on: '', note: '', by: '', reason: '' as const, ...first };
		this.draft = new TypedDraft<ActFields, ActIds>(store, fields, { act: newId(), noteId: newId() });
	}

	/** The day as read; undefined for none. */
	get day(): Day | undefined {
		const answer = parseDay(this.draft.fields.on);
		return answer.ok ? answer.day : undefined;
	}

	/** Records it with the day that was typed. True when it is durably here; what was typed stays otherwise. */
	async recordOn(act: (on: Day, fields: ActFields, ids: ActIds) => Promise<Done>): Promise<boolean> {
		const answer = parseDay(this.draft.fields.on);
		if (answer.ok) return this.record((fields, ids) => act(answer.day, fields, ids));
		this.refusals = [answer.refusal];
		return false;
	}

	async record(act: (fields: ActFields, ids: ActIds) => Promise<Done>): Promise<boolean> {
		const done = await this.acting.run(() => act($state.snapshot(this.draft.fields), this.draft.ids));
		this.refusals = this.acting.refusals;
		if (done) await this.draft.end();
		return done;
	}
}
