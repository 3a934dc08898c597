// Facts about the official registers (D123–D129): what a register looks like, and which entry has which number.
import * as z from 'zod/mini';
import { ulid, wholeNumber } from './fact-pieces.ts';
import { ENTRIES_PER_NUMBERING_MAX, NAME_CHARACTERS_MAX, REGISTER_COLUMN_CHARACTERS_MAX, REGISTER_NUMBER_MAX } from './limits.ts';
import { numberingKinds, numberings, registerColumns, registerKinds } from './register-words.ts';

const column = z.object({
	id: z.enum(registerColumns),
	on: z.boolean(),
	/** '' is the usual name. */
	name: z.string().check(z.maxLength(REGISTER_COLUMN_CHARACTERS_MAX))
});
export type RegisterColumnSetting = z.infer<typeof column>;

export const registerFacts = {
	/** How a register is printed from now on. */
	'register-set': {
		version: 1,
		subject: 'centre',
		body: z.object({
			register: z.enum(registerKinds),
			/** '' is the usual title. */
			title: z.string().check(z.maxLength(NAME_CHARACTERS_MAX)),
			columns: z.array(column).check(z.maxLength(registerColumns.length)),
			numbering: z.enum(numberings)
		})
	},
	/** Entries that were printed, the first with number `first`, the others following on; the subject's id is the register and its year or month. */
	'register-numbered': {
		version: 1,
		subject: 'register',
		body: z.object({
			kind: z.enum(numberingKinds),
			first: wholeNumber.check(z.gte(1), z.lte(REGISTER_NUMBER_MAX)),
			/** ULIDs of visits or requests. */
			entries: z.array(ulid).check(z.minLength(1), z.maxLength(ENTRIES_PER_NUMBERING_MAX))
		})
	}
} as const;
