import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, it, vi } from 'vitest';
import { COLLECTING_AFTER_MS, LEFT_BEFORE_COLLECTING, WaitingRoom } from './waiting-room.ts';

const collect = vi.fn();

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
	collect.mockClear();
});

function crowd(of: number): () => void {
	const log = { debug: () => undefined, info: () => undefined, error: () => undefined };
	const room = new WaitingRoom({ closing: new AbortController().signal, accounts: () => Promise.resolve(undefined), log });
	const responses = Array.from({ length: of }, () => new EventEmitter() as ServerResponse);
	for (const response of responses) room.enter(response, undefined);
	return () => responses.forEach((response) => response.emit('close'));
}

it('[O85] what a crowd of feeds leaves behind is collected once, after the last answer', () => {
	vi.useFakeTimers();
	vi.stubGlobal('gc', collect);
	crowd(3 * LEFT_BEFORE_COLLECTING)();
	expect(collect).not.toHaveBeenCalled();
	vi.advanceTimersByTime(COLLECTING_AFTER_MS);
	expect(collect).toHaveBeenCalledTimes(1);
});

it('[O85] a few that leave change nothing, and neither does a crowd where nobody may collect', () => {
	vi.useFakeTimers();
	vi.stubGlobal('gc', collect);
	crowd(LEFT_BEFORE_COLLECTING - 1)();
	vi.advanceTimersByTime(COLLECTING_AFTER_MS);
	expect(collect).not.toHaveBeenCalled();
	vi.stubGlobal('gc', undefined);
	crowd(LEFT_BEFORE_COLLECTING)();
	expect(() => vi.advanceTimersByTime(COLLECTING_AFTER_MS)).not.toThrow();
});
