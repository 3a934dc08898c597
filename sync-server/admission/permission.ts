// Who may bring what into an organisation's ledger (P56–P58). A session sends whatever is on its device, the work of others among it, so a
// document may enter when the one who sends it may do such an act, or the one it says it is by.
import { may, rolesIn, type Act } from '#domain/roles.ts';
import { isPersonal } from './admit.ts';

/** The act behind each kind of fact. A kind that is not here is from a newer program, and taken. */
const acts: Readonly<Partial<Record<string, Act>>> = {
	'visit-registered': 'register',
	'work-outcome-recorded': 'record-outcome',
	'visit-corrected': 'correct',
	'visit-voided': 'void',
	'case-forwarded': 'handle-case',
	'case-followed-up': 'handle-case',
	'case-answered': 'handle-case',
	'case-visitor-told': 'handle-case',
	'case-closed': 'handle-case',
	'case-reopened': 'handle-case',
	'case-assigned': 'handle-case',
	'survey-answered': 'survey',
	'survey-abandoned': 'survey',
	'survey-shown': 'survey',
	'survey-keyed-again': 'survey',
	'survey-keying-settled': 'survey',
	'comment-tagged': 'survey',
	'centre-profile-set': 'set-profile',
	'service-catalogue-published': 'publish-catalogue',
	'service-choice-set': 'choose-works',
	'service-favourites-set': 'choose-favourites',
	'survey-definition-published': 'publish-survey',
	'survey-definition-withdrawn': 'publish-survey',
	'comment-tags-set': 'publish-survey',
	'staff-added': 'manage-people',
	'staff-changed': 'manage-people',
	'staff-disabled': 'manage-people',
	'staff-enabled': 'manage-people',
	'device-enrolled': 'enrol-device',
	'device-renamed': 'manage-devices',
	'device-key-published': 'enrol-device',
	'device-revoked': 'manage-devices',
	'centre-key-rotated': 'manage-devices',
	'notice-published': 'set-privacy',
	'retention-set': 'set-privacy',
	'personal-erased': 'erase-personal',
	'personal-opened': 'log-opening',
	'help-requested': 'register-help',
	'help-corrected': 'handle-help',
	'help-voided': 'handle-help',
	'help-moved': 'handle-help',
	'help-photo-added': 'handle-help',
	'help-photo-removed': 'handle-help',
	'help-info-recorded': 'handle-help',
	'info-month-recorded': 'handle-help',
	'help-settings-published': 'set-help',
	'visit-fields-set': 'set-profile',
	'case-wait-set': 'set-profile',
	'duty-set': 'set-duty',
	'register-set': 'set-register',
	'register-numbered': 'print-register'
};

/** What of a document says which act it is. */
export interface Asked {
	id: string;
	/** Its `kind`, which readers go by; the id names one too, and both must be permitted. */
	kind: unknown;
	/** Written over an earlier version, or a deletion: of a personal record, sealing anew or erasing. */
	isChange: boolean;
}

/** The acts that a document stands for; none for what anyone in the organisation may send. */
export function actsOf({ id, kind, isChange }: Asked): Act[] {
	if (isPersonal(id)) return isChange ? ['read-personal'] : [];
	const kindInId = kindIn(id);
	const byKind = actOf(kind);
	const byId = kindInId === kind ? undefined : actOf(kindInId);
	const known = byKind === undefined ? [] : [byKind];
	return byId === undefined ? known : [byId, ...known];
}

/** What stands between the second colon and the third. Every document that comes in is asked, so nothing is made of the rest. */
function kindIn(id: string): string | undefined {
	const second = id.indexOf(':', id.indexOf(':') + 1);
	if (second < 0) return undefined;
	const third = id.indexOf(':', second + 1);
	return third < 0 ? id.slice(second + 1) : id.slice(second + 1, third);
}

const actOf = (kind: unknown): Act | undefined => (typeof kind === 'string' && Object.hasOwn(acts, kind) ? acts[kind] : undefined);

/** Whether these role strings of `_users` allow acts in a database. */
export function permissionIn(database: string, roleStrings: readonly string[]): (wanted: readonly Act[]) => boolean {
	const held = rolesIn(roleStrings, database);
	return (wanted) => wanted.every((act) => may(held, act));
}

export const NOT_PERMITTED = 'not-permitted: neither whoever sends this record nor whoever it is by may make records of this kind.';
