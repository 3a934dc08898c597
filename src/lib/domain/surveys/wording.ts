// How the wording of what ships is written down: five languages beside each other. Lao, Burmese and Khmer were made by a machine and
// stand in `unchecked` until a person has read them.
import type { NamedText, SurveyDefinition, SurveyText } from '../facts-of-surveys.ts';

export const words = (th: string, en: string, lo: string, my: string, km: string): SurveyText => ({ th, en, lo, my, km });

export const named = (id: string, ...wording: Parameters<typeof words>): NamedText => ({ id, text: words(...wording) });

/** What every survey that ships has in common. */
export const shipped: Pick<SurveyDefinition, 'version' | 'effectiveFrom' | 'intro' | 'example' | 'languages' | 'unchecked' | 'link'> = {
	version: 1,
	/** Before any centre that starts with it opened, so that late entries have a survey too. */
	effectiveFrom: '2023-10-01',
	intro: null,
	example: true,
	languages: ['th', 'en', 'lo', 'my', 'km'],
	unchecked: ['lo', 'my', 'km'],
	link: null
};
