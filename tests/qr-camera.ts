// What a camera sees that is held before a QR code: a film for Chromium's fake camera, drawn from the code as a screen shows it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Locator } from '@playwright/test';

const WIDTH_PIXELS = 640;
const HEIGHT_PIXELS = 480;
/** A desk under the lamp. */
const GREY = 0xb0;
const NO_COLOUR = 0x80;

/** Flags that give a browser this film instead of a camera, and the permission to look. */
export const cameraArgs = (film: string): string[] => [
	'--use-fake-device-for-media-stream',
	'--use-fake-ui-for-media-stream',
	`--use-file-for-fake-video-capture=${film}`
];

/** Films the QR code that a screen shows. */
export async function filmQr(shown: Locator, film: string): Promise<void> {
	const [viewBox, dark] = await Promise.all([shown.getAttribute('viewBox'), shown.locator('path').getAttribute('d')]);
	const modules = Number(viewBox?.split(' ')[2]);
	const luma = Buffer.alloc(WIDTH_PIXELS * HEIGHT_PIXELS, GREY);
	const pixels = Math.floor((HEIGHT_PIXELS * 0.9) / modules);
	const [left, top] = [WIDTH_PIXELS, HEIGHT_PIXELS].map((side) => Math.floor((side - pixels * modules) / 2)) as [number, number];
	const paint = (x: number, y: number, width: number, value: number): void => {
		for (let row = 0; row < pixels; row += 1) {
			const from = (top + y * pixels + row) * WIDTH_PIXELS + left + x * pixels;
			luma.fill(value, from, from + width * pixels);
		}
	};
	for (let y = 0; y < modules; y += 1) paint(0, y, modules, 0xf0);
	for (const [, x, y, width] of (dark ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)) paint(Number(x), Number(y), Number(width), 0x18);
	const colours = Buffer.alloc(luma.length / 2, NO_COLOUR);
	const head = `YUV4MPEG2 W${String(WIDTH_PIXELS)} H${String(HEIGHT_PIXELS)} F5:1 Ip A1:1 C420jpeg\n`;
	mkdirSync(dirname(film), { recursive: true });
	writeFileSync(film, Buffer.concat([Buffer.from(head), Buffer.from('FRAME\n'), luma, colours]));
}
