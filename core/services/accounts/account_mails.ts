import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import mail from '@adonisjs/mail/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import { DateTime } from 'luxon'
import AccountMail, { type AccountMailContent } from '#mails/accounts/account_mail'
import { deviceLabel } from './browser_name.ts'
import { LINK_LIFETIME_MINUTES } from './mail_links.ts'

/** What a mail needs to know about its reader. */
interface Reader {
  email: string
  fullName: string
  locale: string
  timeZone: string
}

export interface Origin {
  address: string
  userAgent: string
}

/** Links start with the configured address, never with the host that a request claims. */
const link = (path: string) => new URL(path, env.get('APP_URL')).href

/**
 * Mail about accounts. Nothing waits for the mail server: an answer that took longer for known addresses would
 * give them away, and a mail server that is down must not keep people out.
 */
export class AccountMails {
  verify(user: Reader, token: string) {
    this.send(user, user.email, 'verify', { hours: LINK_LIFETIME_MINUTES.verify_email / 60 }, { path: `/verify-email/${token}` })
  }

  /** Someone wants to register with an address that has an account. Only its owner is told so. */
  alreadyRegistered(user: Reader) {
    this.send(user, user.email, 'already_registered', {}, { path: '/login' })
  }

  resetPassword(user: Reader, token: string) {
    this.send(user, user.email, 'reset', { minutes: LINK_LIFETIME_MINUTES.reset_password }, { path: `/reset-password/${token}` })
  }

  passwordChanged(user: Reader, origin: Origin) {
    this.send(user, user.email, 'password_changed', this.where(user, origin), { path: '/forgot-password' })
  }

  confirmNewAddress(user: Reader, newEmail: string, token: string) {
    this.send(user, newEmail, 'change_email', { oldEmail: user.email, hours: LINK_LIFETIME_MINUTES.change_email / 60 }, { path: `/account/email/${token}` })
  }

  /** To the owner of an address that another account wants to move to. */
  addressTaken(owner: Reader) {
    this.send(owner, owner.email, 'address_taken', {}, { path: '/login' })
  }

  emailChangeAsked(user: Reader, newEmail: string, origin: Origin) {
    this.send(user, user.email, 'email_change_asked', { newEmail, ...this.where(user, origin) }, { path: '/account/security' })
  }

  emailChanged(user: Reader, oldEmail: string, origin: Origin) {
    this.send(user, oldEmail, 'email_changed', { newEmail: user.email, ...this.where(user, origin) })
  }

  newDevice(user: Reader, origin: Origin) {
    this.send(user, user.email, 'new_device', this.where(user, origin), { path: '/account/security' })
  }

  identityLinked(user: Reader, provider: string, origin: Origin) {
    this.send(user, user.email, 'identity_linked', { provider, ...this.where(user, origin) }, { path: '/account/security' })
  }

  tokenCreated(user: Reader, name: string, origin: Origin) {
    this.send(user, user.email, 'token_created', { name, ...this.where(user, origin) }, { path: '/account/tokens' })
  }

  secondFactorOn(user: Reader, origin: Origin) {
    this.notice(user, 'second_factor_on', origin)
  }

  secondFactorOff(user: Reader, origin: Origin) {
    this.notice(user, 'second_factor_off', origin)
  }

  /** Somebody knows the password, or borrowed the session, and not the second factor. */
  secondFactorFailed(user: Reader, origin: Origin) {
    this.notice(user, 'second_factor_failed', origin)
  }

  /** By the operator, for somebody who lost everything. */
  secondFactorReset(user: Reader) {
    this.send(user, user.email, 'second_factor_reset', {}, { path: '/login' })
  }

  recoveryCodeUsed(user: Reader, left: number, origin: Origin) {
    this.notice(user, 'recovery_code_used', origin, { left })
  }

  recoveryCodesRenewed(user: Reader, origin: Origin) {
    this.notice(user, 'recovery_codes_renewed', origin)
  }

  passkeyAdded(user: Reader, passkey: string, origin: Origin) {
    this.notice(user, 'passkey_added', origin, { passkey })
  }

  passkeyRemoved(user: Reader, passkey: string, origin: Origin) {
    this.notice(user, 'passkey_removed', origin, { passkey })
  }

  /** A device that has counted less than it did before is a copy of it. */
  passkeyCopied(user: Reader, passkey: string, origin: Origin) {
    this.notice(user, 'passkey_copied', origin, { passkey })
  }

  signedOutEverywhere(user: Reader, origin: Origin) {
    this.notice(user, 'signed_out_everywhere', origin)
  }

  /** By somebody who manages a workspace the person is in. */
  signedOutByManager(user: Reader, workspace: string) {
    this.send(user, user.email, 'signed_out_by_manager', { workspace }, { path: '/login' })
  }

  private notice(user: Reader, kind: string, origin: Origin, params: Record<string, string | number> = {}) {
    this.send(user, user.email, kind, { ...params, ...this.where(user, origin) }, { path: '/account/security' })
  }

  private where(user: Reader, { address, userAgent }: Origin) {
    const i18n = i18nManager.locale(user.locale)
    const time = DateTime.now().setZone(user.timeZone).setLocale(user.locale)
    return {
      address,
      device: deviceLabel(userAgent, i18n.t('accounts.sessions.unknown_device')),
      time: `${(time.isValid ? time : DateTime.utc()).toFormat('ccc d LLL yyyy, HH:mm')} (${time.isValid ? user.timeZone : 'UTC'})`,
    }
  }

  private send(reader: Reader, to: string, kind: string, params: Record<string, string | number>, action?: { path: string }) {
    const i18n = i18nManager.locale(reader.locale)
    const text = (key: string) => i18n.t(`accounts.mail.${kind}.${key}`, { name: reader.fullName, ...params })
    const content: AccountMailContent = {
      to,
      locale: reader.locale,
      subject: text('subject'),
      greeting: i18n.t('accounts.mail.greeting', { name: reader.fullName }),
      body: text('body'),
      ...(action && { button: { label: text('button'), url: link(action.path) } }),
      note: text('note'),
      sender: i18n.t('accounts.mail.sender', { host: new URL(env.get('APP_URL')).host }),
    }
    mail.sendLater(new AccountMail(content)).catch((error) => logger.error({ err: error, kind }, 'a mail could not be sent'))
  }
}
