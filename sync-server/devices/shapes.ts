// The pieces that requests about devices are made of, and how one is read.
import * as z from 'zod/mini';
import { Refused } from '../errors.ts';
import type { Ask } from '../protocol/exchange.ts';
import { parseJsonObject } from '../protocol/parse-json.ts';

/** No request about a device is longer. */
const BODY_BYTES_MAX = 16 * 1024;
const DEVICE_NAME_CHARACTERS_MAX = 200;
const ORG_CHARACTERS_MAX = 80;

/** A database of an organisation, `org-10470101`. */
export const orgShape = z.string().check(z.maxLength(ORG_CHARACTERS_MAX), z.regex(/^org-[a-z0-9_-]+$/));
/** A device's own id, made by itself: a ULID. */
export const deviceShape = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
export const deviceNameShape = z.string().check(z.trim(), z.minLength(1), z.maxLength(DEVICE_NAME_CHARACTERS_MAX));

/**
 * The body of a request. Throws Refused: too long, not JSON, or a field that cannot be so, which is named. A form on another site
 * cannot send this type without asking first, so it cannot post here behind someone's back.
 */
export async function bodyOf<T extends z.ZodMiniType>(ask: Ask, shape: T): Promise<z.output<T>> {
	if (!/^application\/json\s*(?:;|$)/i.test(ask.header('content-type') ?? '')) throw new Refused('bad_content_type');
	const read = shape.safeParse(parseJsonObject(await ask.text(BODY_BYTES_MAX)));
	if (read.success) return read.data;
	throw new Refused('bad_request', `This field is missing or cannot be so: ${read.error.issues[0]?.path.join('.') ?? ''}`);
}
