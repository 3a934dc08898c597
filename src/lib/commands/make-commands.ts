// The commands of one composed app.
import { abandonSurvey } from './abandon-survey.ts';
import { addHelpPhoto } from './add-help-photo.ts';
import { addStaff } from './add-staff.ts';
import { answerSurvey } from './answer-survey.ts';
import type { CommandContext, CommandWorld } from './command-context.ts';
import type { Commands } from './commands.ts';
import { correctHelp } from './correct-help.ts';
import { changeStaff } from './change-staff.ts';
import { correctVisit } from './correct-visit.ts';
import { eraseAgain, erasePersonal } from './erase-personal.ts';
import { moveHelp } from './move-help.ts';
import { publishHelpSettings } from './publish-help-settings.ts';
import { recordHelpInfo } from './record-help-info.ts';
import { recordInfoMonth } from './record-info-month.ts';
import { requestHelp } from './request-help.ts';
import { voidHelp } from './void-help.ts';
import { handleCase } from './handle-case.ts';
import { logOpenings } from './log-openings.ts';
import { disableStaff } from './disable-staff.ts';
import { enableStaff } from './enable-staff.ts';
import { enrolDevice } from './enrol-device.ts';
import { numberEntries } from './number-entries.ts';
import { publishCatalogue } from './publish-catalogue.ts';
import { publishNotice } from './publish-notice.ts';
import { publishDeviceKey } from './publish-device-key.ts';
import { publishSurvey } from './publish-survey.ts';
import { recordOutcome } from './record-outcome.ts';
import { registerVisit } from './register-visit.ts';
import { rotateKey } from './rotate-key.ts';
import { removeHelpPhoto } from './remove-help-photo.ts';
import { renameDevice } from './rename-device.ts';
import { revokeDevice } from './revoke-device.ts';
import { setCaseWait } from './set-case-wait.ts';
import { setCentreProfile } from './set-centre-profile.ts';
import { setFavourites } from './set-favourites.ts';
import { setRegister } from './set-register.ts';
import { setRetention } from './set-retention.ts';
import { setServiceChoice } from './set-service-choice.ts';
import { setDuty } from './set-duty.ts';
import { setVisitFields } from './set-visit-fields.ts';
import { keySurveyAgain, settleKeying } from './key-survey-again.ts';
import { showSurvey } from './show-survey.ts';
import { setCommentTags, tagComment } from './tag-comment.ts';
import { voidVisit } from './void-visit.ts';
import { withdrawSurvey } from './withdraw-survey.ts';

/** Each command with its context filled in. They reject only with the ledger's typed errors and for bugs. */
export function makeCommands({ actor, ...world }: CommandWorld): Commands {
	const by =
		<I, D>(command: (context: CommandContext, intent: I) => Promise<D>) =>
		async (intent: I): Promise<D> => {
			const { staff, roles } = await actor();
			return command({ ...world, by: staff, roles }, intent);
		};
	return {
		registerVisit: by(registerVisit),
		correctVisit: by(correctVisit),
		voidVisit: by(voidVisit),
		recordOutcome: by(recordOutcome),
		handleCase: by(handleCase),
		answerSurvey: by(answerSurvey),
		abandonSurvey: by(abandonSurvey),
		showSurvey: by(showSurvey),
		keySurveyAgain: by(keySurveyAgain),
		settleKeying: by(settleKeying),
		tagComment: by(tagComment),
		setCommentTags: by(setCommentTags),
		withdrawSurvey: by(withdrawSurvey),
		setCentreProfile: by(setCentreProfile),
		publishCatalogue: by(publishCatalogue),
		setServiceChoice: by(setServiceChoice),
		setFavourites: by(setFavourites),
		publishSurvey: by(publishSurvey),
		addStaff: by(addStaff),
		changeStaff: by(changeStaff),
		disableStaff: by(disableStaff),
		enableStaff: by(enableStaff),
		publishNotice: by(publishNotice),
		setRetention: by(setRetention),
		setVisitFields: by(setVisitFields),
		setCaseWait: by(setCaseWait),
		setDuty: by(setDuty),
		setRegister: by(setRegister),
		numberEntries: by(numberEntries),
		erasePersonal: by(erasePersonal),
		eraseAgain: by(eraseAgain),
		logOpenings: by(logOpenings),
		requestHelp: by(requestHelp),
		correctHelp: by(correctHelp),
		moveHelp: by(moveHelp),
		voidHelp: by(voidHelp),
		addHelpPhoto: by(addHelpPhoto),
		removeHelpPhoto: by(removeHelpPhoto),
		recordHelpInfo: by(recordHelpInfo),
		recordInfoMonth: by(recordInfoMonth),
		publishHelpSettings: by(publishHelpSettings),
		publishDeviceKey: by(publishDeviceKey),
		rotateKey: by(rotateKey),
		renameDevice: by(renameDevice),
		revokeDevice: by(revokeDevice),
		enrolDevice: by(enrolDevice)
	};
}
