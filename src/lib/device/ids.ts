// ULIDs, with their random part from the browser's cryptography (promise B4).
import { ulid } from 'ulid';
import type { Ids } from './ports.ts';

const ULID_TIME_MS_MAX = 2 ** 48 - 1;

export const deviceIds: Ids = {
	ulid: (timeMs) => ulid(Math.min(ULID_TIME_MS_MAX, Math.max(1, Math.trunc(timeMs))))
};
