import { describe, expect, it } from 'vitest';
import { factBodies, readFact } from '#domain/facts.ts';
import { aFact } from './ledger-contract.ts';
import { steps, upcast } from './upcast.ts';

const synthetic = {
	'visit-registered': {
		1: (body: unknown) => ({ ...(body as object), floor: 1 }),
		2: (body: unknown) => ({ ...(body as object), room: 'A' })
	}
};

describe('reading older versions', () => {
	it('[L13] takes a fact through every step to the newest version, and leaves the stored one alone', () => {
		const stored = Object.freeze(aFact('A', 1));
		expect(upcast(stored, synthetic)).toEqual({ ...stored, kv: 3, body: { n: 1, floor: 1, room: 'A' } });
		expect(upcast({ ...stored, kv: 2 }, synthetic)).toMatchObject({ kv: 3, body: { n: 1, room: 'A' } });
		expect(stored.kv).toBe(1);
	});

	it('[L13] leaves the newest version, newer ones and other kinds as they are', () => {
		for (const fact of [aFact('A', 1, { kv: 3 }), aFact('A', 1, { kv: 9 }), aFact('A', 1, { kind: 'visit-teleported' })]) {
			expect(upcast(fact, synthetic)).toBe(fact);
		}
	});

	it('[L13, D80] reads a catalogue of the first version, with both ways of serving and nothing on its cards', () => {
		const work = { code: 'T1', name: 'ช่วยติดตั้ง', owner: '', hotline: '', link: '', usualMode: 'complete', example: true, offered: true };
		const body = { effectiveFrom: '2026-10-01', works: [{ ...work, group: 'tangrath' }] };
		const read = readFact(upcast(aFact('A', 1, { kind: 'service-catalogue-published', kv: 1, body })));
		expect(read).toMatchObject({
			state: 'known',
			fact: {
				body: { label: '', works: [{ ...work, papers: '', usualDays: null, modes: ['forward', 'complete'], tangrath: true, to: null }] }
			}
		});
	});

	it('[L13, D152] reads a survey of the first version as one section in the languages it had, and its answers', () => {
		const words = { th: 'ก', en: 'a' };
		const scale = {
			id: 'q1',
			kind: 'scale',
			text: words,
			lowest: 1,
			highest: 10,
			lowestWord: words,
			highestWord: { th: 'ข', en: '' },
			required: true
		};
		const comment = { id: 'c', kind: 'comment', text: words, required: false };
		const asked = {
			definition: 'e-service',
			version: 1,
			effectiveFrom: '2026-10-01',
			title: words,
			example: true,
			questions: [scale, comment]
		};
		const published = readFact(upcast(aFact('A', 1, { kind: 'survey-definition-published', kv: 1, body: asked })));
		const questions = [
			{ id: 'q1', kind: 'scale', highest: 10, showIf: null, highestWord: { th: 'ข' } },
			{ id: 'c', kind: 'comment', showIf: null }
		];
		expect(published).toMatchObject({
			state: 'known',
			fact: {
				body: { title: words, languages: ['th', 'en'], link: null, bands: null, sections: [{ title: words, aspect: false, questions }] }
			}
		});
		const given = {
			definition: 'e-service',
			version: 1,
			on: '2026-11-21',
			mode: 'self',
			services: [],
			answers: [{ question: 'q1', value: 9 }]
		};
		const answered = readFact(upcast(aFact('A', 1, { kind: 'survey-answered', kv: 1, body: { ...given, commented: false } })));
		expect(answered).toMatchObject({ state: 'known', fact: { body: { ...given, language: null, batch: null } } });
	});

	it('[L13] has a step for every version a kind has left behind', () => {
		for (const [kind, { version }] of Object.entries(factBodies)) {
			const from = Object.keys(steps[kind] ?? {}).map(Number);
			expect(from, kind).toEqual(Array.from({ length: version - 1 }, (_, at) => at + 1));
		}
	});
});
