import { BaseMail } from '@adonisjs/mail'
import mail from '@adonisjs/mail/services/main'

export interface AccountMailContent {
  to: string
  locale: string
  subject: string
  greeting: string
  /** Plain text; paragraphs are separated by a blank line. */
  body: string
  button?: { label: string; url: string }
  note: string
  sender: string
  /** The name before the address; without one it is the product's. */
  fromName?: string
}

/** Every account mail has the same shape: what happened, one thing to do, what if it was not you. */
export default class AccountMail extends BaseMail {
  constructor(readonly content: AccountMailContent) {
    super()
  }

  prepare() {
    const { to, subject, body, fromName } = this.content
    const data = { ...this.content, paragraphs: body.split('\n\n') }
    // A line break in a name must not become a header of the message.
    this.message.to(to).subject(subject.replace(/[\r\n]+/g, ' '))
    const { from } = mail.config
    if (fromName && from) this.message.from(typeof from === 'string' ? from : from.address, fromName)
    this.message.htmlView('mails/accounts/message_html', data)
    this.message.textView('mails/accounts/message_text', data)
  }
}
