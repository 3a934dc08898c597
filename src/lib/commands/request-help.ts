// Somebody asks the help centre for help, or the office found that they need it.
import { decideRequestHelp, type RequestHelpIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';

export async function requestHelp(context: CommandContext, intent: RequestHelpIntent): Promise<Done> {
	const centre = await context.centre();
	const { roles } = context;
	const decision = decideRequestHelp(
		{ roles, today: context.today(), settings: centre?.help ?? [], notices: centre?.notices ?? [] },
		intent
	);
	return record(context, 'help-requested', { subject: intent.request, act: intent.act }, decision);
}
