import { createInterface } from 'node:readline'
import { Client } from '../client.ts'
import { ApiProblem } from '../problem.ts'
import type { Command } from './commands.ts'
import type { Context } from './context.ts'
import { EXIT } from './exits.ts'
import { readSettings } from './settings.ts'

/** JSON-RPC: what a request gets that could not be carried to the server. */
const NOT_CARRIED = -32_000
const UNREADABLE = -32_700

interface Message {
  id?: string | number | null
  method?: string
  params?: { requestId?: string | number }
  result?: { protocolVersion?: string }
}

export const mcp: Record<string, Command> = {
  'mcp': {
    takes: '[--read-only]',
    says: 'Model Context Protocol over standard input and output, for programs that start their servers themselves.',
    notes: 'Carries messages to the address /mcp of the installation, with the stored token. --read-only leaves out every tool that changes something.',
    flags: { 'read-only': { type: 'boolean' } },
    least: 0,
    most: 0,
    async run(context) {
      const bridge = new Bridge(context)
      const lines = createInterface({ input: context.io.stdin, signal: context.signal })
      const running = new Set<Promise<void>>()
      for await (const text of lines) {
        if (!text.trim()) continue
        const done: Promise<void> = bridge.carry(text).finally(() => running.delete(done))
        running.add(done)
        // Which version is spoken has to be known before the next message leaves.
        if (bridge.isOpening) await done
      }
      await Promise.all(running)
      return EXIT.done
    },
  },
}

/** One line in, one request out; its answer is one line. The server keeps no session, so there is nothing to listen to between. */
class Bridge {
  readonly #context: Context
  readonly #client: Client
  readonly #headers: Record<string, string>
  readonly #running = new Map<string | number, AbortController>()
  isOpening = false

  constructor(context: Context) {
    this.#context = context
    const isReadOnly = context.is('read-only') || /^(1|true|yes)$/i.test(context.io.environment.MCP_READ_ONLY ?? '')
    this.#headers = { accept: 'application/json, text/event-stream', ...(isReadOnly && { 'caidence-read-only': 'true' }) }
    // A tool call is a wish of this moment: it is not sent a second time behind anybody's back.
    this.#client = new Client({ ...readSettings(context.io.environment), tries: 1, userAgent: 'caidence-mcp' })
  }

  async carry(text: string): Promise<void> {
    let message: Message
    try {
      message = JSON.parse(text) as Message
    } catch {
      return this.#write({ jsonrpc: '2.0', id: null, error: { code: UNREADABLE, message: 'This line is no JSON' } })
    }
    if (message.method === 'notifications/cancelled') this.#running.get(message.params?.requestId ?? '')?.abort()
    this.isOpening = message.method === 'initialize'
    const stop = new AbortController()
    if (message.id !== undefined && message.id !== null) this.#running.set(message.id, stop)
    try {
      const answer = await this.#client.send('POST', '/mcp', { body: text, type: 'application/json', headers: this.#headers, signal: AbortSignal.any([stop.signal, this.#context.signal]), timeout: 0 })
      const said = await answer.text()
      if (!said) return
      const reply = JSON.parse(said) as Message
      if (reply.result?.protocolVersion) this.#headers['mcp-protocol-version'] = reply.result.protocolVersion
      this.#write(reply)
    } catch (error) {
      // A cancelled request gets no answer, and neither does a notification.
      if (stop.signal.aborted || message.id === undefined) return
      const said = error instanceof ApiProblem ? error.detail : (error as Error).message
      this.#write({ jsonrpc: '2.0', id: message.id, error: { code: NOT_CARRIED, message: said } })
    } finally {
      if (message.id !== undefined && message.id !== null) this.#running.delete(message.id)
    }
  }

  #write(message: unknown) {
    this.#context.io.stdout.write(`${JSON.stringify(message)}\n`)
  }
}
