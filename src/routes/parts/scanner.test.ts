import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Camera, CameraAnswer } from '#device/camera.ts';
import { LOOK_EVERY_MS, Scanner } from './scanner.svelte.ts';

const video = {} as HTMLVideoElement;

/** A scanner before a camera that sees these texts one after the other, and what is taken of them. */
function aScanner(seen: (string | undefined)[], take: (text: string) => string | undefined) {
	const closed = vi.fn<() => void>();
	const camera: Camera = { stream: {} as MediaStream, light: undefined, close: closed };
	const taken: string[] = [];
	const scanner = new Scanner({
		take: (text) => {
			taken.push(text);
			return take(text);
		},
		noneInPicture: () => 'none',
		open: () => Promise.resolve<CameraAnswer>({ ok: true, camera }),
		reader: () => Promise.resolve({ glance: () => Promise.resolve(seen.shift()), study: () => Promise.resolve(seen.shift()) })
	});
	scanner.video = video;
	return { scanner, closed, taken };
}

beforeEach(() => {
	vi.useFakeTimers();
	return () => void vi.useRealTimers();
});

describe('the scanner', () => {
	it('[U140] looks until a code is taken, and then the camera is off', async () => {
		const { scanner, closed, taken } = aScanner([undefined, undefined, 'good'], () => undefined);
		await scanner.open();
		expect(scanner.state).toBe('looking');
		await vi.advanceTimersByTimeAsync(2 * LOOK_EVERY_MS);
		expect([taken, scanner.state, closed.mock.calls.length]).toEqual([['good'], 'off', 1]);
	});

	it('[U141] says what is wrong with a code once, and goes on looking', async () => {
		const { scanner, taken } = aScanner(['bad', 'bad', 'good'], (text) => (text === 'bad' ? 'wrong' : undefined));
		await scanner.open();
		expect(scanner.problem).toBe('wrong');
		await vi.advanceTimersByTimeAsync(2 * LOOK_EVERY_MS);
		expect([taken, scanner.problem, scanner.state]).toEqual([['bad', 'good'], undefined, 'off']);
	});

	it('[U140] closes a camera that opens after it was left', async () => {
		const { scanner, closed, taken } = aScanner(['good'], () => undefined);
		const opening = scanner.open();
		scanner.close();
		await opening;
		expect([scanner.state, closed.mock.calls.length, taken]).toEqual(['off', 1, []]);
	});

	it('[U141] says why a camera cannot be used, and tries again when asked', async () => {
		const answers: CameraAnswer[] = [
			{ ok: false, problem: 'refused' },
			{ ok: false, problem: 'in-use' }
		];
		const open = (): Promise<CameraAnswer> => Promise.resolve(answers.shift() as CameraAnswer);
		const scanner = new Scanner({ take: () => undefined, noneInPicture: () => 'none', open });
		await scanner.open();
		expect(scanner.state).toBe('refused');
		await scanner.open();
		expect(scanner.state).toBe('in-use');
	});

	it('[U141] takes a picture instead, and says when nothing is in it', async () => {
		const { scanner, taken } = aScanner([undefined, 'good'], () => undefined);
		await scanner.study(new File([], 'wall.jpg'));
		expect(scanner.problem).toBe('none');
		await scanner.study(new File([], 'code.jpg'));
		expect([scanner.problem, taken]).toEqual([undefined, ['good']]);
	});
});
