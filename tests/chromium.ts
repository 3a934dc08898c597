// Which Chromium the tests drive, and how it is started.
import { findChromium } from '../scripts/chromium.mjs';

/** Flags that keep a test browser quiet: no sandbox (root in containers), no calls home. */
export const chromiumArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

export interface ChromiumLaunchOptions {
	executablePath?: string;
	args: string[];
	env?: Record<string, string>;
}

/** The whole environment with what this Chromium needs beside it: Playwright replaces, it does not add. */
function environmentWith(extra: Record<string, string>): Record<string, string> {
	const here = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
	return { ...Object.fromEntries(here), ...extra };
}

/** Playwright launch options for the Chromium found; no path means that Playwright says itself what is missing. */
export async function chromiumLaunchOptions(): Promise<ChromiumLaunchOptions> {
	const found = await findChromium();
	return {
		args: chromiumArgs,
		...(found === undefined ? {} : { executablePath: found.executablePath }),
		...(found?.env === undefined ? {} : { env: environmentWith(found.env) })
	};
}
