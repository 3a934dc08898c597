// One and many in English, where a count comes formatted.

/** "1 line", "1,200 lines". */
export const plural = (count: string, one: string, many = `${one}s`): string => `${count} ${count === '1' ? one : many}`;
