import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import env from '#start/env'
import NoticeMail from '#mails/notices/notice_mail'
import { oneLine } from '#services/mail/one_line'
import type { ShownNotice } from './shapes.ts'
import type { NoticeSettings } from './settings.ts'
import { unsubscribeToken } from './unsubscribe_token.ts'

/** A longer mail is not read to its end; the rest is in the list it leads to. */
const LINES_MOST = 40

export interface MailParts {
  person: NoticeSettings
  i18n: I18n
  subject: string
  groups: { workspace: string; notices: ShownNotice[] }[]
  /** What the link at its foot stops. */
  what: string
  /** Part of the message's id. */
  key: string
}

/** A mail of one notice or of several. Times are those of the reader's zone, which stands beside them. */
export function composeMail({ person, i18n, subject, groups, what, key }: MailParts): NoticeMail {
  const address = (path: string) => new URL(path, env.get('APP_URL')).href
  const { host } = new URL(env.get('APP_URL'))
  const { zone } = person.quiet
  const time = (iso: string) => `${DateTime.fromISO(iso, { zone }).setLocale(i18n.locale).toFormat('ccc d LLL, HH:mm')} · ${zone.split('/').at(-1)!.replaceAll('_', ' ')}`
  const only = groups.length === 1 && groups[0]!.notices.length === 1 ? groups[0]!.notices[0]! : null
  const kinds = what === 'daily' || what === 'weekly' ? what : 'one'
  return new NoticeMail({
    ...{ to: person.email, locale: person.locale, subject: oneLine(subject) },
    greeting: i18n.t('accounts.mail.greeting', { name: oneLine(person.fullName) }),
    groups: groups.map(({ workspace, notices }) => ({
      title: groups.length > 1 ? oneLine(workspace) : null,
      lines: notices.slice(0, LINES_MOST).map(({ sentence, detail, link, at }) => ({ sentence, detail, at: time(at), url: link && address(link) })),
      more: notices.length > LINES_MOST ? i18n.t('notices.mail.more', { count: notices.length - LINES_MOST }) : null,
    })),
    button: only?.link ? { label: i18n.t('notices.mail.open'), url: address(only.link) } : { label: i18n.t('notices.mail.openAll'), url: address('/notices') },
    note: i18n.t(`notices.mail.note.${kinds}`, { workspace: oneLine(groups[0]?.workspace ?? '') }),
    settings: { label: i18n.t('notices.mail.settings'), url: address('/account/notices') },
    unsubscribe: { label: i18n.t(`notices.mail.unsubscribe.${kinds}`), url: address(`/unsubscribe/${unsubscribeToken({ userId: person.userId, what })}`) },
    sender: i18n.t('accounts.mail.sender', { host }),
    messageId: `<${key}@${host.replace(/:\d+$/, '')}>`,
  })
}
