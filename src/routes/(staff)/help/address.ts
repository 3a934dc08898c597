// Where somebody lives, in one line, in the order of Thai addresses (domain.md §7.3). Pure.
import type { HelpPersonal } from '#domain/help-personal.ts';

export type AddressWords = Record<'house' | 'moo' | 'tambon' | 'amphoe' | 'province', string>;

/** '' where nothing is known. */
export function addressLine(personal: HelpPersonal, words: AddressWords): string {
	return (['house', 'moo', 'tambon', 'amphoe', 'province'] as const)
		.flatMap((part) => {
			const said = personal[part] ?? '';
			return said === '' ? [] : [`${words[part]} ${said}`];
		})
		.join(' ');
}
