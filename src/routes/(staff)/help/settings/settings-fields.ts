// The help centre's settings as they are typed, and read into what is published. Pure.
import { parseDay } from '#domain/days.ts';
import type { HelpKind, HelpSettings } from '#domain/help-settings.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { arabicDigits } from '#domain/thai-text.ts';

export interface LawFields {
	name: string;
	from: string;
	to: string;
}
export interface SettingsFields {
	from: string;
	kinds: HelpKind[];
	laws: LawFields[];
	/** Days; '' where the office has not said. */
	noticeDays: string;
}

/** `typedDay`: a day as people type it. */
export function fieldsOfSettings(settings: HelpSettings, from: string, typedDay: (iso: string) => string): SettingsFields {
	const typed = (iso: string | null): string => (iso === null ? '' : typedDay(iso));
	return {
		from,
		kinds: settings.kinds.map((kind) => ({ ...kind })),
		laws: settings.laws.map(({ name, from: first, to }) => ({ name, from: typed(first), to: typed(to) })),
		noticeDays: settings.noticeDays === null ? '' : String(settings.noticeDays)
	};
}

/** What would be published, or the first thing that cannot be read. */
export function readSettings(fields: SettingsFields): { ok: true; settings: HelpSettings } | { ok: false; refusal: Refusal } {
	const from = parseDay(fields.from);
	if (!from.ok) return { ok: false, refusal: { ...from.refusal, field: 'from' } };
	const days = arabicDigits(fields.noticeDays).trim();
	if (!/^\d*$/.test(days)) return { ok: false, refusal: refuse('number-impossible', 'noticeDays') };
	const laws = fields.laws.map(({ name, from: first, to }) => ({ name, from: dayOf(first), to: dayOf(to) }));
	if (laws.some((law) => law.from === undefined || law.to === undefined)) return { ok: false, refusal: refuse('day-impossible', 'laws') };
	const settings = { effectiveFrom: from.day, kinds: fields.kinds, noticeDays: days === '' ? null : Number(days), laws };
	return { ok: true, settings: settings as HelpSettings };
}

/** Null for nothing typed, undefined for no day. */
function dayOf(typed: string): string | null | undefined {
	if (typed.trim() === '') return null;
	const answer = parseDay(typed);
	return answer.ok ? answer.day : undefined;
}
