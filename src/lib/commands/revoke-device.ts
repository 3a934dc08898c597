// A device has lost its place at the centre: told to every other device.
import { decideRevokeDevice } from '#domain/devices.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function revokeDevice(context: CommandContext, intent: Parameters<Commands['revokeDevice']>[0]): Promise<Done> {
	const { device, act, reason } = intent;
	return record(context, 'device-revoked', { subject: device, act }, decideRevokeDevice(context.roles, reason));
}
