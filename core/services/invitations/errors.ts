import { createError } from '@adonisjs/core/exceptions'

/** Unknown, used, revoked, expired, and meant for somebody else: one answer, which tells nothing. */
export const E_INVITATION_GONE = createError('This invitation does not work (any more).', 'E_INVITATION_GONE', 404)
export const E_ALREADY_MEMBER = createError<[email: string]>('%s is a member already. Give them the role on the page of members.', 'E_ALREADY_MEMBER', 409)
export const E_ALREADY_INVITED = createError<[email: string]>('%s has an open invitation already. Send it again, or revoke it first.', 'E_ALREADY_INVITED', 409)
/** Accepted or revoked: a fresh invitation is what helps. */
export const E_INVITATION_OVER = createError<[state: string]>('This invitation is %s. Invite the person anew.', 'E_INVITATION_OVER', 409)
/** Told only to the person who holds the link and has proved the address. */
export const E_INVITER_LOST_RIGHT = createError<[name: string]>('%s may not invite you to this any more, so the invitation was withdrawn. Ask them, or somebody else there, for a new one.', 'E_INVITER_LOST_RIGHT', 409)
export const E_SIGN_IN_FIRST = createError('This address has an account. Sign in, then accept the invitation.', 'E_SIGN_IN_FIRST', 401)
/** The message says where in the file, and what to do about it. */
export const E_CSV = createError<[sentence: string]>('%s', 'E_CSV', 422)
