// The device report for whoever helps (U85): numbers, versions and codes. No name, no user, nothing that anybody typed; what the
// server wrote about a refused record stays out too, as it may quote the record.
import type { App } from '#app/app.ts';
import type { BrowserWords } from '#device/browser.ts';
import type { KeptError } from '#device/error-log.ts';
import { factBodies, FACT_ENVELOPE_VERSION, type FactKind } from '#domain/facts.ts';

const DIAGNOSIS_VERSION = 1;

export interface DiagnosisParts {
	app: Pick<App, 'session' | 'roles' | 'clock' | 'connectivity' | 'storage' | 'readModel' | 'sync' | 'startup'>;
	/** Version of the program. */
	version: string;
	browser: BrowserWords;
	errors: readonly KeptError[];
}

/** The report, ready to be saved. */
export async function diagnosis({ app, version, browser, errors }: DiagnosisParts): Promise<object> {
	const now = app.clock.now();
	return {
		diagnosis: DIAGNOSIS_VERSION,
		version,
		madeAt: isoOf(now),
		clockOffsetMs: app.clock.offset(),
		device: app.session.device,
		org: app.session.org,
		roles: app.roles,
		browser,
		storage: await app.storage.report(),
		startup: app.startup,
		sync: syncPart(app),
		schemas: { envelope: FACT_ENVELOPE_VERSION, facts: factVersions(), readModel: app.readModel.verno },
		rows: await rowsOf(app),
		errors
	};
}

/** `sala-report-<device>-<time>.json` */
export const diagnosisFileName = (device: string, nowMs: number): string =>
	`sala-report-${device.slice(-DEVICE_LETTERS)}-${isoOf(nowMs).slice(0, MINUTES_LENGTH).replaceAll(/[-:]/g, '')}.json`;
const DEVICE_LETTERS = 6;
const MINUTES_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

const isoOf = (ms: number): string => new Date(ms).toISOString();

function syncPart({ sync }: Pick<App, 'sync'>): object {
	const { refused, unsentFacts: _, lastContactMs, nextTryMs, ...rest } = sync.status();
	return {
		...rest,
		lastContact: lastContactMs === undefined ? null : isoOf(lastContactMs),
		nextTry: nextTryMs === undefined ? null : isoOf(nextTryMs),
		refused: refused.map(({ id, error }) => ({ id, error }))
	};
}

const factVersions = (): Record<string, number> =>
	Object.fromEntries(Object.entries(factBodies).map(([kind, shape]) => [kind as FactKind, shape.version]));

/** How many rows each table of the read model has; null for one that cannot be counted. */
async function rowsOf({ readModel }: Pick<App, 'readModel'>): Promise<Record<string, number | null>> {
	const counted = readModel.tables.map(async (table) => [table.name, await Promise.resolve(table.count()).catch(() => null)] as const);
	return Object.fromEntries(await Promise.all(counted));
}
