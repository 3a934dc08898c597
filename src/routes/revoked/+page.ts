// Only for a device that has lost its place; any other goes where it belongs.
import { redirect } from '@sveltejs/kit';
import { readFarewell } from '#device/farewell.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	await parent();
	if (readFarewell() === undefined) redirect(307, '/');
};
