// POST /_sala/enrolment-codes: a head or an administrator makes a one-time code for one new device (P140).
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { ENROLMENT_CODE_RANDOM_BYTES, makeEnrolmentCode } from '#domain/enrolment-code.ts';
import { readUser } from '../auth/read-user.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from '../protocol/exchange.ts';
import { devicesDatabase } from './device-database.ts';
import { CODE_LIFE_MS, KeptCodes } from './kept-codes.ts';
import { sealUnder } from './sealed-box.ts';
import { bodyOf, deviceNameShape, orgShape } from './shapes.ts';
import { requireOwnAct } from './who-may.ts';

const SECRET_BYTES = 32;
const shape = z.object({ org: orgShape, name: deviceNameShape });

/** `{org, name}` → 201 `{code, secret, expiresAt}`, the end in milliseconds since 1970. */
export async function enrolmentCodes(ask: Ask): Promise<Answer> {
	const { org, name } = await bodyOf(ask, shape);
	requireOwnAct(ask, org, 'manage-devices');
	const { store, clock } = ask.service;
	if ((await store.open(org)) === undefined) throw new Refused('not_found', 'There is no such organisation.');
	const codes = new KeptCodes(await devicesDatabase(store), clock);
	await codes.sweep();
	const code = makeEnrolmentCode(randomBytes(ENROLMENT_CODE_RANDOM_BYTES));
	const secret = randomBytes(SECRET_BYTES).toString('base64url');
	const expiresAt = clock.now() + CODE_LIFE_MS;
	const madeBy = ask.user.name ?? '';
	const maker = { madeBy, madeByName: await calledOf(ask, madeBy) };
	await codes.add(code, { state: 'open', org, name, ...maker, expiresAt, box: sealUnder(code, secret), wasClaimed: false });
	return json(201, { code, secret, expiresAt }, { 'Cache-Control': 'no-store' });
}

async function calledOf(ask: Ask, name: string): Promise<string> {
	const displayName = (await readUser(ask.service.store, name))?.displayName;
	return typeof displayName === 'string' && displayName !== '' ? displayName : name;
}
