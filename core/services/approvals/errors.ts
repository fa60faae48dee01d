import { createError } from '@adonisjs/core/exceptions'
import { MOST_OPEN_LINKS } from './limits.ts'

export const E_NOTHING_TO_APPROVE = createError('Nobody has asked for approval of this post. It is asked for when the post is planned.', 'E_NOTHING_TO_APPROVE', 409)

/** What they read is not what would go out. */
export const E_CONTENT_CHANGED = createError('The post was changed since you opened it. Look at it again, then decide.', 'E_CONTENT_CHANGED', 409)

export const E_OWN_POST = createError('You wrote or last changed this post, so somebody else has to approve it.', 'E_OWN_POST', 409)

export const E_NOT_THEIR_TURN = createError('The team has not approved this post yet, so the client is not asked.', 'E_NOT_THEIR_TURN', 409)

export const E_CLIENTS_TURN = createError('The team has approved this post. Now it is the client’s turn.', 'E_CLIENTS_TURN', 409)

export const E_ALREADY_APPROVED = createError('This post is approved already.', 'E_ALREADY_APPROVED', 409)

export const E_NO_REVIEW_LINK = createError('There is no such link', 'E_NOT_FOUND', 404)

/** By the link itself: the page says the same in more words. */
export const E_REVIEW_OVER = createError('This link does not work any more. Ask whoever sent it to you for a new one.', 'E_REVIEW_OVER', 410)

export const E_TOO_MANY_REVIEW_LINKS = createError(`There are ${MOST_OPEN_LINKS} open review links for this brand. Revoke one that is not needed any more.`, 'E_TOO_MANY_REVIEW_LINKS', 409)

export const E_NO_COMMENT = createError('There is no such comment', 'E_NOT_FOUND', 404)
