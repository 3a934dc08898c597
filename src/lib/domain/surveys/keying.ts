// Keying a paper form in again, and what is said of comments (D150, D151). The first keying counts until somebody settles what the
// form really says.
import type { Centre, CommentTags } from '../centre.ts';
import { codeChecks } from '../code-checks.ts';
import { decided, firstRefusal, type Check, type Decision } from '../decision.ts';
import type { SurveyAnswer, SurveyDefinition } from '../facts.ts';
import { COMMENT_TAGS_MAX, LABEL_CHARACTERS_MAX, TAGS_PER_COMMENT_MAX } from '../limits.ts';
import { refuse } from '../refusals.ts';
import { may, type Act, type Role } from '../roles.ts';
import { answerChecks, versionOf } from './answering.ts';
import type { Survey } from './survey.ts';

export interface KeyingContext {
	roles: readonly Role[];
	surveys: readonly SurveyDefinition[];
	/** Undefined when this device does not know it. */
	survey: Survey | undefined;
}
export interface TagContext {
	roles: readonly Role[];
	survey: Survey | undefined;
}

/** Whether a form may be keyed in again with these answers. */
export function decideKeyAgain(context: KeyingContext, answers: SurveyAnswer[]): Decision<'survey-keyed-again'> {
	const refusal = firstRefusal(keyingChecks(context, answers));
	return refusal === undefined ? decided('survey-keyed-again', { answers }) : { ok: false, refusal };
}

/** Whether this may be what a form really says. */
export function decideSettleKeying(context: KeyingContext, answers: SurveyAnswer[]): Decision<'survey-keying-settled'> {
	const refusal = firstRefusal(keyingChecks(context, answers));
	return refusal === undefined ? decided('survey-keying-settled', { answers }) : { ok: false, refusal };
}

/** Whether a comment may be given these themes; those it had before go. */
export function decideTagComment({ roles, survey }: TagContext, tags: string[]): Decision<'comment-tagged'> {
	const refusal = firstRefusal([
		permitted(roles, 'survey'),
		() => (survey?.commented === true ? undefined : refuse('unknown-survey')),
		() => (tags.length > TAGS_PER_COMMENT_MAX ? refuse('too-many-tags', 'tags', { max: TAGS_PER_COMMENT_MAX }) : undefined),
		...codeChecks('tags', tags),
		() => (JSON.stringify(tags) === JSON.stringify(survey?.tags) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('comment-tagged', { tags }) : { ok: false, refusal };
}

/** Whether these may be the themes that comments are given. */
export function decideSetCommentTags(
	{ roles, centre }: { roles: readonly Role[]; centre: Pick<Centre, 'commentTags'> | undefined },
	tags: CommentTags
): Decision<'comment-tags-set'> {
	const names = tags.flatMap(({ name }) => Object.values(name));
	const refusal = firstRefusal([
		permitted(roles, 'publish-survey'),
		() => (tags.length > COMMENT_TAGS_MAX ? refuse('too-many-tags', 'tags', { max: COMMENT_TAGS_MAX }) : undefined),
		() =>
			names.some((name) => name.length > LABEL_CHARACTERS_MAX)
				? refuse('field-too-long', 'tags', { max: LABEL_CHARACTERS_MAX })
				: undefined,
		() => (tags.some(({ name }) => name.th.trim() === '') ? refuse('field-empty', 'tags') : undefined),
		...codeChecks(
			'tags',
			tags.map(({ code }) => code)
		),
		() => (JSON.stringify(tags) === JSON.stringify(centre?.commentTags) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('comment-tags-set', { tags }) : { ok: false, refusal };
}

function keyingChecks({ roles, surveys, survey }: KeyingContext, answers: SurveyAnswer[]): Check[] {
	const published = survey && versionOf(surveys, survey);
	return [
		permitted(roles, 'survey'),
		() => (survey?.mode === 'paper' && published !== undefined ? undefined : refuse('unknown-survey')),
		...(published === undefined ? [] : answerChecks(published, { answers, comment: '' }, 'paper'))
	];
}

const permitted =
	(roles: readonly Role[], act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');
