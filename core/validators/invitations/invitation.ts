import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { SCOPE_TYPES } from '#services/access/scopes'
import { INVITATION_STATES } from '#services/invitations/invitation_view'
import { email, fullName, newPassword, timeZone } from '#validators/accounts/fields'
import type { AboutPerson } from '#validators/accounts/account'
import { cursor, limit } from '#validators/paging'
import { wellFormed } from '#validators/text'

/** A greeting, not a letter. */
export const MESSAGE_MOST = 500
/** A person who works in more brands than this gets a role in the workspace. */
const ASSIGNMENTS_MOST = 20
/** Keys of system roles and uuids are shorter. */
const ROLE_ID_MOST = 64

/** Goes to an address nobody has proven: with a link in it, it would make us a spammer's messenger. */
const message = () =>
  vine
    .string()
    .trim()
    .maxLength(MESSAGE_MOST)
    .use(wellFormed())
    .regex(/^(?!.*(?:www\.|:\/\/))[^<>]*$/isu)

const instant = () => vine.date({ formats: { utc: true } }).transform((date) => DateTime.fromJSDate(date, { zone: 'utc' }))

export const invitationValidator = vine.create({
  email: email(),
  assignments: vine
    .array(
      vine.object({
        roleId: vine.string().minLength(1).maxLength(ROLE_ID_MOST).use(wellFormed()),
        scopeType: vine.enum(SCOPE_TYPES),
        scopeId: vine.string().uuid(),
        expiresAt: instant().optional(),
      })
    )
    .minLength(1)
    .maxLength(ASSIGNMENTS_MOST),
  message: message().optional(),
})

export const listInvitationsValidator = vine.create({
  state: vine.enum(INVITATION_STATES).optional(),
  cursor: cursor(),
  limit: limit(),
})

/** In a query everything is text. */
export const bulkQueryValidator = vine.create({ rehearse: vine.enum(['true', 'false'] as const).optional() })

export const bulkRowValidator = vine.create({
  email: email(),
  role: vine.string().minLength(1).maxLength(200).use(wellFormed()),
  brand: vine.string().maxLength(200).use(wellFormed()),
  message: message(),
})

/** For a person who makes their account while accepting; the signed-in need nothing. */
export const acceptValidator = vine.withMetaData<AboutPerson>().create({
  fullName: fullName(),
  password: newPassword(),
  timeZone: timeZone().optional(),
})

/** What the API's document says of it: a session needs none of it. */
export const acceptBodyValidator = vine.withMetaData<AboutPerson>().create({
  fullName: fullName().optional(),
  password: newPassword().optional(),
  timeZone: timeZone().optional(),
})
