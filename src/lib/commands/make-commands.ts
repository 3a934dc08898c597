// The commands of one composed app.
import { abandonSurvey } from './abandon-survey.ts';
import { answerSurvey } from './answer-survey.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands } from './commands.ts';
import { correctVisit } from './correct-visit.ts';
import { eraseAgain, erasePersonal } from './erase-personal.ts';
import { logOpenings } from './log-openings.ts';
import { publishCatalogue } from './publish-catalogue.ts';
import { publishNotice } from './publish-notice.ts';
import { publishDeviceKey } from './publish-device-key.ts';
import { publishSurvey } from './publish-survey.ts';
import { recordOutcome } from './record-outcome.ts';
import { registerVisit } from './register-visit.ts';
import { rotateKey } from './rotate-key.ts';
import { renameDevice } from './rename-device.ts';
import { revokeDevice } from './revoke-device.ts';
import { setCentreProfile } from './set-centre-profile.ts';
import { setRetention } from './set-retention.ts';
import { voidVisit } from './void-visit.ts';

/** Each command with its context filled in. They reject only with the ledger's typed errors and for bugs. */
export function makeCommands(context: CommandContext): Commands {
	return {
		registerVisit: (intent) => registerVisit(context, intent),
		correctVisit: (intent) => correctVisit(context, intent),
		voidVisit: (intent) => voidVisit(context, intent),
		recordOutcome: (intent) => recordOutcome(context, intent),
		answerSurvey: (intent) => answerSurvey(context, intent),
		abandonSurvey: (intent) => abandonSurvey(context, intent),
		setCentreProfile: (intent) => setCentreProfile(context, intent),
		publishCatalogue: (intent) => publishCatalogue(context, intent),
		publishSurvey: (intent) => publishSurvey(context, intent),
		renameDevice: (intent) => renameDevice(context, intent),
		revokeDevice: (intent) => revokeDevice(context, intent),
		publishNotice: (intent) => publishNotice(context, intent),
		setRetention: (intent) => setRetention(context, intent),
		erasePersonal: (intent) => erasePersonal(context, intent),
		eraseAgain: (subjects) => eraseAgain(context, subjects),
		logOpenings: (openings) => logOpenings(context, openings),
		publishDeviceKey: (intent) => publishDeviceKey(context, intent),
		rotateKey: (intent) => rotateKey(context, intent)
	};
}
