// The drawing beside each state of a case.
import type { CaseState } from '#domain/words.ts';
import type { IconName } from '#ui/icons.ts';

export const stateIcons: Record<CaseState, IconName> = {
	'waiting-to-send': 'send',
	sent: 'clock',
	answered: 'info',
	told: 'people',
	closed: 'check',
	cancelled: 'stop'
};
