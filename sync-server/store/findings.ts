// What is wrong with a file, as it is found: the first things by name, the rest as a number.

/** Problems named before the rest is only counted: a damaged file has one for each document. */
export const PROBLEMS_NAMED_MAX = 20;

export interface FileProblem {
	/** The document it is about, when it is about one. */
	id?: string | undefined;
	what: string;
}

export class Findings {
	readonly named: FileProblem[] = [];
	count = 0;

	add(what: string, id?: string): void {
		this.count += 1;
		if (this.named.length < PROBLEMS_NAMED_MAX) this.named.push({ what, id });
	}
}
