// A work of which nothing is said yet, as a form for a new one and a row of a sheet begin with it.
import type { CatalogueWork } from './facts-of-catalogue.ts';
import { serviceModes } from './words.ts';

export const blankWork = (): CatalogueWork => ({
	code: '',
	name: '',
	group: 'own',
	owner: '',
	contact: '',
	hotline: '',
	link: '',
	papers: '',
	usualDays: null,
	modes: [...serviceModes],
	usualMode: 'complete',
	tangrath: false,
	from: null,
	to: null,
	source: '',
	checkedOn: null,
	example: false,
	offered: true
});
