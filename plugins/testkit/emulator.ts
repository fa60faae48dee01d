import type { Json } from '@caidence/sdk'

/** What an adapter's `emulator/index.ts` exports. */
export interface EmulatorModule {
  createEmulator(options?: EmulatorOptions): Promise<Emulator>
  SANDBOX: Sandbox
}

/** What core needs to point the product at this emulator. */
export interface Sandbox {
  /** Plugin settings the emulator accepts. */
  settings: Record<string, string>
  /** Real hosts the emulator stands in for. */
  hosts: string[]
  /** Plugins with the same family share one running emulator, because they talk to the same hosts. */
  family?: string
  /** How the sandbox page draws what was published. Texts under one another in a neutral colour without it. */
  look?: FeedLook
}

export interface FeedLook {
  /** Square pictures first, words first, a frame to be played first, or cards with a headline of the author's. */
  layout: 'pictures' | 'text' | 'video' | 'cards'
  /** `#rrggbb`. */
  colour: string
}

/** What can be asked of the platform, for whoever picks a call to put a fault on. */
export interface EmulatedCall {
  /** As fault switches and the log have it. */
  name: string
  /** One sentence for people. */
  about: string
  /** The call that makes a post visible. */
  publishes?: boolean
}

export interface EmulatorOptions {
  /** 0 or absent: any free port. */
  port?: number
  /** Address to listen on; loopback unless told otherwise. */
  bind?: string
  /** Address people and permalinks use, when it is not the one listened on. */
  publicUrl?: string
  /** JSON file that carries the state over a restart. */
  stateFile?: string
  /** Changes the ids that are handed out. */
  seed?: string
  /** The emulator's clock, in milliseconds; the kit passes its fake clock. */
  now?: () => number
  /** Whether media may be fetched from loopback and private addresses. True unless told otherwise. */
  allowLoopbackMedia?: boolean
  /** When given, only these redirect URIs are registered. */
  redirectUris?: string[]
  /** Accounts added to the built-in ones, for load. */
  extraAccounts?: number
}

/** A running emulator. Everything here is also reachable over HTTP under `/__admin`. */
export interface Emulator {
  readonly url: string
  /** The piece of PLATFORM_HOSTS that points at this emulator. */
  readonly platformHosts: string
  now(): Date
  advanceClock(seconds: number): void
  reset(): void
  posts(): EmulatedPost[]
  log(): LoggedRequest[]
  fault(fault: FaultSwitch): void
  /** Makes stored access worthless, in one of the ways a platform does. */
  credentials(change: CredentialChange): void
  /** Changes a limit or a latency; the names are the emulator's own. */
  configure(change: Record<string, Json>): void
  /** Plays the person on the consent page and returns where the browser is sent. */
  consent(url: URL, decision: ConsentDecision): Promise<URL>
  close(): Promise<void>
}

export interface EmulatedPost {
  id: string
  /** Remote id of the account. */
  account: string
  format: string
  text: string
  url: string
  publishedAt: string
  /** What a feed shows beside the text, as far as the platform has it. */
  author?: { name: string; handle: string; pictureUrl?: string }
  title?: string
  /** Addresses of pictures, in order; videos and documents give one picture of theirs. */
  pictures?: string[]
  /** The kind of thing the pictures stand for. */
  kind?: 'text' | 'image' | 'video' | 'story' | 'document' | 'link' | 'poll'
  link?: string
  poll?: { question: string; options: string[] }
  visibility?: string
  comments?: { author: string; text: string }[]
}

export interface LoggedRequest {
  at: string
  method: string
  host: string
  path: string
  /** The emulator's name for what was asked: `container`, `publish`, `token`… */
  call: string
  status: number
  /** Whether this request can change what the platform holds. */
  write: boolean
  /** The fault that was applied to it, if any. */
  fault?: string
}

export const FAULT_KINDS = [
  '500',
  '502',
  '503',
  '504',
  '429',
  'reset',
  'close-mid-body',
  'stall',
  'truncated-json',
  'html-200',
  'html-error',
  '400',
  'late',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultSwitch {
  /** Which call is hit; `*` for any but `page`, which is what people open in a browser. */
  call: string
  kind: FaultKind
  /** `before`: the request has no effect. `after`: it is carried out first, then the fault happens. */
  when: 'before' | 'after'
  /** How many requests are hit; 1 unless told otherwise. */
  times?: number
  /** How many matching requests pass first. */
  skip?: number
  /** Seconds, sent as `Retry-After` with 429 and 503. */
  retryAfter?: number
  /** Only requests about this account. */
  account?: string
  /** How late, in real milliseconds, for `late`; how long `stall` holds on. */
  delayMs?: number
  /** Error code and subcode of a 400 answer, where the platform has such. */
  code?: number
  subcode?: number
}

export interface CredentialChange {
  state: 'revoked' | 'expired' | 'password-changed' | 'role-lost' | 'active'
  /** Only access to this account; all without it. */
  account?: string
}

export interface ConsentDecision {
  approve: boolean
  /** Scopes the person unticks. */
  decline?: string[]
  /** Which of the emulator's people signs in; the first one without it. */
  person?: string
}
