// Pure: all documents of one subject → its rows, folded whole, so that the order of arrival cannot matter (promise V1).
import { foldCaseWait } from '#domain/case-wait.ts';
import { foldCases, isCaseFact, type Case, type CaseFact } from '#domain/cases.ts';
import { foldCentre, type CentreFact } from '#domain/centre.ts';
import { correctedInstant } from '#domain/clock-offset.ts';
import { foldDevice, isDeviceFact } from '#domain/devices.ts';
import { foldDuty } from '#domain/duty.ts';
import { inOrder } from '#domain/fact-order.ts';
import { readFact, type Fact, type ReadFact } from '#domain/facts.ts';
import { foldHelp, type HelpFact } from '#domain/help-fold.ts';
import { foldHelpSettings } from '#domain/help-settings.ts';
import { foldInfoMonths } from '#domain/info-months.ts';
import { linkedIn } from '#domain/linked.ts';
import { foldRegister } from '#domain/register-numbers.ts';
import { foldRegisters } from '#domain/register-settings.ts';
import { foldPrivacy, type PrivacyFact } from '#domain/privacy.ts';
import { foldSurvey, type SurveyFact } from '#domain/surveys/survey.ts';
import { foldStaff, type StaffFact } from '#domain/staff.ts';
import { slipCodeOf } from '#domain/slip-code.ts';
import { foldVisitFields } from '#domain/visit-fields.ts';
import { foldVisit, type VisitFact } from '#domain/visit.ts';
import type { FactDocument, LedgerDocument, PersonalDocument } from '#ledger/document.ts';
import { isPersonalId, readFactId, readPersonalId } from '#ledger/ids.ts';
import { refsOf } from './refs.ts';
import { upcast } from '#ledger/upcast.ts';
import type {
	CaseRow,
	CentreRow,
	DeviceRow,
	ErasureRow,
	OpeningRow,
	PersonalRow,
	RegisterRow,
	RequestRow,
	DutyRow,
	StaffRow,
	SurveyRow,
	UnreadRow,
	VisitRow
} from './schema.ts';

/** What one subject's documents come to; undefined where they do not come to a row (yet). */
export interface Projected {
	visit: VisitRow | undefined;
	/** Of the visit, where works of it were forwarded. */
	cases: CaseRow[];
	survey: SurveyRow | undefined;
	centre: CentreRow | undefined;
	staff: StaffRow | undefined;
	personal: PersonalRow | undefined;
	erasure: ErasureRow | undefined;
	opening: OpeningRow | undefined;
	device: DeviceRow | undefined;
	request: RequestRow | undefined;
	duty: DutyRow | undefined;
	register: RegisterRow | undefined;
	/** Subjects whose personal records stand beside this one's, by its facts. */
	linked: string[];
}

/** The subject a document belongs to: a ULID or an organisation's code. Undefined for an id that is nobody's. */
export const subjectOf = (id: string): string | undefined => (isPersonalId(id) ? readPersonalId(id) : readFactId(id))?.subjectId;

/**
 * The rows of a subject.
 * @param documents all of them, in any order
 * @param seq newest local sequence number among its facts
 */
export function project(subject: string, documents: readonly LedgerDocument[], seq: number): Projected {
	const facts = documents.filter((document) => !isPersonalId(document._id)) as FactDocument[];
	const known = facts.flatMap(understood);
	const erasure = erasureRow(subject, known);
	const records = documents.filter((document) => isPersonalId(document._id)) as PersonalDocument[];
	const linked = linkedIn(facts);
	const ofVisit = known.filter(isOf<VisitFact | CaseFact>('visit'));
	const visit = foldVisit(ofVisit.filter((fact): fact is VisitFact => !isCaseFact(fact)));
	return {
		visit: visit && { ...visit, seq, facts: idsOf('visit', facts), linked },
		cases: foldCases(visit, ofVisit).map((one) => caseRow(one, seq)),
		survey: surveyRow(known, facts, seq),
		centre: centreRow(subject, known, seq),
		// A record that another device wrote before it knew is not shown again (V25).
		personal: erasure === undefined ? personalRow(subject, records) : undefined,
		erasure,
		opening: openingRow(subject, known),
		device: deviceRow(known, seq),
		staff: staffRow(known, seq),
		request: requestRow(known, facts, linked, seq),
		duty: dutyRow(known, seq),
		register: registerRow(known, seq),
		linked
	};
}

/** The row that a document of itself deserves: one that this program cannot read (promise V5). */
export function unreadRow(document: LedgerDocument, seq: number): UnreadRow | undefined {
	if (isPersonalId(document._id) && readPersonalId(document._id) !== undefined) return undefined;
	const fact = document as FactDocument;
	const read = readOnce(fact);
	const misnamed = subjectOf(document._id) === undefined;
	if (read.state === 'known' && !misnamed) return undefined;
	return { id: document._id, kind: String(fact.kind), reason: read.state === 'unknown' ? 'newer' : 'malformed', seq };
}

function understood(document: FactDocument): Fact[] {
	const read = readOnce(document);
	return read.state === 'known' ? [read.fact] : [];
}

/** Documents that were checked, for as long as somebody holds them: each is asked about twice in a batch. */
const checked = new WeakMap<FactDocument, ReadFact>();

function readOnce(document: FactDocument): ReadFact {
	const before = checked.get(document);
	if (before !== undefined) return before;
	const read = readFact(upcast(document));
	checked.set(document, read);
	return read;
}

function caseRow({ agency, ...rest }: Case, seq: number): CaseRow {
	return { ...rest, ...(agency === '' ? {} : { agency }), slip: slipCodeOf(rest.visit), refs: refsOf(rest.reference), seq };
}

function surveyRow(known: readonly Fact[], facts: readonly FactDocument[], seq: number): SurveyRow | undefined {
	const survey = foldSurvey(known.filter(isOf<SurveyFact>('survey')));
	return survey && { ...survey, seq, facts: idsOf('survey', facts) };
}

function centreRow(subject: string, known: readonly Fact[], seq: number): CentreRow | undefined {
	const centre = foldCentre(known.filter(isOf<CentreFact>('centre')));
	if (centre === undefined) return undefined;
	const help = foldHelpSettings(known.filter((fact) => fact.kind === 'help-settings-published'));
	const infoMonths = foldInfoMonths(known.filter((fact) => fact.kind === 'info-month-recorded'));
	const visitFields = foldVisitFields(known.filter((fact) => fact.kind === 'visit-fields-set'));
	const caseWaitDays = foldCaseWait(known.filter((fact) => fact.kind === 'case-wait-set'));
	const privacy = foldPrivacy(known.filter(isOf<PrivacyFact>('centre')));
	const registers = foldRegisters(known.filter((fact) => fact.kind === 'register-set'));
	return { ...centre, ...privacy, help, infoMonths, visitFields, caseWaitDays, registers, id: subject, seq };
}

function requestRow(known: readonly Fact[], facts: readonly FactDocument[], linked: string[], seq: number): RequestRow | undefined {
	const request = foldHelp(known.filter(isOf<HelpFact>('help')));
	return request && { ...request, seq, facts: idsOf('help', facts), linked };
}

/** The first saying of it counts: what was erased once is not erased later. */
function erasureRow(subject: string, known: readonly Fact[]): ErasureRow | undefined {
	const [first] = inOrder(known.filter(isOf<Fact<'personal-erased'>>('erasure')));
	return first && { subject, at: correctedInstant(first.at, first.offset), by: first.by, reason: first.body.reason };
}

function openingRow(id: string, known: readonly Fact[]): OpeningRow | undefined {
	const [fact] = inOrder(known.filter(isOf<Fact<'personal-opened'>>('opening')));
	if (fact === undefined) return undefined;
	const { at, offset, by, device, body } = fact;
	return { id, at: correctedInstant(at, offset), by, device, ...body };
}

function deviceRow(known: readonly Fact[], seq: number): DeviceRow | undefined {
	const device = foldDevice(known.filter(isDeviceFact));
	return device && { ...device, seq };
}

function staffRow(known: readonly Fact[], seq: number): StaffRow | undefined {
	const member = foldStaff(known.filter(isOf<StaffFact>('staff')));
	return member && { ...member, seq };
}

function dutyRow(known: readonly Fact[], seq: number): DutyRow | undefined {
	const duty = foldDuty(known.filter(isOf<Fact<'duty-set'>>('duty')));
	return duty && { ...duty, seq };
}

function registerRow(known: readonly Fact[], seq: number): RegisterRow | undefined {
	const register = foldRegister(known.filter(isOf<Fact<'register-numbered'>>('register')));
	return register && { ...register, seq };
}

/** Acts are ULIDs, so the highest id is the newest record (promise V11). */
function personalRow(subject: string, records: readonly PersonalDocument[]): PersonalRow | undefined {
	const newest = records.reduce<PersonalDocument | undefined>((best, record) => (best && best._id > record._id ? best : record), undefined);
	return newest && { subject, id: newest._id, sealed: newest.sealed };
}

const isOf =
	<F extends Fact>(kind: string) =>
	(fact: Fact): fact is F =>
		fact._id.startsWith(`${kind}:`);

const idsOf = (kind: string, facts: readonly FactDocument[]): string[] =>
	facts
		.map((fact) => fact._id)
		.filter((id) => id.startsWith(`${kind}:`))
		.sort();
