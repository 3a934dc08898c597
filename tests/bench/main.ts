// `npm run bench`: every budget of the README, measured here and now. `npm run bench -- server save` measures those alone;
// `--json` prints the figures for a program. A missed budget is said, never an error: machines differ.
import { buildWhenNeeded } from '../../scripts/workshop.mjs';
import { benchFirstSync, benchSaving } from './browser-bench.ts';
import { benchColdStart } from './cold-start-bench.ts';
import { benchFind } from './find-bench.ts';
import { benchFirstLoad } from './first-load-bench.ts';
import { describeMachine, inWords } from './machine.ts';
import { benchNames } from './names-bench.ts';
import { benchPin } from './pin-bench.ts';
import { benchRescue } from './rescue-bench.ts';
import { benchServer } from './server-bench.ts';
import { markdown, ratioOf, within, type Measure } from './table.ts';

interface Part {
	/** The word that chooses it. */
	word: string;
	measure: () => Promise<Measure[]>;
}

const parts: readonly Part[] = [
	{ word: 'server', measure: benchServer },
	{ word: 'save', measure: benchSaving },
	{ word: 'sync', measure: benchFirstSync },
	{ word: 'start', measure: benchColdStart },
	{ word: 'load', measure: benchFirstLoad },
	{ word: 'pin', measure: benchPin },
	{ word: 'names', measure: benchNames },
	{ word: 'find', measure: benchFind },
	{ word: 'rescue', measure: benchRescue }
];

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const wanted = words.filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((word) => !parts.some((part) => part.word === word));
if (unknown.length > 0) {
	console.error(`No such part: ${unknown.join(', ')}. There are ${parts.map(({ word }) => word).join(', ')}.`);
	process.exit(2);
}

const built = await buildWhenNeeded();
if (built.code !== 0) {
	console.error(built.output);
	process.exit(built.code);
}
const machine = await describeMachine();
const measures: Measure[] = [];
for (const part of parts) {
	if (wanted.length > 0 && !wanted.includes(part.word)) continue;
	console.error(`Measuring: ${part.word} …`);
	measures.push(...(await part.measure()));
}
const judged = measures.map((measure) => ({ ...measure, ratio: ratioOf(measure), within: within(measure) }));
console.log(asJson ? JSON.stringify({ machine, measures: judged }, undefined, 2) : `${inWords(machine)}\n\n${markdown(measures)}`);
const missed = judged.filter((one) => one.within === false).length;
if (missed > 0) console.error(`${missed} of ${judged.length} missed their budget.`);
