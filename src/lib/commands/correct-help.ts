// A request for help was written down wrongly; this is how it should have been.
import { decideCorrectHelp, type CorrectHelpIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownPersonal, knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function correctHelp(context: CommandContext, intent: CorrectHelpIntent): Promise<Done> {
	const [centre, request, personal, erased] = await Promise.all([
		context.centre(),
		knownRequest(context, intent.request),
		knownPersonal(context, intent.request),
		isErased(context, intent.request)
	]);
	const { roles } = context;
	const decision = decideCorrectHelp({ roles, today: context.today(), settings: centre?.help ?? [], request, personal, erased }, intent);
	return record(context, 'help-corrected', { subject: intent.request, act: intent.act }, decision);
}
