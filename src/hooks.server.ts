// While the app is built: what its one page names to be fetched at once. Letters that come late would move what is under a finger.
import type { Handle } from '@sveltejs/kit';

export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: () => true });
