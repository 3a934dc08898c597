import { expect, it } from 'vitest';
import { exampleHelpSettings } from '#domain/help-settings.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { fieldsOfSettings, readSettings } from './settings-fields.ts';

const fields = () => fieldsOfSettings(exampleHelpSettings, '21/11/2569', asTyped);

it('[U258] what is shown is what would be published, from the day typed', () => {
	expect(readSettings(fields())).toEqual({ ok: true, settings: { ...exampleHelpSettings, effectiveFrom: '2026-11-21' } });
	expect(readSettings({ ...fields(), noticeDays: '๑๕' })).toMatchObject({ settings: { noticeDays: 15 } });
});

it.each([
	[{ from: '31/2/2569' }, 'from'],
	[{ noticeDays: 'x' }, 'noticeDays'],
	[{ laws: [{ name: 'ก', from: '31/2/2569', to: '' }] }, 'laws']
])('[U258] %j is refused beside its field', (change, field) => {
	expect(readSettings({ ...fields(), ...change })).toMatchObject({ ok: false, refusal: { field } });
});
