// Addresses of the help centre's pages.
import { resolve } from '$app/paths';

export const requestPath = (request: string): string => `${resolve('/help/request')}?id=${request}`;
export const correctPath = (request: string): string => `${resolve('/help/request/correct')}?id=${request}`;
export const paperPath = (request: string): string => `${resolve('/help/request/paper')}?id=${request}`;
