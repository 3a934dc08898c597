// How many facts does this program not understand?
import type { ReadModelDatabase } from '../schema.ts';

/** `newer` ones want an update of the app; `malformed` ones want somebody to look. */
export async function unreadCount(db: ReadModelDatabase): Promise<{ newer: number; malformed: number }> {
	const all = await db.unread.toArray();
	const newer = all.filter(({ reason }) => reason === 'newer').length;
	return { newer, malformed: all.length - newer };
}
