import { BaseMail } from '@adonisjs/mail'

export interface NoticeMailContent {
  to: string
  locale: string
  subject: string
  greeting: string
  /** By workspace, when there are several. */
  groups: { title: string | null; lines: { sentence: string; detail: string | null; at: string; url: string | null }[]; more: string | null }[]
  button: { label: string; url: string }
  note: string
  settings: { label: string; url: string }
  unsubscribe: { label: string; url: string }
  sender: string
  /** The same for the same content: what comes twice is known to mail servers. */
  messageId: string
}

/** What a person asked to hear of by mail. Can be stopped with one click, without signing in (RFC 8058). */
export default class NoticeMail extends BaseMail {
  constructor(readonly content: NoticeMailContent) {
    super()
  }

  prepare() {
    const { to, subject, messageId, unsubscribe } = this.content
    this.message.to(to).subject(subject.replace(/[\r\n]+/g, ' '))
    this.message.header('Message-ID', messageId)
    this.message.header('List-Unsubscribe', `<${unsubscribe.url}>`)
    this.message.header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click')
    this.message.htmlView('mails/notices/message_html', this.content)
    this.message.textView('mails/notices/message_text', this.content)
  }
}
