// Closed lists of words that the first screens do without. Their types are in words.ts, with the others.

// ---- Of cases ----
/** How a case went to its agency: หนังสือ / ระบบ e-Service / โทรศัพท์ / ทางอื่น. */
export const forwardWays = ['paper', 'e-service', 'phone', 'other'] as const;
/** What the agency said: ดำเนินการแล้ว / ขอเอกสารเพิ่ม / ไม่รับดำเนินการ / อื่น. */
export const caseAnswers = ['done', 'more-wanted', 'declined', 'other'] as const;
export const tellWays = ['in-person', 'phone', 'letter', 'other'] as const;
export const caseResults = ['completed', 'declined', 'withdrawn', 'unreachable', 'other'] as const;
// ---- Of staff and devices ----
/** What a person at the counter may be: เจ้าหน้าที่ / หัวหน้าศูนย์. */
export const staffRoles = ['counter', 'head'] as const;
/** Why somebody no longer works here on any device. */
export const disableReasons = ['left', 'moved', 'suspended', 'other'] as const;
/** How a device came to the centre: by a one-time code, or by somebody's own account. */
export const enrolmentWays = ['code', 'account', 'first-run'] as const;
export const revocationReasons = ['lost', 'stolen', 'broken', 'replaced', 'other'] as const;
export const keyRotationReasons = ['device-revoked', 'sheet-lost', 'yearly', 'other'] as const;
// ---- Of surveys ----
/** Who filled in a survey: ผู้รับบริการ / เจ้าหน้าที่กรอกแทน / กระดาษ / ผู้รับบริการ on their own phone. */
export const surveyModes = ['self', 'assisted', 'paper', 'phone'] as const;
/** Languages a survey may be asked in; Thai is always one of them. */
export const surveyLanguages = ['th', 'en', 'lo', 'my', 'km'] as const;
/** Where a visitor was shown to answer by themself: the official form, or a page for their own phone. */
export const showWays = ['official-form', 'phone-page'] as const;
/** Why a survey ended without being finished. */
export const abandonReasons = ['idle', 'staff-ended'] as const;
// ---- Of the help centre ----
/** Who found the need: ร้องขอด้วยตนเอง / อปท. สำรวจพบ. */
export const helpOrigins = ['self', 'surveyed'] as const;
export const helpCorrectionReasons = ['typing-error', 'more-known', 'requester-asked', 'other'] as const;
export const helpVoidReasons = ['duplicate', 'wrong-person', 'training', 'other'] as const;
/** Where a request stands, in the order of the work; the last three leave it at any time. */
export const helpStates = [
	'registered',
	'checking',
	'to-committee',
	'agreed',
	'not-agreed',
	'more-wanted',
	'announced',
	'helping',
	'done',
	'forwarded',
	'unfounded',
	'withdrawn'
] as const;
// ---- Of persons' rights (PDPA) ----
export const erasureReasons = ['asked', 'retention', 'mistake'] as const;
/** Why a personal record was opened: the day's list, a search, one visit, figures' rows, comments, a copy for the person. */
export const openingPurposes = ['list', 'search', 'detail', 'identity', 'figures', 'comments', 'copy', 'other'] as const;
