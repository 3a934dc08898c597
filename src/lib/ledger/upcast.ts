// Old versions of facts, made current on reading (promise L13). Pure; what is stored stays as it was.
import { UNNOTED } from '#domain/unnoted.ts';
import type { FactDocument } from './document.ts';

/** From one version of a kind's body to the next: `kind` → from version → how. */
export type Steps = Readonly<Record<string, Readonly<Record<number, (body: unknown) => unknown>>>>;

/** Every step there is. A new version of a kind's body adds its line here: `'visit-registered': { 1: (body) => … }`. */
export const steps: Steps = {
	// 2: what a card of a work tells. Before, both modes could be chosen for any work.
	'service-catalogue-published': { 1: (body) => withCards(body as CatalogueOfNames) },
	// 2: sections, languages, conditions and kinds of questions. Before, one list of scales and comments in Thai and English.
	'survey-definition-published': { 1: (body) => inOneSection(body as SurveyOfQuestions) },
	// 2: in which language, and from which stack of paper: neither was noted.
	'survey-answered': { 1: (body) => ({ ...(body as object), language: null, batch: null }) },
	// 2: one more type of record.
	'retention-set': { 1: (body) => body },
	// 2: the day as it stood where it was said, which nobody noted before.
	'duty-set': { 1: (body) => ({ ...(body as object), saw: null }) },
	// 2: one more purpose.
	'personal-opened': { 1: (body) => body },
	// 2: the version of the privacy notice. Before there was one, nobody had been shown any.
	// 3: when it was begun, where it comes from, who served, the queue number: none was noted before.
	'visit-registered': {
		1: (body) => ({ ...(body as object), notice: null }),
		2: (body) => ({ ...(body as object), ...UNNOTED })
	},
	// 2: when it was begun and who served.
	'visit-corrected': { 1: (body) => ({ ...(body as object), began: null, officer: null }) }
};

interface Label {
	th: string;
	en: string;
}
interface SurveyOfQuestions {
	title: Label;
	questions: ({ text: Label } & Partial<Record<'lowestWord' | 'highestWord', Label>>)[];
}

function inOneSection({ questions, ...body }: SurveyOfQuestions): unknown {
	const asked = questions.map(({ text, lowestWord, highestWord, ...question }) => ({
		...question,
		showIf: null,
		text: asText(text),
		...(lowestWord && { lowestWord: asText(lowestWord) }),
		...(highestWord && { highestWord: asText(highestWord) })
	}));
	const title = asText(body.title);
	const section = { id: 'all', title, aspect: false, questions: asked };
	const languages = body.title.en === '' ? ['th'] : ['th', 'en'];
	return { ...body, title, intro: null, languages, unchecked: [], link: null, bands: null, sections: [section] };
}

/** A language without words is one that is not there. */
const asText = ({ th, en }: Label): object => (en === '' ? { th } : { th, en });

interface CatalogueOfNames {
	works: { group: string }[];
}

function withCards(body: CatalogueOfNames): unknown {
	const nothingSaid = { contact: '', papers: '', usualDays: null, from: null, to: null, source: '', checkedOn: null };
	const modes = ['forward', 'complete'];
	const works = body.works.map((work) => ({ ...work, ...nothingSaid, modes, tangrath: work.group === 'tangrath' }));
	return { ...body, label: '', works };
}

/** The fact with its body as the newest version of its kind; the same object when there is nothing to do. */
export function upcast<D extends Pick<FactDocument, 'kind' | 'kv' | 'body'>>(document: D, known: Steps = steps): D {
	let current = document;
	for (;;) {
		const step = known[current.kind]?.[current.kv];
		if (step === undefined) return current;
		current = { ...current, kv: current.kv + 1, body: step(current.body) };
	}
}
