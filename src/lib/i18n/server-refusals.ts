// The server's reason for refusing a record, as a person reads it.
import { serverRefusals } from './areas/server-refusals.ts';

/** The server's reason in the language chosen now; as it came when it begins with no word that is known here. */
export function serverRefusalText(reason: string): string {
	const sentences: Readonly<Partial<Record<string, string>>> = serverRefusals();
	const word = reason.split(':', 1)[0] ?? '';
	return (Object.hasOwn(sentences, word) ? sentences[word] : undefined) ?? reason;
}
