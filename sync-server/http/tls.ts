// The certificate of https: read at the start, and again when its file has changed, so that a renewed one needs no restart.
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import type { Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Log } from '../ports.ts';

const WATCH_MS = 10_000;

export interface CertificateFiles {
	certFile: string;
	keyFile: string;
}

/** Certificate chain and key, PEM. Throws when a file cannot be read or the two do not belong together. */
export function readCertificate(files: CertificateFiles): { cert: Buffer; key: Buffer } {
	const pair = { cert: readFileSync(files.certFile), key: readFileSync(files.keyFile) };
	createSecureContext(pair);
	return pair;
}

/** Calls back when one of the two files has changed. Returns how to stop. */
export function watchFiles({ certFile, keyFile }: CertificateFiles, changed: () => void): () => void {
	for (const file of [certFile, keyFile]) watchFile(file, { interval: WATCH_MS, persistent: false }, changed);
	return () => {
		for (const file of [certFile, keyFile]) unwatchFile(file, changed);
	};
}

/** Hands a renewed certificate to the server; until it is there and whole, the old one serves. */
export function renewCertificate(files: CertificateFiles, server: Server, log: Log): void {
	try {
		(server as HttpsServer).setSecureContext(readCertificate(files));
		log.info({}, 'The certificate was read again');
	} catch (error) {
		log.error({ error: String(error) }, 'The new certificate cannot be used; the old one stays');
	}
}
