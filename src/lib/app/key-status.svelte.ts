// How the centre's keys stand on this device, for the screen that shows it.
import type { KeyStatus } from '../upkeep/key-upkeep.ts';

export class KeysAtWork {
	current = $state.raw<KeyStatus>({ missing: [], resealing: undefined });
}
