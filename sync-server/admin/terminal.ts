// The terminal of whoever runs a command.
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from './command-context.ts';

/** A terminal on the process's own streams. */
export function processTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream, errors: NodeJS.WriteStream): Terminal {
	const isInteractive = input.isTTY === true;
	const lines = lineReader(input, isInteractive);
	return {
		isInteractive,
		say: (line) => void output.write(`${line}\n`),
		complain: (line) => void errors.write(`${line}\n`),
		readPassword: async (prompt) => {
			if (isInteractive) errors.write(prompt);
			const line = await lines();
			if (isInteractive) errors.write('\n');
			return line;
		}
	};
}

/** The next line of a stream each time, and '' at its end. What is typed is not shown. */
function lineReader(input: NodeJS.ReadStream, isInteractive: boolean): () => Promise<string> {
	const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
	return () =>
		new Promise((resolve) => {
			const reader: Interface = createInterface({ input, output: unseen, terminal: isInteractive });
			reader.once('line', (line) => {
				resolve(line);
				reader.close();
			});
			reader.once('close', () => resolve(''));
			reader.once('SIGINT', () => reader.close());
		});
}
