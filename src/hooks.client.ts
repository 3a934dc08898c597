// The last resort: an error that nothing else caught is reported once, by its own words; +error.svelte says what is safe.
import type { HandleClientError } from '@sveltejs/kit';

export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) reportError(error);
	return { message };
};
