// What the two screens load before they can be used, beside their budgets.
import { firstLoads, type FirstScreen } from './first-load.ts';
import type { Measure } from './table.ts';

const budgets: readonly { route: FirstScreen; what: string; kilobytes: number }[] = [
	{ route: '/counter', what: 'first load of the counter, JavaScript gzipped', kilobytes: 120 },
	{ route: '/kiosk', what: 'first load of the kiosk, JavaScript gzipped', kilobytes: 80 }
];

export async function benchFirstLoad(): Promise<Measure[]> {
	const loads = await firstLoads();
	return budgets.map(({ route, what, kilobytes }) => {
		const { jsKilobytes, laterKilobytes } = loads[route];
		const baselineIs = `another ${Math.round(laterKilobytes)} kB follow by themselves`;
		return { what, at: '', value: jsKilobytes, baseline: undefined, unit: 'kB', budget: { atMost: kilobytes }, baselineIs };
	});
}
