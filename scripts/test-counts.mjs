// Pure: how many tests passed and failed, from what the reporters wrote.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report Vitest's JSON reporter
 * @returns {Count} a file that could not even be loaded has no test results and counts as one failure
 */
export function countVitest(report) {
	const unloadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloadable,
		skipped: report.numPendingTests + report.numTodoTests
	};
}

/**
 * @param {{ stats: { expected: number, unexpected: number, skipped: number }, errors: unknown[] }} report Playwright's
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
	const { expected, unexpected, skipped } = stats;
	return { passed: expected, failed: unexpected + errors.length, skipped };
}
