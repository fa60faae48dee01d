import env from '#start/env'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import AccountMail from '#mails/accounts/account_mail'
import type User from '#models/user'
import type { OnboardingStep } from '#services/profiles/shapes'
import { nameOf } from './onboarding_service.ts'
import { oneLine } from '#services/mail/one_line'

export interface Reminder {
  user: User
  workspace: string
  step: OnboardingStep
  isLast: boolean
}

export class ReminderMails {
  async send({ user, workspace, step, isLast }: Reminder): Promise<void> {
    const i18n = i18nManager.locale(user.locale)
    const text = (key: string) => i18n.t(`onboarding_journey.mail.${isLast ? 'second' : 'first'}.${key}`, { workspace: oneLine(workspace), step: nameOf(i18n, step) })
    await mail.sendLater(
      new AccountMail({
        to: user.email,
        locale: user.locale,
        subject: text('subject'),
        greeting: i18n.t('accounts.mail.greeting', { name: oneLine(user.fullName) }),
        body: text('body'),
        button: { label: text('button'), url: new URL(`/onboarding?step=${step}`, env.get('APP_URL')).href },
        note: text('note'),
        sender: i18n.t('accounts.mail.sender', { host: new URL(env.get('APP_URL')).host }),
      })
    )
  }
}
