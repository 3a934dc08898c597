// Handing over on this device. Loaded at the tap: no first screen needs it.
import { resolve } from '$app/paths';
import type { App } from '#app/app.ts';
import { enterKiosk } from '#device/kiosk-state.ts';
import { isRoomLow } from '#device/storage-room.ts';
import type { Day } from '#domain/days.ts';
import { KIOSK } from '../../parts/places.ts';
import { handOver, type HandedOver, type HandOverDoors } from './hand-over.ts';

/** Hands this tablet over for a survey about these services. */
export function handOverHere(
	{ ids, storage, who }: Pick<App, 'ids' | 'storage' | 'who'>,
	centre: HandOverDoors['centre'],
	today: Day,
	services: readonly string[]
): Promise<HandedOver> {
	const doors: HandOverDoors = {
		ulid: (timeMs) => ids.ulid(timeMs),
		hasRoom: async () => !(await isRoomLow(storage)),
		centre,
		enterKiosk: async (handover) => who !== undefined && enterKiosk(who.staff, handover),
		leave: () => location.replace(resolve(KIOSK))
	};
	return handOver(doors, today, services);
}
