// How each register is printed (D123): title, columns in the order of the form, each renamed or switched off, and the numbering.
import { decided, firstRefusal, type Decision } from './decision.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import type { RegisterColumnSetting } from './facts-of-registers.ts';
import { NAME_CHARACTERS_MAX, REGISTER_COLUMN_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { columnsOf, registerKinds, type RegisterColumn, type RegisterKind } from './register-words.ts';
import { may, type Role } from './roles.ts';

export type RegisterSettings = FactBody<'register-set'>;

/** Off until the office wants them: nobody collects what is not needed. */
const offAtFirst: readonly RegisterColumn[] = ['citizen-id'];

/** As a register is until the office says otherwise. */
export const usualRegister = (register: RegisterKind): RegisterSettings => ({
	register,
	title: '',
	columns: columnsOf[register].map((id) => ({ id, on: !offAtFirst.includes(id), name: '' })),
	numbering: 'fiscal-year'
});

/** Whether a register may look so from now on. The column of the number is always there. */
export function decideSetRegister(
	{ roles, now }: { roles: readonly Role[]; now: RegisterSettings },
	typed: RegisterSettings
): Decision<'register-set'> {
	const said = tidy(typed);
	const refusal = firstRefusal([
		() => (may(roles, 'set-register') ? undefined : refuse('not-permitted')),
		() => (said.title.length > NAME_CHARACTERS_MAX ? refuse('field-too-long', 'title', { max: NAME_CHARACTERS_MAX }) : undefined),
		() =>
			said.columns.some(({ name }) => name.length > REGISTER_COLUMN_CHARACTERS_MAX)
				? refuse('field-too-long', 'columns', { max: REGISTER_COLUMN_CHARACTERS_MAX })
				: undefined,
		() => (JSON.stringify(said) === JSON.stringify(tidy(now)) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('register-set', said) : { ok: false, refusal };
}

/** Of each register what was said last, with every column that this program knows. */
export function foldRegisters(facts: readonly Fact<'register-set'>[]): RegisterSettings[] {
	const ordered = inOrder(facts);
	return registerKinds.map((register) => {
		const said = ordered.findLast(({ body }) => body.register === register)?.body;
		return said === undefined ? usualRegister(register) : tidy(said);
	});
}

function tidy({ register, title, columns, numbering }: RegisterSettings): RegisterSettings {
	const usual = usualRegister(register).columns;
	return { register, title: title.trim(), columns: usual.map((one) => withSaid(one, columns)), numbering };
}

function withSaid(usual: RegisterColumnSetting, said: readonly RegisterColumnSetting[]): RegisterColumnSetting {
	const found = said.find(({ id }) => id === usual.id);
	if (found === undefined) return usual;
	return { id: usual.id, on: found.on || usual.id === 'number', name: found.name.trim() };
}
