// Pure: the lines of the screen, from what the server says of the devices and what their facts say (U133).
import { SILENT_FOR_HEAD_WORKING_DAYS, SILENT_FOR_PROVINCE_WORKING_DAYS } from '#domain/silence.ts';
import type { CentreDevice } from '#domain/devices.ts';
import { revocationReasons } from '#domain/later-words.ts';
import type { RevocationReason } from '#domain/words.ts';
import type { DeviceReport, RegisteredDevice } from '#sync/device-office.ts';

/** Further off than this, a device's clock is worth a look. */
export const CLOCK_OFF_MS_MAX = 5 * 60_000;

export interface DeviceLine {
	id: string;
	name: string;
	isThis: boolean;
	hasCredential: boolean;
	lastHeard: number | undefined;
	report: DeviceReport | undefined;
	/** Working days without a word; 0 below what the head is told of. */
	silentDays: number;
	/** Silent for so long that the province's count has it. */
	isLongSilent: boolean;
	clockIsOff: boolean;
	revoked: { reason: RevocationReason; isErased: boolean } | undefined;
}

/** Those with a place, silent ones first and then by name; those without after them. */
export function deviceLines(registered: readonly RegisteredDevice[], known: readonly CentreDevice[], thisDevice: string): DeviceLine[] {
	const facts = new Map(known.map((device) => [device.id, device]));
	const lines = registered.map((device) => lineOf(device, facts.get(device.device), thisDevice));
	const unheard = known.filter(({ id }) => !registered.some(({ device }) => device === id));
	return [...lines, ...unheard.map((device) => lineOf(unheardOf(device), device, thisDevice))].toSorted(byPlace);
}

function lineOf(device: RegisteredDevice, known: CentreDevice | undefined, thisDevice: string): DeviceLine {
	const silent = device.silentWorkingDays ?? 0;
	const reason = device.revoked?.reason ?? known?.revoked?.reason;
	return {
		id: device.device,
		name: known?.name || device.name,
		isThis: device.device === thisDevice,
		hasCredential: device.hasCredential,
		lastHeard: device.lastHeard ?? undefined,
		report: device.report ?? undefined,
		silentDays: silent >= SILENT_FOR_HEAD_WORKING_DAYS ? silent : 0,
		isLongSilent: silent >= SILENT_FOR_PROVINCE_WORKING_DAYS,
		clockIsOff: Math.abs(device.report?.offset ?? 0) > CLOCK_OFF_MS_MAX,
		revoked: reason === undefined ? undefined : { reason: reasonOf(reason), isErased: typeof device.revoked?.erasedAt === 'number' }
	};
}

const reasonOf = (reason: string): RevocationReason => revocationReasons.find((one) => one === reason) ?? 'other';

const unheardOf = ({ id, name }: CentreDevice): RegisteredDevice => ({
	device: id,
	name,
	hasCredential: false,
	enrolledAt: null,
	lastHeard: null,
	silentWorkingDays: null,
	report: null,
	revoked: null
});

const byPlace = (a: DeviceLine, b: DeviceLine): number =>
	Number(a.revoked !== undefined) - Number(b.revoked !== undefined) ||
	b.silentDays - a.silentDays ||
	a.name.localeCompare(b.name, 'th') ||
	(a.id < b.id ? -1 : 1);
