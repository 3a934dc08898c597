// What are the centre's devices called, and which have lost their place?
import type { DeviceRow, ReadModelDatabase } from '../schema.ts';

/** Undefined while no fact has named it. */
export async function deviceName(db: ReadModelDatabase, id: string): Promise<string | undefined> {
	return (await db.devices.get(id))?.name || undefined;
}

/** All of them, revoked ones too; a centre has dozens at most. */
export const allDevices = (db: ReadModelDatabase): Promise<DeviceRow[]> => db.devices.toArray();
