// The view: Dexie tables made from the ledger, thrown away and rebuilt at will. Only projector.ts and rebuild.ts write here.
import Dexie, { type Table } from 'dexie';
import type { Case } from '#domain/cases.ts';
import type { Centre } from '#domain/centre.ts';
import type { DutyMonth } from '#domain/duty.ts';
import type { CentreDevice } from '#domain/devices.ts';
import type { HelpRequest } from '#domain/help-fold.ts';
import type { HelpSettings } from '#domain/help-settings.ts';
import type { InfoMonth } from '#domain/info-months.ts';
import type { Notice, Retention } from '#domain/privacy.ts';
import type { Register } from '#domain/register-numbers.ts';
import type { RegisterSettings } from '#domain/register-settings.ts';
import type { StaffMember } from '#domain/staff-member.ts';
import type { ErasureReason, OpeningPurpose, VisitField } from '#domain/words.ts';
import type { Sealed } from '#domain/personal.ts';
import type { Survey } from '#domain/surveys/survey.ts';
import type { DayTotals } from '#domain/totals.ts';
import type { Visit } from '#domain/visit.ts';

/** Raise when rows would be made differently from the same facts: the next start rebuilds. */
export const PROJECTION_VERSION = 7;

/** One visit, folded from all its facts. No personal data. */
export interface VisitRow extends Visit {
	/** Newest local sequence number among its facts; compare with what was pushed to know whether it was sent. */
	seq: number;
	/** Ids of its facts, in id order, for the history and for refusals. */
	facts: string[];
	/** Subjects of the notes that stand beside its personal record. */
	linked: string[];
}

/** One forwarded work and what became of it. No personal data. */
export interface CaseRow extends Omit<Case, 'agency'> {
	/** Absent until it was sent, so that the index has only those. */
	agency?: string;
	/** Code on the visitor's slip, nine letters. */
	slip: string;
	/** The agency's number for it, whole and in its parts, tidied for searching. */
	refs: string[];
	seq: number;
}

/** The sealed personal record that counts for a subject, still sealed. */
export interface PersonalRow {
	/** ULID of the visit or survey. */
	subject: string;
	/** Document id, which the seal is bound to. */
	id: string;
	sealed: Sealed;
}

/** One survey, answered or abandoned. */
export interface SurveyRow extends Survey {
	seq: number;
	facts: string[];
}

/** The centre as its facts say it is now. One row, id = organisation code. */
export interface CentreRow extends Centre {
	/** Every published version of the privacy notice, in the order in which they come into force. */
	notices: Notice[];
	/** Years for which personal records are kept, by type; 0 for ever. */
	retention: Retention;
	/** Every published version of the help centre's settings, in the order in which they come into force. */
	help: HelpSettings[];
	/** Months that were marked as keyed into INFO, oldest first. */
	infoMonths: InfoMonth[];
	/** Optional fields that the counter form has. */
	visitFields: VisitField[];
	/** Days without an answer after which a forwarded case waits too long. */
	caseWaitDays: number;
	/** How each official register is printed. */
	registers: RegisterSettings[];
	seq: number;
}
/** Who is on duty in a month, id = `2026-11`. */
export interface DutyRow extends DutyMonth {
	seq: number;
}
/** Which entry of an official register has which number, id = `e-service-FY2570` or `help-2026-11`. */
export interface RegisterRow extends Register {
	seq: number;
}
/** A device that works, or worked, at the centre. */
export interface DeviceRow extends CentreDevice {
	seq: number;
}
/** A request for help. */
export interface RequestRow extends HelpRequest {
	/** Newest local sequence number among its facts. */
	seq: number;
	/** Ids of its facts, in id order. */
	facts: string[];
	/** ULIDs of the sealed records that stand beside its own: notes of steps, and photos, removed ones too. */
	linked: string[];
}
/** A person who works, or worked, at the centre. */
export interface StaffRow extends StaffMember {
	seq: number;
}

/** A fact this program does not understand (promise 5), or a malformed one. */
export interface UnreadRow {
	id: string;
	kind: string;
	reason: 'newer' | 'malformed';
	seq: number;
}

/** A subject whose personal records were erased. */
export interface ErasureRow {
	/** ULID of the visit or survey. */
	subject: string;
	/** Corrected instant, ISO UTC. */
	at: string;
	by: string;
	reason: ErasureReason;
}

/** Personal records that somebody opened. */
export interface OpeningRow {
	/** ULID of the act. */
	id: string;
	/** Day in Bangkok, ISO. */
	on: string;
	/** Corrected instant at which it was noted, ISO UTC. */
	at: string;
	by: string;
	device: string;
	purpose: OpeningPurpose;
	/** ULIDs of visits and surveys. */
	subjects: string[];
}

/** Which ledger documents a subject is made of, where its other rows do not say so (known-subjects.ts). The projector's own. */
export interface SubjectRow {
	/** ULID of the visit or survey, or the organisation's code. */
	id: string;
	/** Ids of its facts and personal records, in id order. */
	documents: string[];
	/** Subjects of the notes and photos that its facts name; absent where there are none. */
	linked?: string[];
}

export interface CheckpointRow {
	id: 'checkpoint';
	/** Ledger sequence number up to which these tables stand for. */
	seq: number;
	projection: number;
}

/** What has left the ledger, as far as the days already speak for it. */
export interface LeftRow {
	id: 'left';
	generation: number;
	version: number;
	days: DayTotals[];
	/** Requests for help that left, by month; absent in tables of an earlier program. */
	requests?: Readonly<Record<string, number>>;
}

/** The read model of one organisation; the database's name carries its code. */
export class ReadModelDatabase extends Dexie {
	visits!: Table<VisitRow, string>;
	cases!: Table<CaseRow, string>;
	surveys!: Table<SurveyRow, string>;
	personal!: Table<PersonalRow, string>;
	centre!: Table<CentreRow, string>;
	staff!: Table<StaffRow, string>;
	days!: Table<DayTotals, string>;
	erasures!: Table<ErasureRow, string>;
	openings!: Table<OpeningRow, string>;
	devices!: Table<DeviceRow, string>;
	requests!: Table<RequestRow, string>;
	duties!: Table<DutyRow, string>;
	registers!: Table<RegisterRow, string>;
	unread!: Table<UnreadRow, string>;
	subjects!: Table<SubjectRow, string>;
	meta!: Table<CheckpointRow | LeftRow, string>;

	constructor(name: string) {
		// Dexie's cache of answers is dropped by every batch and copies each answer: nothing would be gained.
		super(name, { chromeTransactionDurability: 'relaxed', cache: 'disabled' });
		this.version(1).stores({
			visits: 'id, [on+at]',
			surveys: 'id, on',
			personal: 'subject',
			centre: 'id',
			days: 'day',
			unread: 'id',
			subjects: 'id',
			meta: 'id'
		});
		this.version(2).stores({ erasures: 'subject, at', openings: 'id, [on+at], by, *subjects' });
		this.version(3).stores({ devices: 'id' });
		this.version(4).stores({ staff: 'id' });
		this.version(5).stores({ duties: 'id' });
		this.version(6).stores({ cases: 'id, state, service, agency, slip, *refs' });
		this.version(7).stores({ requests: 'id, [on+at], state' });
		this.version(8).stores({ cases: 'id, state, service, agency, slip, *refs, on', registers: 'id' });
	}
}
