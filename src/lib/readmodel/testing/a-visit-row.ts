// A row of the read model as tests need one: a visit of a day, all else made up.
import type { VisitRow } from '../schema.ts';

export const aVisit = (id: string, change: Partial<VisitRow> = {}): VisitRow => ({
	id,
	on: '2026-11-21',
	at: `2026-11-21T03:00:00.00${id.length}Z`,
	visitor: 'citizen',
	channel: 'counter',
	works: [{ work: `W${id}`, service: '01', mode: 'complete', tangrath: false, outcome: 'completed' }],
	notice: null,
	began: null,
	source: 'here',
	officer: null,
	queue: null,
	by: 'somchai',
	device: 'DEVICE',
	corrections: 0,
	voided: false,
	seq: 1,
	facts: [],
	linked: [],
	...change
});
