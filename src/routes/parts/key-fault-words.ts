// What is wrong with a key that was brought, in words.
import type { KeyFault } from '#domain/key-reading.ts';
import type { RecoveryWordsFault } from '#domain/recovery-words.ts';
import { keyEntry } from '#i18n/areas/key-entry.ts';
import { formatNumber } from '#i18n/format.ts';
import { currentLanguage } from '#i18n/language.svelte.ts';

/** Words of a sheet; said here so that the list of words need not be loaded to say it. */
const WORDS_OF_A_SHEET = 24;
const number = (value: number): string => formatNumber(value, currentLanguage());

export const keyFaultWords = (fault: KeyFault): string => (fault.fault === 'words' ? ofWords(fault.words) : keyEntry().fault[fault.fault]);

function ofWords(fault: RecoveryWordsFault): string {
	switch (fault.fault) {
		case 'unknown-word':
			return keyEntry().unknownWord(number(fault.at), fault.word);
		case 'wrong-count':
			return keyEntry().wrongCount(number(fault.count), number(WORDS_OF_A_SHEET));
		case 'wrong-checksum':
			return keyEntry().wrongWords;
	}
}
