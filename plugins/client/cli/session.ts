import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Client } from '../client.ts'
import { ApiProblem } from '../problem.ts'
import type { Command } from './commands.ts'
import type { Context } from './context.ts'
import { EXIT, Usage } from './exits.ts'
import { forgetSettings, storeSettings } from './settings.ts'

/** This machine. Everywhere else a token that goes over plain http can be read on the way. */
const LOCAL = /^(localhost|127(\.\d+){3}|\[::1\])$/

export const session: Record<string, Command> = {
  'login': {
    takes: '--url=https://social.example.com',
    says: 'Checks an access token and stores it, with the address, for the commands that follow.',
    notes: 'The token is asked for, or read from standard input:  caidence login --url=… < token.txt\nIt is kept in your configuration folder, readable by you only.',
    flags: { url: { type: 'string' } },
    least: 0,
    most: 0,
    async run(context) {
      const url = context.text('url') ?? context.io.environment.CAIDENCE_URL
      if (!url || !URL.canParse(url)) throw new Usage(url ? `${url} is no address` : 'Say where: --url=https://…')
      const { protocol, hostname } = new URL(url)
      if (protocol === 'http:' && !LOCAL.test(hostname)) throw new Usage('Over plain http anybody on the way could read the token; use the https address')
      const token = (await tokenFrom(context)).trim()
      if (!/^[\x21-\x7e]+$/.test(token)) throw new Usage(token ? 'That is no access token' : 'The token is empty')
      await check(new Client({ url, token, userAgent: 'caidence-cli' }), context.signal)
      const file = storeSettings(context.io.environment, { url, token })
      context.show({ url, file }, `Signed in at ${url}. The token is in ${file}`)
      return EXIT.done
    },
  },
  'logout': {
    takes: '',
    says: 'Forgets the stored token. It stays valid until it is revoked in the account settings.',
    flags: {},
    least: 0,
    most: 0,
    async run(context) {
      const file = forgetSettings(context.io.environment)
      context.show({ file }, `${file} is gone`)
      return EXIT.done
    },
  },
}

/** A token without the ability to read posts is a good one all the same. */
async function check(client: Client, signal: AbortSignal) {
  try {
    await client.call('listPosts', { query: { limit: 1 }, signal })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 403) throw error
  }
}

async function tokenFrom(context: Context): Promise<string> {
  const { stdin, stderr } = context.io
  if (!stdin.isTTY) return context.stdin()
  // What is typed is not shown.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  stderr.write('Access token: ')
  const lines = createInterface({ input: stdin, output: silent, terminal: true })
  try {
    return await lines.question('', { signal: context.signal })
  } finally {
    lines.close()
    stderr.write('\n')
  }
}
