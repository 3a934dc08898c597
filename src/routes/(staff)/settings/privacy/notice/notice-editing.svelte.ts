// A new version of the notice while it is written.
import type { App } from '#app/app.ts';
import { bangkokDay, parseDay } from '#domain/days.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import type { Notice } from '#domain/privacy.ts';
import type { Refusal } from '#domain/refusals.ts';
import { asTyped } from '#ui/calendar-weeks.ts';

export class NoticeEditing {
	titleTh = $state('');
	titleEn = $state('');
	textTh = $state('');
	textEn = $state('');
	typedDay = $state('');
	checked = $state<'yes' | 'no'>('no');
	refusal = $state.raw<Refusal>();
	failed = $state(false);
	saving = $state(false);
	readonly version: number;
	readonly #app: Pick<App, 'commands' | 'clock' | 'ids'>;
	/** Made once, so that a second tap publishes nothing twice. */
	readonly #act: string;

	/** Begins with the newest version, or with the example. */
	constructor(app: Pick<App, 'commands' | 'clock' | 'ids'>, notices: readonly Notice[]) {
		this.#app = app;
		this.#act = app.ids.ulid(app.clock.now());
		const newest = notices.toSorted((a, b) => a.version - b.version).at(-1);
		const { title, text } = newest ?? exampleNotice(this.today);
		[this.titleTh, this.titleEn, this.textTh, this.textEn] = [title.th, title.en, text.th, text.en];
		this.typedDay = asTyped(this.today);
		this.version = (newest?.version ?? 0) + 1;
	}

	get today(): string {
		return bangkokDay(this.#app.clock.now(), this.#app.clock.offset());
	}
	get day(): string | undefined {
		const answer = parseDay(this.typedDay);
		return answer.ok ? answer.day : undefined;
	}

	/** Whether it is published. Otherwise the reason is in `refusal`, or it `failed` and may be tried again. */
	async publish(): Promise<boolean> {
		if (this.saving) return false;
		this.saving = true;
		this.failed = false;
		try {
			const done = await this.#app.commands.publishNotice({
				act: this.#act,
				version: this.version,
				effectiveFrom: this.day ?? '',
				title: { th: this.titleTh, en: this.titleEn },
				text: { th: this.textTh, en: this.textEn },
				example: this.checked === 'no'
			});
			this.refusal = done.ok ? undefined : done.refusal;
			return done.ok;
		} catch {
			this.failed = true;
			return false;
		} finally {
			this.saving = false;
		}
	}
}
