import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { EmulatorOptions, FaultSwitch, LoggedRequest } from '@caidence/testkit/emulators'
import { extraPages, seedPeople, type Page, type Person } from './seed.ts'

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
  /** Made for bytes that are still to come. */
  awaitsUpload?: boolean
  /** Set once the media was fetched and looked at. */
  probed: boolean
  /** Subcode of the failure, when the media is no good. */
  error?: number
  stuck: boolean
  expired: boolean
  publishedAs?: string
  /** Key into `pictures`. */
  picture?: string
}

export interface Media {
  id: string
  account: string
  shortcode: string
  caption: string
  kind: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM'
  product: 'FEED' | 'REELS' | 'STORY'
  /** Keys into `pictures`; empty where there is none. */
  pictures: string[]
  publishedAt: number
  altText?: string
  comments?: { id: string; text: string; timestamp: string }[]
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
  /** Seconds until a published post has a permalink. */
  permalinkLagSeconds: number
  /** Seconds until a post has numbers. */
  insightDelaySeconds: number
  /** Stories have too few viewers to show numbers. */
  quietStories: boolean
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
  permalinkLagSeconds: 0,
  insightDelaySeconds: 600,
  quietStories: false,
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
  /** Small JPEGs in base64, by content: load tests send one picture thousands of times. */
  pictures: Record<string, string>
  faults: (FaultSwitch & { left: number; skipLeft: number })[]
  scenarios: Scenario[]
  config: Config
}

/** Requests kept for `/__admin/log`; older ones are dropped so that load tests do not eat the memory. */
const LOG_LENGTH = 20_000
/** Changes within this time are written together. */
const SAVE_DELAY_MS = 100
/** Writing may take this share of the time at most, so that a large state does not stop the answers. */
const SAVE_SHARE = 0.1
/** A state that is written this fast is written at once when something must not be lost. */
const QUICK_SAVE_MS = 5

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
  pictures: Record<string, string> = {}
  faults: Stored['faults'] = []
  scenarios: Scenario[] = []
  config: Config = { ...DEFAULTS }
  requests: LoggedRequest[] = []
  #timer: NodeJS.Timeout | undefined
  #saveMs = 0

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
      pictures: {},
      faults: [],
      scenarios: [],
      requests: [],
      config: { ...DEFAULTS },
    })
    this.changed()
  }

  /** More accounts for one person, for load. */
  addAccounts(count: number): void {
    this.pages.push(...extraPages(this.pages.length, count))
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
    this.#timer = setTimeout(() => this.save(), Math.max(SAVE_DELAY_MS, this.#saveMs / SAVE_SHARE))
    this.#timer.unref()
  }

  /** For what the other side will rely on: a post that was made, a token that was handed out. */
  mustKeep(): void {
    if (this.options.stateFile && this.#saveMs < QUICK_SAVE_MS) this.save()
    else this.changed()
  }

  keepPicture(picture: Buffer): string {
    const text = picture.toString('base64')
    const key = digest(text).slice(0, 16)
    this.pictures[key] = text
    return key
  }

  save(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const file = this.options.stateFile
    if (!file) return
    const started = performance.now()
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(this.#stored()))
    renameSync(`${file}.new`, file)
    this.#saveMs = performance.now() - started
  }

  #stored(): Stored {
    const { offset, sequence, people, pages, tokens, codes, containers } = this
    const { media, pictures, faults, scenarios, config } = this
    return {
      offset,
      sequence,
      people,
      pages,
      tokens,
      codes,
      containers,
      media,
      pictures,
      faults,
      scenarios,
      config,
    }
  }

  #load(): void {
    const file = this.options.stateFile
    if (!file || !existsSync(file)) return
    try {
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored>
      Object.assign(this, stored, { config: { ...DEFAULTS, ...stored.config } })
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      // Somebody edited it, or the disk was full. An emulator that does not start would be worse than an empty one.
      renameSync(file, `${file}.unreadable`)
    }
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
