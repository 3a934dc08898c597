// Months that were keyed into INFO, and what changed since (letter 004 ๑; D116).
import { correctedInstant } from './clock-offset.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import type { HelpRequest } from './help-fold.ts';

/** A month that was marked as keyed into INFO. */
export type InfoMonth = FactBody<'info-month-recorded'> & { by: string; at: string };

/** The newest mark of each month, oldest month first. */
export function foldInfoMonths(facts: readonly Fact<'info-month-recorded'>[]): InfoMonth[] {
	const marks = inOrder(facts).map(({ at, offset, by, body }): InfoMonth => ({ ...body, by, at: correctedInstant(at, offset) }));
	return [...new Map(marks.map((mark) => [mark.month, mark])).values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

type Marked = Pick<HelpRequest, 'changed' | 'info'>;

/** Where a request stands with INFO, by its own mark: not keyed, keyed, or changed since. */
export const infoState = ({ changed, info }: Marked): 'not-keyed' | 'keyed' | 'changed' =>
	info === null ? 'not-keyed' : info.at >= changed ? 'keyed' : 'changed';

/** Whether it was changed, or came, after its month was marked. */
export const changedSince = ({ changed }: Marked, month: Pick<InfoMonth, 'at'> | undefined): boolean =>
	month !== undefined && changed > month.at;
