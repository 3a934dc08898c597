// Reads a key that a person brought. The list of recovery words is loaded only then.
import type { KeyAnswer } from '#domain/key-reading.ts';

export const readKey = async (text: string): Promise<KeyAnswer> => (await import('#domain/key-reading.ts')).readKeyIn(crypto, text);
