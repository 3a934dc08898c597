// Every limit an operator may move: its value in the unit its name says, and what it bounds. Plain JavaScript, like options.mjs,
// which reads `--max-body-bytes N` and SALA_MAX_BODY_BYTES from this table.

const MEBIBYTE_BYTES = 1024 * 1024;

export const limitDefaults = {
	maxBodyBytes: 64 * MEBIBYTE_BYTES,
	maxBodiesBytes: 256 * MEBIBYTE_BYTES,
	maxDocumentBytes: 8_000_000,
	maxAttachmentBytes: 32 * MEBIBYTE_BYTES,
	maxBatchDocuments: 10_000,
	maxRevisionsListed: 10_000,
	maxUrlBytes: 12 * 1024,
	maxHeaderBytes: 32 * 1024,
	maxRequestsInFlight: 512,
	maxConnections: 12_000,
	maxFeeds: 5_000,
	maxFeedsPerUser: 1_000,
	maxOpenDatabases: 256,
	requestSeconds: 300,
	headersSeconds: 30,
	keepAliveSeconds: 75,
	stalledAnswerSeconds: 60,
	sessionSeconds: 30 * 86_400
};

/** @typedef {keyof typeof limitDefaults} LimitName */

/** @type {Record<LimitName, string>} */
export const limitWords = {
	maxBodyBytes: 'คำขอ · a request body, unpacked',
	maxBodiesBytes: 'คำขอทั้งหมดพร้อมกัน · all request bodies held at once, packed and unpacked',
	maxDocumentBytes: 'เอกสาร · a document as JSON, replicated or not',
	maxAttachmentBytes: 'ไฟล์แนบ · an attachment',
	maxBatchDocuments: 'เอกสารต่อคำขอ · documents or keys in one request',
	maxRevisionsListed: 'รุ่นใน _revisions · revisions in one _revisions member',
	maxUrlBytes: 'ที่อยู่ · a request address',
	maxHeaderBytes: 'ส่วนหัว · all headers of a request',
	maxRequestsInFlight: 'คำขอพร้อมกัน · requests answered at once',
	maxConnections: 'การเชื่อมต่อ · open connections',
	maxFeeds: 'ผู้รอข่าวทั้งหมด · waiting feeds in all',
	maxFeedsPerUser: 'ผู้รอข่าวต่อบัญชี · waiting feeds of one account',
	maxOpenDatabases: 'ไฟล์ที่เปิด · database files held open',
	requestSeconds: 'เวลารับคำขอ · to receive a request whole',
	headersSeconds: 'เวลารับส่วนหัว · to receive its headers',
	keepAliveSeconds: 'เวลาว่าง · an idle connection is kept',
	stalledAnswerSeconds: 'เวลาที่ไม่มีใครอ่าน · an answer nobody reads is kept',
	sessionSeconds: 'อายุการลงชื่อ · a sign-in lasts unused'
};

/** A thousand million: what no limit needs more than, and what every number here holds. */
const LIMIT_MAX = 1_000_000_000;

export const limitNames = /** @type {LimitName[]} */ (Object.keys(limitDefaults));

/** `--max-body-bytes` for maxBodyBytes. @param {LimitName} name */
export const optionOfLimit = (name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `SALA_MAX_BODY_BYTES` for maxBodyBytes. @param {LimitName} name */
export const variableOfLimit = (name) => `SALA_${name.replaceAll(/[A-Z]/g, '_$&').toUpperCase()}`;

/** The number of a limit; undefined when the text is none. @param {string} text */
export function limitOf(text) {
	const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
	return value >= 1 && value <= LIMIT_MAX ? value : undefined;
}
