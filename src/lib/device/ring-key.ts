// A key of the centre, as the device's ring has it.

export interface RingKey {
	/** First 16 hex digits of SHA-256 of the key; every sealed record names its key by it. */
	id: string;
	raw: Uint8Array<ArrayBuffer>;
}
