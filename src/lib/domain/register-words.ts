// The closed lists of the official registers (domain.md §2, §5.3; letter 001, enclosure: ทะเบียนผู้มาขอรับบริการ).

export const registerKinds = ['e-service', 'help'] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** When the running number begins again at one. */
export const numberings = ['fiscal-year', 'month'] as const;
export type Numbering = (typeof numberings)[number];

/** `new`: numbers given to entries that had none; `again`: lines printed once more with the numbers that hold. */
export const numberingKinds = ['new', 'again'] as const;

export const registerColumns = [
	'number',
	'when',
	'name',
	'citizen-id',
	'address',
	'phone',
	'works',
	'owner',
	'way',
	'kind',
	'affected',
	'outcome',
	'state',
	'signature',
	'officer',
	'remark'
] as const;
export type RegisterColumn = (typeof registerColumns)[number];

/** The columns of each register, in the order in which they are printed. */
export const columnsOf: Readonly<Record<RegisterKind, readonly RegisterColumn[]>> = {
	'e-service': [
		'number',
		'when',
		'name',
		'citizen-id',
		'address',
		'phone',
		'works',
		'owner',
		'way',
		'outcome',
		'signature',
		'officer',
		'remark'
	],
	help: ['number', 'when', 'name', 'citizen-id', 'address', 'phone', 'kind', 'affected', 'state', 'signature', 'officer', 'remark']
};
