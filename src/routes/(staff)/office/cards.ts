// The cards of the hub, in the order in which they are shown. A page that lands adds its line here and its words in i18n/areas/office.ts.
import { resolve } from '$app/paths';
import type { Act } from '#domain/roles.ts';
import type { office } from '#i18n/areas/office.ts';
import type { IconName } from '#ui/icons.ts';

export interface OfficeCard {
	/** Its words in i18n/areas/office.ts. */
	name: keyof ReturnType<typeof office>['cards'];
	href: string;
	icon: IconName;
	/** Whoever may do one of these sees the card. */
	acts: readonly Act[];
}

export const officeCards = (): readonly OfficeCard[] => [
	{ name: 'works', href: resolve('/office/works'), icon: 'settings', acts: ['publish-catalogue', 'choose-favourites'] },
	{ name: 'duty', href: resolve('/office/duty'), icon: 'people', acts: ['set-duty', 'read-figures'] },
	{ name: 'paper', href: resolve('/office/paper'), icon: 'edit', acts: ['register'] },
	{ name: 'registers', href: resolve('/office/registers'), icon: 'print', acts: ['print-register', 'set-register'] },
	{ name: 'figures', href: resolve('/supervisor'), icon: 'survey', acts: ['read-figures'] }
];
