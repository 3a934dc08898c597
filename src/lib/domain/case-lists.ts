// The lists of cases that are looked through at the counter, and their order: what needs doing first (D107). Pure.
import { addDays, type Day } from './days.ts';
import { isOpenCase, type Case } from './cases.ts';

export const caseLists = ['waiting-too-long', 'due', 'mine', 'to-send', 'open', 'closed'] as const;
export type CaseList = (typeof caseLists)[number];

export interface Looking {
	today: Day;
	/** Staff id of whoever looks. */
	me: string;
	/** Days without an answer that are too long. */
	waitDays: number;
}

type Listed = Pick<Case, 'id' | 'state' | 'since' | 'due' | 'officer' | 'on'>;

/** Whether its agency has had it for too long without an answer. */
export const waitsTooLong = ({ state, since }: Pick<Case, 'state' | 'since'>, { today, waitDays }: Looking): boolean =>
	state === 'sent' && since <= addDays(today, -waitDays);

/** Whether something is to be done by today, sending aside, which has its own list. */
export const isDue = ({ state, due }: Pick<Case, 'state' | 'due'>, { today }: Looking): boolean =>
	isOpenCase({ state }) && state !== 'waiting-to-send' && due !== '' && due <= today;

const belongs: Record<CaseList, (one: Listed, looking: Looking) => boolean> = {
	'waiting-too-long': waitsTooLong,
	due: isDue,
	mine: (one, { me }) => isOpenCase(one) && one.officer === me,
	'to-send': ({ state }) => state === 'waiting-to-send',
	open: isOpenCase,
	closed: ({ state }) => state === 'closed'
};

/** Those of a list: due ones first by day, then by how long they have waited; of the closed the newest first. */
export function listedCases<C extends Listed>(cases: readonly C[], list: CaseList, looking: Looking): C[] {
	const rows = cases.filter((one) => belongs[list](one, looking));
	return list === 'closed' ? rows.sort((a, b) => compare(b.since, a.since) || compare(b.id, a.id)) : rows.sort(byNeed);
}

/** How many each list of open cases has. */
export const countsOf = (cases: readonly Listed[], looking: Looking): Record<CaseList, number> =>
	Object.fromEntries(caseLists.map((list) => [list, cases.filter((one) => belongs[list](one, looking)).length])) as Record<
		CaseList,
		number
	>;

const LAST = '9999-12-31';
const byNeed = (a: Listed, b: Listed): number => compare(a.due || LAST, b.due || LAST) || compare(a.since, b.since) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
