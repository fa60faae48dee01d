import type { Readable, Writable } from 'node:stream'
import { Client } from '../client.ts'
import { readSettings } from './settings.ts'

export interface Io {
  stdin: Readable & { isTTY?: boolean }
  stdout: Writable
  stderr: Writable & { isTTY?: boolean }
  environment: Record<string, string | undefined>
  signal: AbortSignal
}

export type Values = Record<string, string | boolean | string[] | undefined>

/** What a command works with. */
export class Context {
  readonly io: Io
  readonly values: Values
  readonly args: string[]
  #client: Client | undefined

  constructor(io: Io, values: Values, args: string[]) {
    this.io = io
    this.values = values
    this.args = args
  }

  get client(): Client {
    this.#client ??= new Client({ ...readSettings(this.io.environment), userAgent: 'caidence-cli' })
    return this.#client
  }

  get signal() {
    return this.io.signal
  }

  get isJson() {
    return this.values.json === true
  }

  text(name: string): string | undefined {
    const value = this.values[name]
    return typeof value === 'string' ? value : undefined
  }

  list(name: string): string[] {
    const value = this.values[name]
    return Array.isArray(value) ? value : []
  }

  is(name: string) {
    return this.values[name] === true
  }

  /** With --json exactly one JSON value is written to standard output, and nothing else. */
  show(json: unknown, text: string) {
    this.io.stdout.write(this.isJson ? `${JSON.stringify(json, null, 2)}\n` : text && `${text}\n`)
  }

  /** For whoever watches; never in the way of what a script reads. */
  note(text: string) {
    this.io.stderr.write(`${text}\n`)
  }

  async stdin(): Promise<string> {
    let text = ''
    this.io.stdin.setEncoding('utf8')
    for await (const chunk of this.io.stdin) text += chunk
    return text
  }
}
