// Signing out (U11): whoever leaves is told what waits, and nothing that was recorded goes with them.
import type { App } from '#app/app.ts';
import { keepDeviceState } from '#device/device-state.ts';
import { clearSession } from '#device/session.ts';
import { signOut } from '#sync/sign-in.ts';
import type { SyncStatus } from '#sync/status.ts';

/** Records that only this device has, refused ones too; undefined while nobody has counted them. */
export const leftBehind = ({ knownSeq, unsent, refused }: SyncStatus): number | undefined =>
	knownSeq === undefined ? undefined : unsent + refused.length;

/** Ends the session here, and at the server where it can be reached. Never rejects. */
export async function leave(app: Pick<App, 'close'>, tellServer: () => Promise<unknown> = signOut): Promise<void> {
	clearSession();
	await Promise.allSettled([keepDeviceState(), tellServer(), app.close()]);
}
