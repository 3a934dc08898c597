// Personal records that stand beside a subject's own, each under a ULID of its own: what the subject's facts name as note or photo.

/** Members of a fact's body that name such a record. */
const LINKING = ['note', 'photo'] as const;

/** The subjects of those records, each once, in the order of their ULIDs. A fact of a kind unknown here counts too. */
export function linkedIn(facts: readonly { body: unknown }[]): string[] {
	return [...new Set(facts.flatMap(({ body }) => LINKING.map((member) => (body as Partial<Record<string, unknown>> | null)?.[member])))]
		.filter((value) => typeof value === 'string')
		.sort();
}
