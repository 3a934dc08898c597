// What the help centre goes by from a day on: kinds of help, laws, days of public notice.
import { decidePublishHelpSettings, type HelpSettings } from '#domain/help-settings.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';

export async function publishHelpSettings(context: CommandContext, { act, ...settings }: { act: string } & HelpSettings): Promise<Done> {
	const centre = await context.centre();
	const decision = decidePublishHelpSettings({ roles: context.roles, settings: centre?.help ?? [] }, settings);
	return record(context, 'help-settings-published', { subject: context.session.org, act }, decision);
}
