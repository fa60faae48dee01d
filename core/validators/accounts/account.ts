import vine from '@vinejs/vine'
import { email, fullName, givenPassword, language, newPassword, timeZone } from './fields.ts'

export interface AboutPerson {
  about: { fullName?: string; email?: string }
}

export const registerValidator = vine.create({
  fullName: fullName(),
  email: email(),
  password: newPassword(),
  timeZone: timeZone().optional(),
})

export const loginValidator = vine.create({
  email: email(),
  password: givenPassword(),
  next: vine.string().maxLength(2000).optional(),
})

export const forgotPasswordValidator = vine.create({ email: email() })

export const resetPasswordValidator = vine.withMetaData<AboutPerson>().create({ password: newPassword() })

export const profileValidator = vine.create({
  fullName: fullName(),
  timeZone: timeZone(),
  language: language().optional(),
})

export const changePasswordValidator = vine.withMetaData<AboutPerson>().create({
  currentPassword: givenPassword(),
  newPassword: newPassword(),
})

export const changeEmailValidator = vine.create({
  email: email(),
  /** Not of those who have none. */
  currentPassword: givenPassword().optional(),
})
