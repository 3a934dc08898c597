import { expect, it } from 'vitest';
import { PAD_IDLE_MS_MAX, StaffPad } from './staff-pad.svelte.ts';

const PIN = '482915';

function aPad() {
	const world = { now: 1_000_000, left: 0, tried: [] as string[] };
	const pad = new StaffPad({
		now: () => world.now,
		waitMs: () => Promise.resolve(0),
		tryPin: (staff, pin) => {
			world.tried.push(`${staff} ${pin}`);
			return Promise.resolve(pin === PIN ? { answer: 'right' } : { answer: 'wrong', waitMs: 0, triesLeft: 9 });
		},
		leave: () => Promise.resolve(void (world.left += 1)),
		report: (error) => expect.fail(String(error))
	});
	return { world, pad };
}
async function type(pad: StaffPad, pin: string): Promise<void> {
	for (const digit of pin) pad.entry.press(digit);
	while (pad.entry.checking) await Promise.resolve();
}

it('[U26] leaves with the right PIN only, of whoever handed over or of another, and forgets a wrong one', async () => {
	const { pad, world } = aPad();
	pad.show('suda');
	await type(pad, '123450');
	expect([pad.entry.said, pad.entry.digits, world.left]).toEqual(['wrong', '', 0]);
	pad.entry.choose('malee');
	await type(pad, PIN);
	expect(world).toMatchObject({ left: 1, tried: ['suda 123450', 'malee 482915'] });
});

it('[U26] closes a pad that nobody touches, and forgets the digits typed', () => {
	const { pad, world } = aPad();
	pad.show('suda');
	pad.entry.press('4');
	world.now += PAD_IDLE_MS_MAX - 1;
	pad.tick();
	expect(pad.open).toBe(true);
	pad.touched();
	world.now += PAD_IDLE_MS_MAX;
	pad.tick();
	expect(pad.open).toBe(false);
	pad.show(undefined);
	expect(pad.entry.digits).toBe('');
});
