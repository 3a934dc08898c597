// Visitors as a spec types them in: words for the form, with sane defaults.
import { addDays, bangkokDay } from '#domain/days.ts';

export interface TypedVisit {
	title: string;
	name: string;
	phone: string;
	moo: string;
	/** Names of works as the catalogue has them. */
	works: string[];
}

/** A visitor with everything filled in, changed where a test cares. */
export function aVisit(change: Partial<TypedVisit> = {}): TypedVisit {
	return { title: 'นาง', name: 'น้ำฝน ทองดี', phone: '0800001234', moo: '4', works: ['การขอใช้ไฟฟ้า'], ...change };
}

const givenNames = ['สมศรี', 'บุญมี', 'น้ำฝน', 'ประเสริฐ', 'คำปัน', 'มาลี', 'อำนาจ', 'วันเพ็ญ'] as const;
const surnames = ['ใจเที่ยง', 'ทองดี', 'แก้วพนา', 'ศรีสว่าง', 'วงศ์ธารา'] as const;
const works = [['การขอใช้ไฟฟ้า'], ['การขอใช้น้ำประปา'], ['การขอใช้ไฟฟ้า', 'การขอใช้น้ำประปา']] as const;

/** A day's visitors, every one with a name of its own, the same for the same count. */
export function aDayOfVisits(count: number): TypedVisit[] {
	return Array.from({ length: count }, (_, index) =>
		aVisit({
			name: `${givenNames[index % givenNames.length] ?? ''} ${surnames[index % surnames.length] ?? ''}${index + 1}`,
			phone: `08000${String(index).padStart(5, '0')}`,
			moo: String((index % 12) + 1),
			works: [...(works[index % works.length] ?? works[0])]
		})
	);
}

/** The day so many days before today in Bangkok, as it is typed: day, month and year of the Buddhist era. */
export function dayTyped(daysAgo: number): string {
	const [year, month, day] = addDays(bangkokDay(Date.now(), 0), -daysAgo).split('-').map(Number) as [number, number, number];
	return `${day}/${month}/${year + 543}`;
}
