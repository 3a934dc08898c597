// The server's log: one JSON line a message, on standard error, so that what main.ts says to a person stays readable.
import { pino, destination } from 'pino';
import type { Log } from './ports.ts';

export type LogLevel = 'debug' | 'info' | 'error';

const STANDARD_ERROR = 2;
/** Never in a log, wherever in the fields it stands. */
const SECRETS = ['password', 'cookie', 'authorization', 'token', 'body'];

/**
 * A log on a file descriptor. Lines are written before the call returns: the last words of a dying process count most.
 * @param level the least that is written
 * @param fd file descriptor
 */
export function openLog(level: LogLevel, fd: number = STANDARD_ERROR): Log {
	const logger = pino(
		{
			level,
			base: undefined,
			timestamp: () => `,"time":"${new Date().toISOString()}"`,
			formatters: { level: (label) => ({ level: label }) },
			redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '…' }
		},
		destination({ dest: fd, sync: true })
	);
	return {
		debug: (fields, message) => logger.debug(fields, message),
		info: (fields, message) => logger.info(fields, message),
		error: (fields, message) => logger.error(fields, message)
	};
}
