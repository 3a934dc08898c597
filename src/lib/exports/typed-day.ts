// A day as people type it into a sheet: 21/11/2569. As text, because a date cell shows another era on another machine.
import { BUDDHIST_YEARS_AHEAD } from '#domain/days.ts';

/** @param iso a day that exists */
export function asTypedDay(iso: string): string {
	const [year, month, date] = iso.split('-') as [string, string, string];
	return `${date}/${month}/${Number(year) + BUDDHIST_YEARS_AHEAD}`;
}
