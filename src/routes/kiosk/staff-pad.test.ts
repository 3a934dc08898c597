import { expect, it } from 'vitest';
import { PAD_IDLE_MS_MAX, StaffPad } from './staff-pad.svelte.ts';

const CODE = '4711';

function aPad() {
	const world = { now: 1_000_000, waitMs: 0, left: 0, tried: [] as string[] };
	const pad = new StaffPad({
		now: () => world.now,
		digitsMax: 12,
		tryCode: (code) => {
			world.tried.push(code);
			return Promise.resolve({ answer: code === CODE ? 'right' : 'wrong' });
		},
		waitMs: () => world.waitMs,
		leave: () => Promise.resolve(void (world.left += 1))
	});
	return { world, pad };
}
async function type(pad: StaffPad, code: string): Promise<void> {
	for (const digit of code) pad.press(digit);
	await pad.enter();
}

it('[U26] leaves with the right code only, and forgets a wrong one', async () => {
	const { pad, world } = aPad();
	pad.show();
	await type(pad, '1234');
	expect([pad.wrong, pad.digits, world.left]).toEqual([true, '', 0]);
	await type(pad, CODE);
	expect(world.left).toBe(1);
});

it('[U26] tries nothing while the device makes wrong codes wait', async () => {
	const { pad, world } = aPad();
	world.waitMs = 4_200;
	pad.show();
	expect(pad.waitSeconds).toBe(5);
	await type(pad, CODE);
	expect([world.tried, world.left]).toEqual([[], 0]);
	world.waitMs = 0;
	pad.tick();
	await type(pad, CODE);
	expect(world.left).toBe(1);
});

it('[U26] closes a pad that nobody touches, and forgets the digits typed', () => {
	const { pad, world } = aPad();
	pad.show();
	pad.press('4');
	world.now += PAD_IDLE_MS_MAX;
	pad.tick();
	expect(pad.open).toBe(false);
	pad.show();
	expect(pad.digits).toBe('');
});
