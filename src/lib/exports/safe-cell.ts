// Text that no program takes for a formula, also after the sheet was saved as CSV (promise E5).

const STARTS_A_FORMULA = /^[=+\-@\t\r]/;

/** The text with an apostrophe in front where a program would work it out. */
export const safeText = (text: string): string => (STARTS_A_FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before `safeText`. */
export const plainText = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
