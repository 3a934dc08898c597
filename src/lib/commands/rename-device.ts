// What a device of the centre is called from now on.
import { decideRenameDevice } from '#domain/devices.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function renameDevice(context: CommandContext, intent: Parameters<Commands['renameDevice']>[0]): Promise<Done> {
	const { device, act, before, name } = intent;
	return record(context, 'device-renamed', { subject: device, act }, decideRenameDevice(context.roles, before, name));
}
