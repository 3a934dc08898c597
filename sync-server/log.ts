// The server's log: one JSON line a message, on standard error, so that what main.ts says to a person stays readable.
import { once } from 'node:events';
import { pino, destination } from 'pino';
import type { Log } from './ports.ts';

export type LogLevel = 'debug' | 'info' | 'error';

const STANDARD_ERROR = 2;
/** Never in a log, wherever in the fields it stands. */
const SECRETS = ['password', 'cookie', 'authorization', 'token', 'body'];

/** Lines kept for a reader that does not keep up; beyond, they are dropped rather than the server slowed. */
const WAITING_BYTES_MAX = 8 * 1024 * 1024;

/** Lines are written together: a write for each request would cost more than many a request does. */
const TOGETHER_BYTES = 4_096;
/** How long a line may wait for others. */
const TOGETHER_MS_MAX = 200;

export interface FileLog extends Log {
	/** Writes what was said so far and closes the descriptor; nothing may be said after it. */
	close(): Promise<void>;
}

/**
 * A log on a file descriptor. Whoever reads it slowly does not hold up requests; an error is written before the call returns, with what
 * was said before it: the last words of a dying process count most.
 * @param level the least that is written
 * @param fd file descriptor
 */
export function openLog(level: LogLevel, fd: number = STANDARD_ERROR): FileLog {
	const file = destination({
		dest: fd,
		sync: false,
		minLength: TOGETHER_BYTES,
		periodicFlush: TOGETHER_MS_MAX,
		maxLength: WAITING_BYTES_MAX
	});
	const logger = pino(
		{
			level,
			base: undefined,
			timestamp: () => `,"time":"${new Date().toISOString()}"`,
			formatters: { level: (label) => ({ level: label }) },
			redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '…' }
		},
		file
	);
	return {
		debug: (fields, message) => logger.debug(fields, message),
		info: (fields, message) => logger.info(fields, message),
		error: (fields, message) => {
			logger.error(fields, message);
			file.flushSync();
		},
		close: async () => {
			const closed = once(file, 'close');
			file.end();
			await closed;
		}
	};
}
