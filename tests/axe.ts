// The checker of accessibility, as specs use it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What the builder puts into a page that has axe already. */
const NOTHING = ';';

/**
 * Axe on a page. Its usual way puts half a megabyte of script into the page at each look, and opens a second page to bring the findings
 * of frames together; no screen of ours has frames.
 */
export async function axeOn(page: Page): Promise<AxeBuilder> {
	const isThere = await page.evaluate(() => 'axe' in window);
	const builder = new AxeBuilder(isThere ? { page, axeSource: NOTHING } : { page }).setLegacyMode();
	// Of what is right nobody asks for the places.
	return builder.options({ resultTypes: ['violations'] });
}
