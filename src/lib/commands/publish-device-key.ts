// This device shows its public key to the others, so that a new centre key can be sealed for it.
import { decidePublishDeviceKey, publicationOf } from '#domain/key-sharing.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function publishDeviceKey(context: CommandContext, { act }: Parameters<Commands['publishDeviceKey']>[0]): Promise<Done> {
	const { keys, roles, session } = context;
	const [by, pair] = [keys.ring()[0], keys.pair()];
	const publication = by && pair && (await publicationOf(keys.crypto, by, session.device, pair.publicKey));
	return record(context, 'device-key-published', { subject: session.device, act }, decidePublishDeviceKey(roles, publication));
}
