// The lines of the table of periods: what is counted, and for each period its number with the question behind it. Pure.
import { formatDecimal } from '#domain/amounts.ts';
import type { CounterFigures } from '#domain/reports/counter-figures.ts';
import { channels, serviceGroups, serviceModes, type Channel, type ServiceMode } from '#domain/words.ts';
import type { Area } from '#i18n/area.ts';
import type { domainWords } from '#i18n/areas/domain-words.ts';
import type { periods } from '#i18n/areas/periods.ts';
import { TANGRATH_INSTALL, TANGRATH_USE } from '../../../parts/tangrath-links.ts';
import { caseStands, type CaseStand, type Counted, type Drill } from '../drill.ts';

type WordsOf<A> = A extends Area<infer T> ? T : never;
export interface LineWords {
	of: WordsOf<typeof periods>;
	domain: WordsOf<typeof domainWords>;
	number: (value: number) => string;
}

export interface Cell {
	text: string;
	/** Rows behind it; `survey`: the answers of the period; undefined for what has no rows of its own. */
	door: Drill | 'survey' | undefined;
}
export interface Line {
	key: string;
	label: string;
	/** One a period, in their order. */
	cells: Cell[];
}
export interface Section {
	key: string;
	label: string;
	lines: Line[];
}

/** Groups, modes and channels have a line each, also where nothing was counted; works of no catalogue only where there are some. */
export function periodLines(all: readonly CounterFigures[], words: LineWords): Section[] {
	const make = lineMaker(all, words);
	const { sections } = words.of;
	return [
		{ key: 'all', label: sections.all, lines: inAll(all, words, make) },
		{ key: 'groups', label: sections.groups, lines: byGroup(all, words, make) },
		{ key: 'modes', label: sections.modes, lines: serviceModes.map((mode) => ofMode(mode, words, make)) },
		{ key: 'channels', label: sections.channels, lines: channels.map((channel) => ofChannel(channel, words, make)) },
		{ key: 'tangrath', label: sections.tangrath, lines: throughTangrath(words, make) },
		{ key: 'cases', label: sections.cases, lines: caseStands.map((stand) => ofCases(stand, words, make)) }
	];
}

/** A line of one count a period; `narrowed`: what its question asks for besides. */
type MakeLine = (
	key: string,
	label: string,
	count: (one: CounterFigures) => number | undefined,
	counted: Counted,
	narrowed?: Partial<Drill>
) => Line;

const lineMaker =
	(all: readonly CounterFigures[], { number }: LineWords): MakeLine =>
	(key, label, count, counted, narrowed = {}) => ({
		key,
		label,
		cells: all.map((one) => ({ text: number(count(one) ?? 0), door: { of: counted, ...one.range, ...narrowed } }))
	});

const inAll = (all: readonly CounterFigures[], { of, number }: LineWords, make: MakeLine): Line[] => [
	make('persons', of.parts.persons, ({ figures }) => figures.persons, 'persons'),
	make('works', of.parts.works, ({ figures }) => figures.works, 'works'),
	{ key: 'answered', label: of.parts.answered, cells: all.map(({ figures }) => ({ text: number(figures.answered), door: 'survey' })) },
	{
		key: 'response',
		label: of.parts.response,
		cells: all.map(({ figures }) => ({ text: formatDecimal(figures.responsePercent), door: undefined }))
	}
];

function byGroup(all: readonly CounterFigures[], { of, domain }: LineWords, make: MakeLine): Line[] {
	const known = serviceGroups.map((group) => make(group, domain.group[group], ({ groups }) => groups[group], 'works', { group }));
	if (all.every(({ groups }) => groups.unknown === undefined)) return known;
	return [...known, make('unknown', of.unknownGroup, ({ groups }) => groups.unknown, 'works', { group: 'unknown' })];
}

const ofMode = (mode: ServiceMode, { domain }: LineWords, make: MakeLine): Line =>
	make(mode, domain.mode[mode], ({ figures }) => figures.worksByMode[mode], 'works', { mode });

const ofChannel = (channel: Channel, { domain }: LineWords, make: MakeLine): Line =>
	make(channel, domain.channel[channel], ({ figures }) => figures.personsByChannel[channel], 'persons', { channel });

function throughTangrath({ of, domain }: LineWords, make: MakeLine): Line[] {
	const helped = (service: string, label: string): Line =>
		make(service, label, ({ figures }) => figures.worksByService[service], 'works', { service });
	return [
		make('tangrath', domain.tangrath, ({ figures }) => figures.worksByTangrath.yes, 'works', { tangrath: true }),
		helped(TANGRATH_INSTALL, of.parts.install),
		helped(TANGRATH_USE, of.parts.use)
	];
}

const ofCases = (stand: CaseStand, { of }: LineWords, make: MakeLine): Line =>
	make(stand, of.cases[stand], ({ cases }) => cases[stand], 'works', { cases: stand });
