import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { EmulatorOptions, FaultSwitch, LoggedRequest } from '@caidence/testkit/emulators'
import { seedPeople, type Page, type Person } from './seed.ts'

export interface Token {
  kind: 'user' | 'page' | 'instagram'
  short: boolean
  user: string
  /** Page of a page token. */
  page?: string
  /** Account of an Instagram Login token. */
  account?: string
  scopes: string[]
  issuedAt: number
  /** Milliseconds; 0 = never. */
  expiresAt: number
  /** Subcode it is dead with. */
  dead?: number
}

export interface Code {
  login: 'facebook' | 'instagram'
  user: string
  account?: string
  scopes: string[]
  redirectUri: string
  issuedAt: number
  used: boolean
}

export interface Container {
  id: string
  account: string
  kind: 'IMAGE' | 'VIDEO' | 'REELS' | 'STORIES' | 'CAROUSEL'
  isChild: boolean
  caption: string
  url?: string
  isVideo: boolean
  children: string[]
  thumbOffset?: number
  extras: Record<string, string>
  createdAt: number
  readyAt: number
  /** Set once the media was fetched and looked at. */
  probed: boolean
  /** Subcode of the failure, when the media is no good. */
  error?: number
  stuck: boolean
  expired: boolean
  publishedAs?: string
  picture?: string
}

export interface Media {
  id: string
  account: string
  shortcode: string
  caption: string
  kind: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM'
  product: 'FEED' | 'REELS' | 'STORY'
  pictures: string[]
  publishedAt: number
  altText?: string
}

export interface Scenario {
  kind: 'stuck' | 'error' | 'expired' | 'slow'
  times: number
  subcode?: number
  seconds?: number
  account?: string
}

/** Limits and latencies an operator may change while the emulator runs. */
export interface Config {
  quotaTotal: number
  containerLimit: number
  imageSeconds: number
  videoSeconds: number
  requireProof: boolean
  /** `reject` answers 2635 for versions outside the list; the platform itself upgrades silently. */
  versionPolicy: 'upgrade' | 'reject'
  /** Wraps the Instagram token answer in `data[]`, as the documentation has it. */
  wrappedTokenAnswer: boolean
  /** Seconds until a published post appears in lists and by its id. */
  listLagSeconds: number
}

const DEFAULTS: Config = {
  quotaTotal: 50,
  containerLimit: 400,
  imageSeconds: 0,
  videoSeconds: 5,
  requireProof: false,
  versionPolicy: 'upgrade',
  wrappedTokenAnswer: false,
  listLagSeconds: 0,
}

interface Stored {
  offset: number
  sequence: number
  people: Person[]
  pages: Page[]
  tokens: Record<string, Token>
  codes: Record<string, Code>
  containers: Record<string, Container>
  media: Record<string, Media>
  faults: (FaultSwitch & { left: number; skipLeft: number })[]
  scenarios: Scenario[]
  config: Config
}

/** Requests kept for `/__admin/log`; older ones are dropped so that load tests do not eat the memory. */
const LOG_LENGTH = 20_000
/** Changes within this time are written together. */
const SAVE_DELAY_MS = 100

/** Everything the emulator knows. Handlers change it synchronously, so no two requests ever interleave in it. */
export class State implements Stored {
  offset = 0
  sequence = 0
  people: Person[] = []
  pages: Page[] = []
  tokens: Record<string, Token> = {}
  codes: Record<string, Code> = {}
  containers: Record<string, Container> = {}
  media: Record<string, Media> = {}
  faults: Stored['faults'] = []
  scenarios: Scenario[] = []
  config: Config = { ...DEFAULTS }
  requests: LoggedRequest[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(private options: EmulatorOptions) {
    this.reset()
    this.#load()
  }

  now(): number {
    return (this.options.now?.() ?? Date.now()) + this.offset
  }

  reset(): void {
    const { people, pages } = seedPeople(this.options.extraAccounts ?? 0)
    Object.assign(this, {
      offset: 0,
      sequence: 0,
      people,
      pages,
      tokens: {},
      codes: {},
      containers: {},
      media: {},
      faults: [],
      scenarios: [],
      requests: [],
      config: { ...DEFAULTS },
    })
    this.changed()
  }

  /** 17 digits, in a row: the same calls give the same ids. */
  nextId(): string {
    this.sequence += 1
    const prefix = this.options.seed
      ? digest(this.options.seed).replace(/\D/g, '').padEnd(4, '7').slice(0, 4)
      : '8021'
    return `1${prefix}${String(this.sequence).padStart(12, '0')}`
  }

  shortcode(id: string): string {
    return Buffer.from(digest(id), 'hex').toString('base64url').slice(0, 11)
  }

  secret(prefix: string): string {
    return prefix + randomBytes(24).toString('base64url').replace(/[-_]/g, 'x')
  }

  note(request: LoggedRequest): void {
    this.requests.push(request)
    if (this.requests.length > LOG_LENGTH)
      this.requests.splice(0, this.requests.length - LOG_LENGTH)
  }

  changed(): void {
    if (!this.options.stateFile || this.#timer) return
    this.#timer = setTimeout(() => this.save(), SAVE_DELAY_MS)
    this.#timer.unref()
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const file = this.options.stateFile
    if (!file) return
    const {
      offset,
      sequence,
      people,
      pages,
      tokens,
      codes,
      containers,
      media,
      faults,
      scenarios,
      config,
    } = this
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(
      `${file}.new`,
      JSON.stringify({
        offset,
        sequence,
        people,
        pages,
        tokens,
        codes,
        containers,
        media,
        faults,
        scenarios,
        config,
      })
    )
    renameSync(`${file}.new`, file)
  }

  #load(): void {
    if (!this.options.stateFile) return
    try {
      const stored = JSON.parse(readFileSync(this.options.stateFile, 'utf8')) as Partial<Stored>
      Object.assign(this, stored, { config: { ...DEFAULTS, ...stored.config } })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
