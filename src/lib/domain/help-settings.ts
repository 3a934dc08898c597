// What the help centre goes by: kinds of help, laws with the days they hold, days of public notice (domain.md §5.1; D117). All of it
// the office's to edit; what ships is an example, and no number in it is said to be the law's.
import { isDay, checkDay } from './days.ts';
import { decided, firstRefusal, type Decision } from './decision.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import {
	CRITERIA_CHARACTERS_MAX,
	HELP_KINDS_MAX,
	HELP_LAWS_MAX,
	LAW_CHARACTERS_MAX,
	NAME_CHARACTERS_MAX,
	NOTICE_DAYS_MAX
} from './limits.ts';
import { refuse, type Refusal } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { cleanLine, cleanText } from './thai-text.ts';

export type HelpSettings = FactBody<'help-settings-published'>;
export type HelpKind = HelpSettings['kinds'][number];
export type HelpLaw = HelpSettings['laws'][number];

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** What a centre starts with: the four kinds of the regulation of 2566, and others. To be checked against the original. */
export const exampleHelpSettings: HelpSettings = {
	effectiveFrom: '2023-06-16',
	kinds: [
		{ code: 'disaster', name: 'ด้านสาธารณภัย', criteria: 'หลักเกณฑ์ของกระทรวงการคลัง', offered: true },
		{
			code: 'life-quality',
			name: 'ด้านการส่งเสริมและพัฒนาคุณภาพชีวิต',
			criteria: 'หลักเกณฑ์ของกระทรวงมหาดไทย หรือกระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์',
			offered: true
		},
		{
			code: 'disease',
			name: 'ด้านการป้องกันและควบคุมโรคติดต่อ',
			criteria: 'หลักเกณฑ์ของกระทรวงมหาดไทย หรือกระทรวงสาธารณสุข',
			offered: true
		},
		{
			code: 'farmer',
			name: 'เกษตรกรผู้มีรายได้น้อย',
			criteria: 'หลักเกณฑ์ของกระทรวงมหาดไทย หรือกระทรวงเกษตรและสหกรณ์',
			offered: true
		},
		{ code: 'other', name: 'อื่น ๆ', criteria: '', offered: true }
	],
	noticeDays: null,
	laws: [
		{
			name: 'ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายเพื่อช่วยเหลือประชาชนตามอำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. ๒๕๖๖',
			from: '2023-06-16',
			to: null
		},
		{
			name: 'ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายเพื่อช่วยเหลือประชาชนตามอำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. ๒๕๖๐ และที่แก้ไขเพิ่มเติม',
			from: '2017-09-30',
			to: '2023-06-15'
		}
	]
};

/** What holds on a day: the newest published version in force by then, or the example. */
export const helpSettingsInForce = (published: readonly HelpSettings[], day: string): HelpSettings =>
	published.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? exampleHelpSettings;

/** Kinds that a request of this day may be of. */
export const kindsOn = (published: readonly HelpSettings[], day: string): readonly HelpKind[] => helpSettingsInForce(published, day).kinds;

/** The name of a kind as any version has it, the newest first; the code where none does. */
export function kindName(published: readonly HelpSettings[], code: string): string {
	const all = [exampleHelpSettings, ...published].flatMap(({ kinds }) => kinds);
	return all.findLast((kind) => kind.code === code)?.name ?? code;
}

/** Laws that held on a day. */
export const lawsOn = ({ laws }: HelpSettings, day: string): HelpLaw[] =>
	laws.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));

/** Whether the settings may be published. A published version stays: requests of its days are read by it. */
export function decidePublishHelpSettings(
	{ roles, settings }: { roles: readonly Role[]; settings: readonly HelpSettings[] },
	typed: HelpSettings
): Decision<'help-settings-published'> {
	const said = cleanSettings(typed);
	const refusal = firstRefusal([
		() => (may(roles, 'set-help') ? undefined : refuse('not-permitted')),
		() => checkDay(said.effectiveFrom),
		() => kindsRefused(said.kinds),
		() => noticeRefused(said.noticeDays),
		() => lawsRefused(said.laws),
		() => (JSON.stringify(settings.at(-1)) === JSON.stringify(said) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('help-settings-published', said) : { ok: false, refusal };
}

/** Every version, in the order in which they come into force; of one day the one said last. */
export function foldHelpSettings(facts: readonly Fact<'help-settings-published'>[]): HelpSettings[] {
	const byDay = new Map(inOrder(facts).map(({ body }) => [body.effectiveFrom, body]));
	return [...byDay.values()].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
}

function cleanSettings({ effectiveFrom, kinds, noticeDays, laws }: HelpSettings): HelpSettings {
	return {
		effectiveFrom,
		kinds: kinds.map(({ code, name, criteria, offered }) => ({ code, name: cleanLine(name), criteria: cleanText(criteria), offered })),
		noticeDays,
		laws: laws.map(({ name, from, to }) => ({ name: cleanLine(name), from, to }))
	};
}

function kindsRefused(kinds: readonly HelpKind[]): Refusal | undefined {
	const codes = kinds.map(({ code }) => code);
	if (kinds.length === 0 || kinds.some(({ name }) => name === '')) return refuse('field-empty', 'kinds');
	if (!codes.every((code) => CODE.test(code))) return refuse('code-malformed', 'kinds');
	if (new Set(codes).size < codes.length) return refuse('code-twice', 'kinds');
	if (kinds.length > HELP_KINDS_MAX) return refuse('number-impossible', 'kinds', { max: HELP_KINDS_MAX });
	if (kinds.some(({ name }) => name.length > NAME_CHARACTERS_MAX)) return refuse('field-too-long', 'kinds', { max: NAME_CHARACTERS_MAX });
	const long = kinds.some(({ criteria }) => criteria.length > CRITERIA_CHARACTERS_MAX);
	return long ? refuse('field-too-long', 'kinds', { max: CRITERIA_CHARACTERS_MAX }) : undefined;
}

function noticeRefused(days: number | null): Refusal | undefined {
	const fits = days === null || (Number.isInteger(days) && days >= 0 && days <= NOTICE_DAYS_MAX);
	return fits ? undefined : refuse('number-impossible', 'noticeDays', { max: NOTICE_DAYS_MAX });
}

function lawsRefused(laws: readonly HelpLaw[]): Refusal | undefined {
	if (laws.length > HELP_LAWS_MAX) return refuse('number-impossible', 'laws', { max: HELP_LAWS_MAX });
	if (laws.some(({ name }) => name === '')) return refuse('field-empty', 'laws');
	if (laws.some(({ name }) => name.length > LAW_CHARACTERS_MAX)) return refuse('field-too-long', 'laws', { max: LAW_CHARACTERS_MAX });
	const bounded = laws.every(({ from, to }) => [from, to].every((each) => each === null || isDay(each)));
	return bounded ? undefined : refuse('day-impossible', 'laws');
}
