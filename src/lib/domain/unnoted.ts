// What a visit says of itself where nothing more was noted: as every visit did before it could be.

/** No first keystroke, typed at the counter, nobody named, no queue number. */
export const UNNOTED = { began: null, source: 'here', officer: null, queue: null } as const;
