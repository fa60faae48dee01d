import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import mail from '@adonisjs/mail/services/main'
import { outboxFiles, outboxFolder } from './outbox_transport.ts'

/** The inbox is for trying things out; older messages are still files in the folder. */
const SHOWN_MAX = 100

export interface OutboxMessage {
  id: string
  sentAt: string
  /** The sender's name. */
  from: string
  to: string
  subject: string
  html: string
  text: string
  links: string[]
}

/** The development inbox exists when mail goes nowhere else, and never in production. */
export const showsOutbox = () => !app.inProduction && mail.config.default === 'outbox'

export class Outbox {
  constructor(private folder = outboxFolder()) {}

  /** Newest first. */
  async list(): Promise<OutboxMessage[]> {
    const newest = (await outboxFiles(this.folder)).slice(0, SHOWN_MAX)
    const messages = await Promise.all(newest.map((name) => this.read(name)))
    return messages.filter((message) => message !== null)
  }

  private async read(name: string): Promise<OutboxMessage | null> {
    try {
      const message = JSON.parse(await readFile(join(this.folder, name), 'utf8'))
      const html: string = message.html ?? ''
      return {
        id: name.slice(0, -'.json'.length),
        sentAt: new Date(Number(name.split('-')[0])).toISOString(),
        from: message.from?.name ?? '',
        to: (message.to ?? []).map((person: any) => person.address).join(', '),
        subject: message.subject ?? '',
        html,
        text: message.text ?? '',
        links: [...new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&')))],
      }
    } catch {
      return null
    }
  }
}
