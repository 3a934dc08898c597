// How much a draft changes, in one line.
import type { CatalogueChanges } from '#domain/catalogue-changes.ts';
import { works } from '#i18n/areas/works.ts';
import { formatNumber } from '#i18n/format.ts';
import { currentLanguage } from '#i18n/language.svelte.ts';

export function changesInWords(changes: CatalogueChanges): string {
	const words = works().changes;
	return (['added', 'changed', 'ended', 'removed'] as const)
		.filter((kind) => changes[kind].length > 0)
		.map((kind) => words.count[kind](formatNumber(changes[kind].length, currentLanguage())))
		.join(' · ');
}
