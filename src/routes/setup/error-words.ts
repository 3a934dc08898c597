// The words of what stopped the set-up, chosen here and nowhere else.
import { NAME_CHARACTERS_MAX } from '#domain/limits.ts';
import { setup } from '#i18n/areas/setup.ts';
import { signIn } from '#i18n/areas/sign-in.ts';
import { refusalText } from '#i18n/refusals.ts';
import { PASSWORD_CHARACTERS_MIN, USER_CHARACTERS_MAX, type FieldFault } from './checks.ts';
import type { SetupError } from './setup.svelte.ts';

/** What is wrong with one field. */
export function faultWords({ field, fault }: FieldFault): string {
	const words = setup();
	switch (fault) {
		case 'missing':
			return words.missing[field];
		case 'too-long':
			return words.tooLong(String(field === 'user' ? USER_CHARACTERS_MAX : NAME_CHARACTERS_MAX));
		case 'user-wrong':
			return words.userWrong;
		case 'password-short':
			return words.passwordShort(String(PASSWORD_CHARACTERS_MIN));
	}
}

/** One line of the error summary. */
export function summaryOf(error: SetupError): { field?: string; message: string } {
	switch (error.kind) {
		case 'field':
			return { field: error.fault.field, message: faultWords(error.fault) };
		case 'setup':
			return { message: setup().problem[error.problem] };
		case 'sign-in':
			return { message: signIn().problem[error.problem] };
		case 'refused':
			return { message: refusalText(error.refusal) };
		case 'not-saved':
			return { message: signIn().notSaved };
	}
}
