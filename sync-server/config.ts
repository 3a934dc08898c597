// From the operator's options to what the server runs with: checked once, frozen, and handed on. Reads nothing itself.
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { defaultConfig, type Config } from './config-type.ts';
import { limitNames, type LimitName } from './limit-options.mjs';
import type { LogLevel } from './log.ts';
import type { Options } from './options.mjs';

const PORT_MAX = 65_535;
const port = z.int().check(z.gte(0), z.lte(PORT_MAX));
const positive = z.int().check(z.gte(1));

const limitShapes = Object.fromEntries(limitNames.map((name) => [name, positive])) as Record<LimitName, typeof positive>;

const configShape = z.strictObject({
	host: z.string().check(z.minLength(1)),
	port,
	apiPort: z.optional(port),
	dataDir: z.union([z.string().check(z.minLength(1)), z.undefined()]),
	pbkdf2Iterations: positive,
	tls: z.optional(z.object({ certFile: z.string(), keyFile: z.string() })),
	trustProxy: z.boolean(),
	corsOrigins: z.readonly(z.array(z.string())),
	metricsToken: z.optional(z.string()),
	...limitShapes
}) satisfies z.ZodMiniType<Config>;

export interface Settings {
	config: Readonly<Config>;
	/** Where the databases are: in a folder of this machine, or in a CouchDB. */
	store: { kind: 'sqlite'; dataDir: string } | { kind: 'couchdb'; url: string };
	/** What sessions are signed with; undefined: what is kept with the databases. */
	secret: string | undefined;
	/** Folder of the built app. */
	appDir: string;
	demo: boolean;
	administrator: { user: string; password: string } | undefined;
	logLevel: LogLevel;
}

/** The Config, checked; throws when a program hands over an impossible one. */
export function checkedConfig(config: Config): Config {
	return configShape.parse(config);
}

/** The settings of a server started with these options. Relative folders are taken from `here`. */
export function settingsOf(options: Options, here: string): Readonly<Settings> {
	const { host, port, apiPort, data, couchdb, secret, demo, administrator, appDir, logLevel } = options;
	const { tls, trustProxy, corsOrigins, metricsToken, limits } = options;
	const dataDir = resolve(here, data);
	const kept = couchdb === undefined ? dataDir : undefined;
	const chosen = { ...defaultConfig, ...limits, host, port, apiPort, dataDir: kept, tls, trustProxy, corsOrigins, metricsToken };
	return Object.freeze<Settings>({
		config: Object.freeze(checkedConfig(chosen)),
		store: couchdb === undefined ? { kind: 'sqlite', dataDir } : { kind: 'couchdb', url: couchdb.url },
		secret,
		appDir: appDir === undefined ? join(import.meta.dirname, '..', 'build') : resolve(here, appDir),
		demo,
		administrator,
		logLevel
	});
}
