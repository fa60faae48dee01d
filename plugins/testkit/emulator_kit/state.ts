import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Json } from '@caidence/sdk'
import type { EmulatorOptions, FaultSwitch, LoggedRequest } from '../emulator.ts'
import { armed, takeFault, type ArmedFault } from './fault_switches.ts'

/** Requests kept for `/__admin/log`; older ones are dropped so that load tests do not eat the memory. */
const LOG_LENGTH = 20_000
/** Changes within this time are written together. */
const SAVE_DELAY_MS = 100
/** Writing may take this share of the time at most, so that a large state does not stop the answers. */
const SAVE_SHARE = 0.1
/** A state that is written this fast is written at once when something must not be lost. */
const QUICK_SAVE_MS = 5

export interface StateParts<D extends object, C extends Record<string, Json>> {
  /** The platform's own data as it is at the beginning: people, accounts, nothing posted. Plain JSON. */
  seed(extraAccounts: number): D
  /** Limits and latencies an operator may change while the emulator runs. */
  config: C
}

/**
 * Everything an emulator knows. Handlers change `data` synchronously and call `changed`, so no two requests ever
 * interleave in it; with a state file it survives a restart.
 */
export class EmulatorState<D extends object, C extends Record<string, Json>> {
  data!: D
  config!: C
  faults: ArmedFault[] = []
  requests: LoggedRequest[] = []
  /** Milliseconds the clock was moved by. */
  offset = 0
  sequence = 0
  /** Small pictures in base64, by content: load tests send one picture thousands of times. */
  pictures: Record<string, { type: string; base64: string }> = {}
  #timer: NodeJS.Timeout | undefined
  #saveMs = 0

  constructor(
    private options: EmulatorOptions,
    private parts: StateParts<D, C>
  ) {
    this.reset()
    this.#load()
  }

  now(): number {
    return (this.options.now?.() ?? Date.now()) + this.offset
  }

  reset(): void {
    Object.assign(this, { offset: 0, sequence: 0, faults: [], requests: [], pictures: {} })
    this.config = { ...this.parts.config }
    this.data = this.parts.seed(this.options.extraAccounts ?? 0)
    this.changed()
  }

  advanceClock(seconds: number): void {
    this.offset += seconds * 1000
    this.changed()
  }

  configure(change: Record<string, Json>): void {
    for (const [key, value] of Object.entries(change)) {
      if (!Object.hasOwn(this.config, key))
        throw new TypeError(
          `Unknown setting "${key}"; use one of ${Object.keys(this.config).join(', ')}`
        )
      if (typeof value !== typeof this.config[key])
        throw new TypeError(`"${key}" has the wrong type`)
      Object.assign(this.config, { [key]: value })
    }
    this.changed()
  }

  arm(fault: FaultSwitch): void {
    this.faults.push(armed(fault))
    this.changed()
  }

  take(call: string, account: string | null, when: FaultSwitch['when']): ArmedFault | null {
    const fault = takeFault(this.faults, call, account, when)
    if (!fault) return null
    this.faults = this.faults.filter(({ left }) => left > 0)
    this.changed()
    return fault
  }

  /** Digits in a row: the same calls give the same ids. */
  nextNumber(prefix = '1', digits = 16): string {
    this.sequence += 1
    const own = this.options.seed
      ? digest(this.options.seed).replace(/\D/g, '').padEnd(4, '7').slice(0, 4)
      : '8021'
    return `${prefix}${own}${String(this.sequence).padStart(digits - prefix.length - 4, '0')}`
  }

  /** Letters and digits as platforms use them in permalinks and video ids; the same input gives the same text. */
  shortText(from: string, length = 11): string {
    return Buffer.from(digest(from), 'hex').toString('base64url').slice(0, length)
  }

  secret(prefix: string): string {
    return prefix + randomBytes(24).toString('base64url').replace(/[-_]/g, 'x')
  }

  note(request: LoggedRequest): void {
    this.requests.push(request)
    if (this.requests.length > LOG_LENGTH)
      this.requests.splice(0, this.requests.length - LOG_LENGTH)
  }

  keepPicture(picture: Uint8Array, type: string): string {
    const base64 = Buffer.from(picture).toString('base64')
    const key = digest(base64).slice(0, 16)
    this.pictures[key] = { type, base64 }
    return key
  }

  changed(): void {
    if (!this.options.stateFile || this.#timer) return
    this.#timer = setTimeout(() => this.save(), Math.max(SAVE_DELAY_MS, this.#saveMs / SAVE_SHARE))
    this.#timer.unref()
  }

  /** For what the other side will rely on: a post that was made, a token that was handed out. */
  mustKeep(): void {
    if (this.options.stateFile && this.#saveMs < QUICK_SAVE_MS) this.save()
    else this.changed()
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const file = this.options.stateFile
    if (!file) return
    const started = performance.now()
    mkdirSync(dirname(file), { recursive: true })
    const { data, config, faults, offset, sequence, pictures } = this
    writeFileSync(
      `${file}.new`,
      JSON.stringify({ data, config, faults, offset, sequence, pictures })
    )
    renameSync(`${file}.new`, file)
    this.#saveMs = performance.now() - started
  }

  #load(): void {
    const file = this.options.stateFile
    if (!file || !existsSync(file)) return
    try {
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<this>
      Object.assign(this, stored, {
        data: { ...this.data, ...stored.data },
        config: { ...this.parts.config, ...stored.config },
      })
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      // Somebody edited it, or the disk was full. An emulator that does not start would be worse than an empty one.
      renameSync(file, `${file}.unreadable`)
    }
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
