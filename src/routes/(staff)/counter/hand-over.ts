// Handing the tablet to the visitor (U50): what goes along is enough for one survey and says nothing of who fills it in.
import type { Centre } from '#domain/centre.ts';
import { noonMs, type Day } from '#domain/days.ts';
import { surveyInForce } from '#domain/surveys/in-force.ts';
import type { Handover } from '#device/kiosk-state.ts';

export interface HandOverDoors {
	/** A new ULID made from the given time, ms. */
	ulid(timeMs: number): string;
	/** Whether the device has room for what a survey may need. */
	hasRoom(): Promise<boolean>;
	/** The centre as this device knows it. */
	centre(): (Pick<Centre, 'name' | 'surveys'> & Partial<Pick<Centre, 'withdrawnSurveys'>>) | undefined;
	/** Locks the device into the kiosk, durably; false when that could not be kept. */
	enterKiosk(handover: Handover): Promise<boolean>;
	/** Leaves for the kiosk for good. */
	leave(): void;
}

/** 'gone' when the kiosk has the tablet; otherwise why it has not. */
export type HandedOver = 'gone' | 'no-survey' | 'no-room' | 'failed';

/** Ids are made from noon of the day, so that nobody can tell by the minute whose answers they were (D7). */
export async function handOver(doors: HandOverDoors, today: Day, services: readonly string[]): Promise<HandedOver> {
	const centre = doors.centre();
	const definition = centre && surveyInForce(centre, today);
	if (centre === undefined || definition === undefined) return 'no-survey';
	if (!(await doors.hasRoom())) return 'no-room';
	const noon = noonMs(today);
	const ids = { survey: doors.ulid(noon), act: doors.ulid(noon) };
	if (!(await doors.enterKiosk({ ...ids, on: today, services: [...services], centre: centre.name, definition }))) return 'failed';
	doors.leave();
	return 'gone';
}
