import env from '#start/env'
import logger from '@adonisjs/core/services/logger'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import AccountMail from '#mails/accounts/account_mail'
import User from '#models/user'
import type { ImpersonationView } from './impersonations.ts'
import { oneLine } from '#services/mail/one_line'

/** Tells the person that somebody sees as them, who, why and until when. Nothing waits for it. */
export class ImpersonationMails {
  started(workspaceName: string, view: ImpersonationView) {
    this.#started(oneLine(workspaceName), view).catch((error) => logger.error({ err: error }, 'a mail about seeing as somebody could not be sent'))
  }

  async #started(workspace: string, { subjectId, impersonatorName, reason, expiresAt }: ImpersonationView) {
    const { email, fullName, locale, timeZone } = await User.findOrFail(subjectId)
    const i18n = i18nManager.locale(locale)
    const end = DateTime.fromISO(expiresAt).setZone(timeZone).setLocale(locale)
    const until = end.isValid ? `${end.toFormat('ccc d LLL yyyy, HH:mm')} (${timeZone})` : expiresAt
    const text = (key: string) => i18n.t(`impersonation.mail.${key}`, { workspace, person: oneLine(impersonatorName), reason: oneLine(reason), until })
    await mail.sendLater(
      new AccountMail({
        to: email,
        locale,
        subject: text('subject'),
        greeting: i18n.t('accounts.mail.greeting', { name: oneLine(fullName) }),
        body: text('body'),
        note: text('note'),
        sender: i18n.t('accounts.mail.sender', { host: new URL(env.get('APP_URL')).host }),
      })
    )
  }
}
