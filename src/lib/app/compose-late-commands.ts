// The acts as the screens have them from the first moment on: each waits until the real ones are loaded.
import type { Commands } from '#commands/commands.ts';

/** `real` loads the commands the first time; an act rejects with what it rejects with. */
export function lateCommands(real: () => Promise<Commands>): Commands {
	return {
		registerVisit: async (intent) => (await real()).registerVisit(intent),
		correctVisit: async (intent) => (await real()).correctVisit(intent),
		voidVisit: async (intent) => (await real()).voidVisit(intent),
		recordOutcome: async (intent) => (await real()).recordOutcome(intent),
		handleCase: async (intent) => (await real()).handleCase(intent),
		answerSurvey: async (intent) => (await real()).answerSurvey(intent),
		abandonSurvey: async (intent) => (await real()).abandonSurvey(intent),
		setCentreProfile: async (intent) => (await real()).setCentreProfile(intent),
		publishCatalogue: async (intent) => (await real()).publishCatalogue(intent),
		setServiceChoice: async (intent) => (await real()).setServiceChoice(intent),
		setFavourites: async (intent) => (await real()).setFavourites(intent),
		publishSurvey: async (intent) => (await real()).publishSurvey(intent),
		renameDevice: async (intent) => (await real()).renameDevice(intent),
		revokeDevice: async (intent) => (await real()).revokeDevice(intent),
		publishNotice: async (intent) => (await real()).publishNotice(intent),
		setVisitFields: async (intent) => (await real()).setVisitFields(intent),
		setDuty: async (intent) => (await real()).setDuty(intent),
		setRetention: async (intent) => (await real()).setRetention(intent),
		erasePersonal: async (intent) => (await real()).erasePersonal(intent),
		eraseAgain: async (subjects) => (await real()).eraseAgain(subjects),
		requestHelp: async (intent) => (await real()).requestHelp(intent),
		correctHelp: async (intent) => (await real()).correctHelp(intent),
		moveHelp: async (intent) => (await real()).moveHelp(intent),
		voidHelp: async (intent) => (await real()).voidHelp(intent),
		addHelpPhoto: async (intent) => (await real()).addHelpPhoto(intent),
		removeHelpPhoto: async (intent) => (await real()).removeHelpPhoto(intent),
		recordHelpInfo: async (intent) => (await real()).recordHelpInfo(intent),
		recordInfoMonth: async (intent) => (await real()).recordInfoMonth(intent),
		publishHelpSettings: async (intent) => (await real()).publishHelpSettings(intent),
		logOpenings: async (openings) => (await real()).logOpenings(openings),
		publishDeviceKey: async (intent) => (await real()).publishDeviceKey(intent),
		rotateKey: async (intent) => (await real()).rotateKey(intent),
		addStaff: async (intent) => (await real()).addStaff(intent),
		changeStaff: async (intent) => (await real()).changeStaff(intent),
		disableStaff: async (intent) => (await real()).disableStaff(intent),
		enableStaff: async (intent) => (await real()).enableStaff(intent),
		enrolDevice: async (intent) => (await real()).enrolDevice(intent)
	};
}
