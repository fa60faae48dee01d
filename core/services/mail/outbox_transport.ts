import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { JSONTransport } from '@adonisjs/mail/transports/json'
import type { MailTransportContract } from '@adonisjs/mail/types'

/** Older messages go: the folder is for trying things out, not an archive. */
const KEPT_MAX = 500

/** Tests write into a folder of their own, so that a person's development inbox stays theirs. */
export const outboxFolder = () => app.makePath(app.inTest ? 'storage/outbox-test' : 'storage/outbox')

/** Newest first: names begin with the time of sending. */
export async function outboxFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  return names.filter((name) => /^\d+-[0-9a-f-]+\.json$/.test(name)).sort().reverse()
}

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
    for (const old of (await outboxFiles(this.folder)).slice(KEPT_MAX)) await rm(join(this.folder, old), { force: true })
    return response
  }

  async close() {}
}
