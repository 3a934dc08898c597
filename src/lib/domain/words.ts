// The closed lists of words that facts are made of. Apart from the shapes that they are part of (facts.ts), so that a screen
// which offers them does not load what checks shapes. Lists that only later screens offer are in later-words.ts, their types here.
import type {
	abandonReasons,
	caseAnswers,
	caseResults,
	disableReasons,
	enrolmentWays,
	erasureReasons,
	forwardWays,
	helpCorrectionReasons,
	helpOrigins,
	helpStates,
	helpVoidReasons,
	keyRotationReasons,
	openingPurposes,
	revocationReasons,
	showWays,
	staffRoles,
	surveyLanguages,
	surveyModes,
	tellWays
} from './later-words.ts';

// ---- Of the counter (domain.md §1.4, letter 002) ----
/** Kinds of visitor: ประชาชน / หน่วยงานภาคเอกชน / ส่วนราชการ. */
export const visitorKinds = ['citizen', 'business', 'government'] as const;
/** How a work is served: รับเรื่อง–ส่งต่อ / เบ็ดเสร็จ. */
export const serviceModes = ['forward', 'complete'] as const;
/** By which channel the visitor came: เคาน์เตอร์ / โทรศัพท์ / เว็บไซต์ / นอกสถานที่. */
export const channels = ['counter', 'phone', 'website', 'outreach'] as const;
/** What came of a work: แล้วเสร็จ / รับเรื่อง–ส่งต่อ / ให้คำแนะนำ / ไม่แล้วเสร็จ. The counter never approves. */
export const outcomes = ['completed', 'forwarded', 'advised', 'unfinished'] as const;
/** Groups of works: ๑ ประชาชน / ๒ ธุรกิจ–SMEs / ๓ แรงงาน / the centre's own / แอปทางรัฐ. */
export const serviceGroups = ['citizen', 'business', 'labour', 'own', 'tangrath'] as const;
/** Where an entry comes from: typed while the visitor was here, or later from the paper register. */
export const visitSources = ['here', 'paper'] as const;
/** Fields of the counter form that a centre may switch on; none is at first (domain.md §7.2, §7.6). */
export const visitFields = ['citizen-id', 'house', 'road', 'postcode', 'officer', 'queue'] as const;
/** What of a day somebody is on duty. */
export const dutyParts = ['day', 'morning', 'afternoon'] as const;
/** Kinds of organisation that run a centre. The last is on the DOPA line, the others on the DLA line. */
export const centreTypes = [
	'provincial-organisation',
	'city',
	'town',
	'subdistrict-municipality',
	'subdistrict-organisation',
	'pattaya',
	'district-point'
] as const;
/** Why an entry was corrected or voided. Free words go into the sealed personal record, never here. */
export const correctionReasons = ['typing-error', 'wrong-work', 'wrong-outcome', 'visitor-asked', 'other'] as const;
export const voidReasons = ['duplicate', 'wrong-person', 'visitor-left', 'training', 'other'] as const;
// ---- Of cases: works that were forwarded, until they are closed (letter 002 §4–§5). The owner agency decides, never the counter. ----
/** Where a case stands. `cancelled`: its visit was voided, or the work turned out not to be forwarded. */
export const caseStates = ['waiting-to-send', 'sent', 'answered', 'told', 'closed', 'cancelled'] as const;
// ---- Of the help centre (domain.md §5.3) ----
// ---- Of persons' rights (PDPA) ----
export const recordTypes = ['visit', 'survey', 'help'] as const;

export type ForwardWay = (typeof forwardWays)[number];
export type CaseAnswer = (typeof caseAnswers)[number];
export type TellWay = (typeof tellWays)[number];
export type CaseResult = (typeof caseResults)[number];
export type CaseState = (typeof caseStates)[number];
export type StaffRole = (typeof staffRoles)[number];
export type DisableReason = (typeof disableReasons)[number];
export type EnrolmentWay = (typeof enrolmentWays)[number];
export type RevocationReason = (typeof revocationReasons)[number];
export type KeyRotationReason = (typeof keyRotationReasons)[number];
export type HelpOrigin = (typeof helpOrigins)[number];
export type HelpState = (typeof helpStates)[number];
export type HelpCorrectionReason = (typeof helpCorrectionReasons)[number];
export type HelpVoidReason = (typeof helpVoidReasons)[number];
export type RecordType = (typeof recordTypes)[number];
export type ErasureReason = (typeof erasureReasons)[number];
export type OpeningPurpose = (typeof openingPurposes)[number];
export type VisitSource = (typeof visitSources)[number];
export type VisitField = (typeof visitFields)[number];
export type DutyPart = (typeof dutyParts)[number];
export type VisitorKind = (typeof visitorKinds)[number];
export type ServiceMode = (typeof serviceModes)[number];
export type Channel = (typeof channels)[number];
export type Outcome = (typeof outcomes)[number];
export type ServiceGroup = (typeof serviceGroups)[number];
export type CentreType = (typeof centreTypes)[number];
export type SurveyMode = (typeof surveyModes)[number];
export type SurveyLanguage = (typeof surveyLanguages)[number];
export type ShowWay = (typeof showWays)[number];
export type CorrectionReason = (typeof correctionReasons)[number];
export type VoidReason = (typeof voidReasons)[number];
export type AbandonReason = (typeof abandonReasons)[number];
