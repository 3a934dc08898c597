import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { aComment, aDefinition } from '#domain/surveys/testing/made-up-survey.ts';
import type { Handover } from '#device/kiosk-state.ts';
import { handOver, type HandOverDoors } from './hand-over.ts';

const definition = aDefinition([aComment()]);
const later = { ...definition, version: 2, effectiveFrom: '2026-12-01' };

function doors(changes: Partial<HandOverDoors> = {}) {
	const kept: Handover[] = [];
	const left = { times: 0 };
	const made: HandOverDoors = {
		ulid: (timeMs) => `${new Date(timeMs).toISOString()}#${String(kept.length)}`,
		hasRoom: () => Promise.resolve(true),
		centre: () => ({ name: 'ศูนย์', surveys: [definition, later] }),
		enterKiosk: (handover) => Promise.resolve(kept.push(handover) > 0),
		leave: () => void (left.times += 1),
		...changes
	};
	return { made, kept, left };
}

describe('handing over', () => {
	it('[U50] gives the day, the works, the survey in force and ids that tell no minute, and leaves', async () => {
		const { made, kept, left } = doors();
		expect(await handOver(made, asDay('2026-11-21'), ['power', 'water'])).toBe('gone');
		const noon = '2026-11-21T05:00:00.000Z#0';
		expect([kept, left.times]).toEqual([
			[{ survey: noon, act: noon, on: '2026-11-21', services: ['power', 'water'], centre: 'ศูนย์', definition }],
			1
		]);
	});

	it.each<[Partial<HandOverDoors>, string]>([
		[{ centre: () => undefined }, 'no-survey'],
		[{ centre: () => ({ name: 'ศูนย์', surveys: [later] }) }, 'no-survey'],
		[{ hasRoom: () => Promise.resolve(false) }, 'no-room'],
		[{ enterKiosk: () => Promise.resolve(false) }, 'failed']
	])('[U50] [U181] stays with the staff when the survey or the room is missing, or the lock would not hold: %o', async (changes, why) => {
		const { made, kept, left } = doors(changes);
		expect([await handOver(made, asDay('2026-11-21'), []), kept, left.times]).toEqual([why, [], 0]);
	});
});
