// This device begins to work for the centre.
import { decideEnrolDevice } from '#domain/enrolling.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export function enrolDevice(
	context: CommandContext,
	{ act, name, way, onBehalfOf }: Parameters<Commands['enrolDevice']>[0]
): Promise<Done> {
	const by = onBehalfOf ?? context.by;
	return record({ ...context, by }, 'device-enrolled', { subject: context.session.device, act }, decideEnrolDevice(context, { name, way }));
}
