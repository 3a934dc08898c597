// How loud a chip or banner is. Colour only underlines it: the icon and the words say it.
import type { IconName } from './icons.ts';

export type Tone = 'quiet' | 'good' | 'look' | 'bad';

/** The icon a tone has when none is given. */
export const toneIcons: Record<Tone, IconName> = { quiet: 'info', good: 'check', look: 'alert', bad: 'stop' };
