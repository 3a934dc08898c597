// What a screen reader and a keyboard meet in the parts of a form, in a real browser.
import { flushSync, mount, unmount, type Component } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import ChoiceChips from './ChoiceChips.svelte';
import CheckChips from './CheckChips.svelte';
import ErrorSummary from './ErrorSummary.svelte';
import TextInput from './TextInput.svelte';

const mounted: object[] = [];

function show<P extends Record<string, unknown>>(component: Component<P>, props: P): void {
	mounted.push(mount(component, { target: document.body, props }));
	flushSync();
}

afterEach(async () => {
	await Promise.all(mounted.splice(0).map((each) => unmount(each)));
	document.body.replaceChildren();
});

const byId = (id: string): HTMLElement => document.getElementById(id) ?? expect.fail(`nothing has the id ${id}`);
const texts = (ids: string | null): string[] => (ids ?? '').split(' ').map((id) => byId(id).textContent.trim());

it('[U2] a field names its label, hint and error', () => {
	show(TextInput, { id: 'name', label: 'ชื่อ', hint: 'เท่าที่บอก', error: 'ใส่ชื่อ', value: '' });
	const field = byId('name') as HTMLInputElement;
	expect(field.labels?.[0]?.textContent.trim()).toBe('ชื่อ');
	expect(texts(field.getAttribute('aria-describedby'))).toEqual(['เท่าที่บอก', 'ข้อผิดพลาด: ใส่ชื่อ']);
	expect(field.getAttribute('aria-invalid')).toBe('true');
});

it('[U2] a field without an error claims none', () => {
	show(TextInput, { id: 'name', label: 'ชื่อ', value: '' });
	expect(byId('name').hasAttribute('aria-describedby')).toBe(false);
	expect(byId('name').hasAttribute('aria-invalid')).toBe(false);
});

it('[U2] the error summary takes the focus and leads to the field', () => {
	show(TextInput, { id: 'name', label: 'ชื่อ', value: '' });
	show(ErrorSummary, { errors: [{ field: 'name', message: 'ใส่ชื่อ' }, { message: 'ลองอีกครั้ง' }] });
	expect(document.activeElement?.id).toBe('error-summary-title');
	document.querySelector<HTMLAnchorElement>('[role=alert] a')?.click();
	expect(document.activeElement?.id).toBe('name');
});

it('[U2] text past its limit stays whole, and the excess is said', () => {
	show(TextInput, { id: 'name', label: 'ชื่อ', value: 'ก'.repeat(12), limit: 10 });
	expect((byId('name') as HTMLInputElement).value).toHaveLength(12);
	expect(document.body.textContent).toContain('ยาวเกินไป 2 ตัวอักษร');
});

const options = [
	{ value: 'a', label: 'หนึ่ง' },
	{ value: 'b', label: 'สอง' }
] as const;

it('[U2] chips to choose one from are radio buttons of one named group', () => {
	show(ChoiceChips, { id: 'kind', legend: 'ประเภท', options, value: 'a' });
	const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
	expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
	expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
	expect(byId('kind').getAttribute('role')).toBe('radiogroup');
});

it('[U2] chips to tick are reached by arrow keys and round again', () => {
	show(CheckChips, { id: 'works', legend: 'งาน', options, values: ['b'] });
	const [first, second] = [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
	first?.focus();
	first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
	expect(document.activeElement).toBe(second);
	second?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
	expect(document.activeElement).toBe(first);
	expect(second?.checked).toBe(true);
});
