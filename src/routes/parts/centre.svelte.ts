// The centre of the session as the read model knows it now.
import type { App } from '#app/app.ts';
import { live } from '#readmodel/live.svelte.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import type { CentreRow } from '#readmodel/schema.ts';

export interface CentreNow {
	/** Undefined before the first answer and while nothing is known of the centre. */
	readonly row: CentreRow | undefined;
	/** Whether the read model was asked and knows no name. */
	readonly unnamed: boolean;
}

/** For component set-up. */
export function liveCentre(app: App): CentreNow {
	const asked = live(() => async () => ({ row: await centreOf(app.readModel, app.session.org) }));
	return {
		get row() {
			return asked.answer?.row;
		},
		get unnamed() {
			return asked.answer !== undefined && (asked.answer.row?.name ?? '') === '';
		}
	};
}
