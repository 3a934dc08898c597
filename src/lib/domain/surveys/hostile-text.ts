// Letters that have no business in the words of a survey (D148): control characters, and those that turn the reading direction round, so
// that a label would read other than it is stored. Blanks without width stay: Khmer and Burmese break their lines at them.

const HOSTILE = /[\p{Cc}\p{Cs}\p{Co}\u00AD\u061C\u180E\u200E\u200F\u2028-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;

/** Whether a text holds such letters. Markup is none: it is shown as it was written, and does nothing. */
export const isHostile = (text: string): boolean => HOSTILE.test(text);
