import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { JSONTransport } from '@adonisjs/mail/transports/json'
import type { MailTransportContract } from '@adonisjs/mail/types'

/** Writes messages to a folder instead of sending them; the development inbox at /dev/mail shows them. */
export class OutboxTransport implements MailTransportContract {
  #json = new JSONTransport()

  constructor(private folder: string) {}

  async send(...args: Parameters<JSONTransport['send']>) {
    const response = await this.#json.send(...args)
    await mkdir(this.folder, { recursive: true })
    const name = `${Date.now()}-${randomUUID()}`
    const message = (response as any).original.message
    // Written beside and renamed, so that a reader never sees half a message.
    await writeFile(join(this.folder, `.${name}`), typeof message === 'string' ? message : JSON.stringify(message))
    await rename(join(this.folder, `.${name}`), join(this.folder, `${name}.json`))
    return response
  }

  async close() {}
}
