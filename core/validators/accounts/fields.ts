import i18nManager from '@adonisjs/i18n/services/main'
import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { wellFormed } from '#validators/text'
import { PASSWORD_MAX, PASSWORD_MIN, weaknessOf } from '#services/accounts/passwords'

/** RFC 5321 bounds a path at 256 octets, two of them brackets. */
const EMAIL_MAX = 254
const NAME_MAX = 100

/** Lower case is how addresses are stored and compared. */
export const email = () =>
  vine
    .string()
    .trim()
    .toLowerCase()
    .maxLength(EMAIL_MAX)
    // Before the address is taken apart, which ill-formed text does not survive.
    .use(wellFormed())
    .email({ ignore_max_length: false })

/**
 * A name stands in mails that go to addresses nobody has proven yet: a link in it would make us a spammer's
 * messenger, and a line break a forged header.
 */
export const fullName = () =>
  vine
    .string()
    .trim()
    .minLength(1)
    .maxLength(NAME_MAX)
    .regex(/^(?!.*(?:www\.|:\/\/))[^\p{Cc}<>{}/\\@]+$/iu)

export const timeZone = () =>
  vine.string().maxLength(64).transform((value) => (isTimeZone(value) ? value : 'UTC'))

/** One that there are texts of. */
export const language = () => vine.enum(() => i18nManager.supportedLocales())

function isTimeZone(value: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(value)
  } catch {
    return false
  }
}

/** A password that is only compared. Neither trimmed nor cut: every character counts. */
export const givenPassword = () => vine.string().maxLength(PASSWORD_MAX)

const notWeak = vine.createRule((value: unknown, _: undefined, field: FieldContext) => {
  if (typeof value !== 'string' || !field.isValid) return
  const about = { fullName: text(field.data.fullName), email: text(field.data.email), ...field.meta.about }
  const weakness = weaknessOf(value, about)
  if (weakness === 'common') field.report('This password is on lists that attackers try first', 'password.common', field)
  if (weakness === 'context') field.report('This password is too close to your name, address or this product', 'password.context', field)
})

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A password to be set. What is known about the person may come as `meta.about`. */
export const newPassword = () => vine.string().minLength(PASSWORD_MIN).maxLength(PASSWORD_MAX).use(notWeak(undefined))
