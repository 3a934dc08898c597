// Pins every stored shape. A test that fails here means that devices in the field hold facts of the old shape: raise the
// kind's `version` in facts.ts, add its step to ledger/upcast.ts, then put the new hash here and a line into the history.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { envelopeShape, FACT_ENVELOPE_VERSION, factBodies, type FactKind } from './facts.ts';
import { helpPersonalShape } from './help-personal.ts';
import { personalShape, sealedShape } from './personal.ts';

const HASH_HEX_DIGITS = 12;

const hashOf = (shape: z.ZodMiniType): string =>
	createHash('sha256')
		.update(JSON.stringify(z.toJSONSchema(shape, { unrepresentable: 'any' })))
		.digest('hex')
		.slice(0, HASH_HEX_DIGITS);

/**
 * kind → version and hash. History: 1 = first release; `sealed` gained `deposit`, which its own version 2 has;
 * visit-registered 2 = with the version of the privacy notice; service-catalogue-published 2 = what a card of a work tells;
 * retention-set 2 = with the years of requests for help; visit-registered 3 and visit-corrected 2 = when begun and who served, the first
 * with source and queue number too; personal-opened 2 = one more purpose; duty-set 2 = how the day stood; `personal` gained numbers and parts of an address, all
 * optional; survey-definition-published 2 = sections, languages, conditions, kinds of questions; survey-answered 2 = language, batch,
 * choices.
 */
const pinned: Record<FactKind | 'envelope' | 'personal' | 'help-personal' | 'sealed', string> = {
	envelope: 'v1 a37e04bbd510',
	'help-personal': 'v1 018965297d16',
	personal: 'v1 d28a3761bf65',
	sealed: 'v1 9bba61be8668',
	'centre-profile-set': 'v1 5041b94c25b2',
	'service-catalogue-published': 'v2 cd14c7289d77',
	'service-choice-set': 'v1 56a0ff319af6',
	'service-favourites-set': 'v1 e73d557cff0b',
	'survey-definition-published': 'v2 0adf2379ab51',
	'survey-definition-withdrawn': 'v1 66580457063c',
	'comment-tags-set': 'v1 90cf6cddf2a9',
	'visit-registered': 'v3 d0890fba5a19',
	'work-outcome-recorded': 'v1 fb16a5fd302f',
	'visit-corrected': 'v2 7f6fbac07214',
	'visit-voided': 'v1 cba535949710',
	'case-forwarded': 'v1 879784ff26a2',
	'case-followed-up': 'v1 255ff2bbe5c4',
	'case-answered': 'v1 0d24b661ff48',
	'case-visitor-told': 'v1 fcfbfbe06739',
	'case-closed': 'v1 2c36418e886f',
	'case-reopened': 'v1 e730af660074',
	'case-assigned': 'v1 db34712f50f8',
	'survey-answered': 'v2 b554fc47f966',
	'survey-abandoned': 'v1 3a2f18f1ddbe',
	'survey-keyed-again': 'v1 c1fcdbe45815',
	'survey-keying-settled': 'v1 c1fcdbe45815',
	'survey-shown': 'v1 71766b48bd64',
	'comment-tagged': 'v1 f58a42809c61',
	'centre-key-rotated': 'v1 23d4bf2276cf',
	'device-enrolled': 'v1 dbde43e7076b',
	'device-key-published': 'v1 ae0bf98f7760',
	'device-renamed': 'v1 c69e4ce847bb',
	'device-revoked': 'v1 fb2786ee92de',
	'notice-published': 'v1 2331a8e201b8',
	'personal-erased': 'v1 4cbbb1d9bbcb',
	'personal-opened': 'v2 74fa8117f509',
	'register-numbered': 'v1 94f639d5cd19',
	'register-set': 'v1 d1b1a92fa003',
	'retention-set': 'v2 21cf17fb4ad1',
	'help-corrected': 'v1 10e80dbaf071',
	'help-info-recorded': 'v1 7dc9a05e1d8d',
	'help-moved': 'v1 f25087352df6',
	'help-photo-added': 'v1 c766e2aac8ab',
	'help-photo-removed': 'v1 c766e2aac8ab',
	'help-requested': 'v1 a29cbfe5eede',
	'help-settings-published': 'v1 e00157323d24',
	'help-voided': 'v1 3527af1130de',
	'info-month-recorded': 'v1 c7757ff846a2',
	'duty-set': 'v2 e80a0e3d3520',
	'visit-fields-set': 'v1 95321cff6ea4',
	'case-wait-set': 'v1 bb8037dca058',
	'staff-added': 'v1 e2ab3b63a6ba',
	'staff-changed': 'v1 e2ab3b63a6ba',
	'staff-disabled': 'v1 af175b000a15',
	'staff-enabled': 'v1 25c7d85c859a'
};

it('[D20] no stored shape has changed without its version', () => {
	const now = {
		envelope: `v${FACT_ENVELOPE_VERSION} ${hashOf(envelopeShape)}`,
		personal: `v1 ${hashOf(personalShape)}`,
		'help-personal': `v1 ${hashOf(helpPersonalShape)}`,
		sealed: `v1 ${hashOf(sealedShape)}`,
		...Object.fromEntries(Object.entries(factBodies).map(([kind, { version, body }]) => [kind, `v${version} ${hashOf(body)}`]))
	};
	expect(now, 'a stored shape changed: raise its version in facts.ts, add a step to ledger/upcast.ts, then pin the new hash').toEqual(
		pinned
	);
});
