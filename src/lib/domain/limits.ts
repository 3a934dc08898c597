// How long and how many: the limits of what is recorded (units in the names). Apart from the shapes that they are part of
// (facts.ts, personal.ts), so that a form which shows a limit does not load what checks shapes.

export const NAME_CHARACTERS_MAX = 200;
export const CODE_CHARACTERS_MAX = 64;
export const WORKS_PER_VISIT_MAX = 20;
export const WORKS_PER_CATALOGUE_MAX = 500;
export const QUESTIONS_PER_SURVEY_MAX = 60;
export const LABEL_CHARACTERS_MAX = 500;
export const LINK_CHARACTERS_MAX = 2000;
export const SCALE_POINTS_MAX = 100;

// ---- Of surveys ----
/** Screens that one survey may ask: a matrix counts its rows. */
export const STEPS_PER_SURVEY_MAX = 40;
export const SECTIONS_MAX = 12;
export const OPTIONS_MIN = 2;
export const OPTIONS_MAX = 30;
export const LEVELS_MIN = 2;
export const LEVELS_MAX = 7;
/** Of an answer in numbers; its square, over all answers of a quarter, is still a whole number that a double holds. */
export const ANSWER_NUMBER_MAX = 100_000;
export const BANDS_MAX = 10;
/** A mean of the largest scale, in hundredths. */
export const SCALE_HUNDREDTHS_MAX = 10_000;
export const COMMENT_TAGS_MAX = 30;
export const TAGS_PER_COMMENT_MAX = 10;

// ---- Of a work in the catalogue ----
export const CONTACT_CHARACTERS_MAX = 200;
export const PAPERS_CHARACTERS_MAX = 2000;
export const SOURCE_CHARACTERS_MAX = 500;
export const USUAL_DAYS_MAX = 3650;
export const CATALOGUE_LABEL_CHARACTERS_MAX = 200;
/** Works that come first on the form: as many as stand on its chips. */
export const FAVOURITES_MAX = 6;
/** UTF-8 bytes of all works of one version: the server takes a document of 1 MiB at most. */
export const CATALOGUE_BYTES_MAX = 900_000;
/** How far ahead a version may come into force. */
export const CATALOGUE_DAYS_AHEAD_MAX = 400;

// ---- Of the sealed personal record ----
export const PERSONAL_NAME_CHARACTERS_MAX = 200;
export const PERSONAL_NOTE_CHARACTERS_MAX = 2000;
export const COMMENT_CHARACTERS_MAX = 10_000;
export const PHONE_DIGITS_MAX = 20;
export const PHONE_EXTENSION_CHARACTERS_MAX = 20;
export const MOO_CHARACTERS_MAX = 20;
export const CITIZEN_ID_DIGITS = 13;
/** Of a passport, an alien's card, any other paper. */
export const OTHER_ID_CHARACTERS_MAX = 40;
export const HOUSE_CHARACTERS_MAX = 40;
export const ROAD_CHARACTERS_MAX = 200;
export const POSTCODE_CHARACTERS_MAX = 10;

// ---- Of queues and duty ----
export const QUEUE_NUMBER_CHARACTERS_MAX = 12;
export const STAFF_ON_DUTY_MAX = 20;

// ---- Of cases ----
export const AGENCY_CHARACTERS_MAX = 200;
export const REFERENCE_CHARACTERS_MAX = 64;
/** Days without an answer that are too long, until the centre says otherwise. */
export const CASE_WAIT_DAYS_DEFAULT = 15;
export const CASE_WAIT_DAYS_MAX = 365;

// ---- Of devices and keys ----
export const DEVICES_PER_CENTRE_MAX = 200;
export const KEYS_PER_CENTRE_MAX = 50;
/** base64 of a public key or a proof. */
export const KEY_FIELD_CHARACTERS_MAX = 200;
/** base64 of a key sealed for one device. */
export const SEALED_BOX_CHARACTERS_MAX = 400;

// ---- Of persons' rights ----
export const NOTICE_CHARACTERS_MAX = 10_000;
export const RETENTION_YEARS_MAX = 100;
export const RECORDS_PER_OPENING_MAX = 1_000;

// ---- Of the help centre ----
export const AFFECTED_MAX = 1_000_000;
export const PEOPLE_PER_REQUEST_MAX = 500;
export const PHOTOS_PER_REQUEST_MAX = 10;
/** Of a picture as it is sealed: a JPEG made smaller on the device, so that a slow link carries it in seconds. */
export const PHOTO_BYTES_MAX = 100_000;
/** Sealed bytes beside a record, as any ledger takes them: a photo, and room for what a later program may attach. */
export const ATTACHMENT_BYTES_MAX = 1_000_000;
export const ATTACHMENTS_PER_RECORD_MAX = 1;
export const AGE_YEARS_MAX = 130;
export const TROUBLE_CHARACTERS_MAX = 4_000;
export const PLACE_CHARACTERS_MAX = 500;
export const HELP_KINDS_MAX = 50;
export const HELP_LAWS_MAX = 50;
export const CRITERIA_CHARACTERS_MAX = 2_000;
export const LAW_CHARACTERS_MAX = 500;
export const NOTICE_DAYS_MAX = 365;

// ---- Of registers ----
export const ENTRIES_PER_NUMBERING_MAX = 1_000;
export const REGISTER_NUMBER_MAX = 1_000_000;
export const REGISTER_COLUMN_CHARACTERS_MAX = 80;
