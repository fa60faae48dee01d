import type { MetricName } from './metrics.ts'

/** Plain JSON: what a checkpoint, an option or an answer may hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
/** ISO-8601 in UTC. Luxon may be used inside an adapter; across the boundary instants are strings. */
export type Instant = string
export type Class<T> = new (...args: any[]) => T

export type CapabilityName = keyof CapabilityMap
export interface CapabilityMap {
  authorize: Authorizer
  publish: Publisher
  analytics: Analytics
  inbound: InboundHooks
  leads: LeadReader
  options: OptionLists
  inbox: Inbox
  history: History
}

/** What the manifest lists is what the class must provide; the compiler checks it. */
export type Adapter<C extends CapabilityName = CapabilityName> = {
  probe(call: Call): Promise<Finding[]>
} & Pick<CapabilityMap, C>

/** Everything one remote operation may know. Built by the host inside an activity; never serialised. */
export interface Call {
  connection: { id: string; account: AccountRef }
  /** `reveal()` on use; `toString` and `toJSON` give "[redacted]". */
  token: AccessToken
  /** Stable per logical write: the idempotency key where a platform has one. */
  operation: string
  deadline: Instant
  signal: AbortSignal
}

export interface AccessToken {
  reveal(): string
  scopes: string[]
  expiresAt?: Instant
}

/** One account at the platform: a page, a channel, an organisation, a professional profile. */
export interface AccountRef {
  /** The platform's id, always a string: many exceed 2^53. */
  remoteId: string
  handle: string
  kind: string
  name?: string
  pictureUrl?: string
  /** What the adapter needs again to speak for this account. No secrets: it is stored in clear. */
  extra?: Json
}

/** What an account's authorisation consists of. Stored encrypted by the host, field by field. */
export interface Grant {
  access: string
  refresh?: string
  scopes: string[]
  expiresAt?: Instant
  refreshExpiresAt?: Instant
  /** Further facts the adapter needs to refresh or revoke. Stored encrypted, like the tokens. */
  extra?: Json
  /**
   * The person who agreed, as the platform's webhooks name them: an id, no name. With it `access.revoked` and
   * `deletion.requested` find the channels of a person, and not only the channel that has the person's own id.
   */
  person?: string
}

/** An account the person may pick, with the grant that speaks for it (pages have tokens of their own). */
export interface AccountChoice {
  account: AccountRef
  grant: Grant
}

export interface Authorizer {
  /** The platform's consent page. `challenge` is S256 of the verifier; adapters whose platform knows no PKCE ignore it. */
  begin(input: { redirectUri: string; state: string; challenge: string; scopes: string[] }): URL
  /** One code, once. Declined scopes do not throw: they are missing from `grant.scopes`. */
  exchange(input: {
    code: string
    verifier: string
    redirectUri: string
    signal: AbortSignal
  }): Promise<Grant>
  /** Pages, channels, organisations to pick from, each with the grant that speaks for it. */
  accounts(grant: Grant, signal: AbortSignal): Promise<AccountChoice[]>
  /** Throws `E_TOKEN_REVOKED` when the platform says the grant is dead, `E_REMOTE_DOWN` when it could not be asked. */
  refresh(grant: Grant, signal: AbortSignal): Promise<Grant>
  /** Best effort at the platform; a platform without a revoke endpoint resolves. */
  revoke(grant: Grant, signal: AbortSignal): Promise<void>
}

export interface Publisher {
  /** Pure, no network: runs on every keystroke. */
  check(draft: Draft): Issue[]
  /** Data for a preview the UI draws (layout, fold, crop), never HTML. */
  preview(draft: Draft): PreviewModel
  /** First checkpoint; no remote effect. */
  plan(draft: Draft): Checkpoint
  /** At most ONE remote write. */
  advance(at: Checkpoint, draft: Draft, media: MediaReader, call: Call): Promise<Advance>
  /** Read-only: what became of the step at this checkpoint? */
  reconcile(at: Checkpoint, draft: Draft, call: Call): Promise<Verdict>
  retract?(post: RemotePost, call: Call): Promise<void>
}

/** `effect` describes the NEXT step, so generic code knows how it may be repeated before running it. */
export interface Checkpoint {
  step: string
  effect: Effect
  /** JSON, at most 4 KiB, no secrets. */
  data: Json
}
export type Effect = 'none' | 'repeatable' | 'once'

export type Advance =
  | { state: 'next'; checkpoint: Checkpoint; progress?: number }
  /** `reason` may be a fault code with the remedy `wait`, such as E_QUOTA_EXHAUSTED, so that people are told the right thing. */
  | { state: 'wait'; checkpoint: Checkpoint; seconds: number; reason?: string }
  | { state: 'done'; post: RemotePost }

/**
 * What a look at the platform found out.
 * `absent`: certainly not there, the delivery may start again from `plan`.
 * `unsure`: the platform offers no way to tell; a person has to look.
 */
export type Verdict = Advance | { state: 'absent' } | { state: 'unsure'; evidence?: Json }

export interface Draft {
  format: string
  text: string
  media: MediaRef[]
  options: Record<string, Json>
}
export interface MediaRef {
  id: string
  /** Media type, e.g. `image/jpeg`. */
  type: string
  bytes: number
  seconds?: number
  width?: number
  height?: number
  altText?: string
  /** Facts from the decoder, where it could read them. */
  video?: {
    codec: string
    audioCodec?: string
    fps?: number
    bitrate?: number
    moovFirst?: boolean
  }
}

export interface MediaReader {
  /** Bytes `from` (inclusive) to `to` (exclusive). */
  range(id: string, from: number, to: number): Promise<Uint8Array>
  /** A URL the platform can fetch for the given number of seconds. */
  publicUrl(id: string, seconds: number): Promise<URL>
}

/** `rule` is a stable id such as `text.max`; the sentence comes from the language files, filled with `params`. */
export interface Issue {
  level: 'error' | 'warning'
  path: string
  rule: string
  params?: Record<string, Json>
}

export interface PreviewModel {
  layout: string
  /** Width divided by height the platform will show. */
  ratio: number
  text: { shown: string; folded: boolean }
  media: { id: string; ratio: number }[]
  badges?: string[]
  safeArea?: { top: number; right: number; bottom: number; left: number }
}

export interface RemotePost {
  remoteId: string
  url?: string
  publishedAt: Instant
}

export interface InboundHooks {
  /**
   * Answers a platform's subscription handshake; must itself compare the verify token. Sent as `text/plain`, or as
   * `application/json` where the platform insists on that.
   */
  handshake?(request: RawRequest): HookAnswer | null
  /** Throws `E_HOOK_UNVERIFIED`; the only way to make a `Verified`. */
  verify(request: RawRequest): Verified
  /** Stable event ids; references only, no personal data. */
  parse(request: Verified): InboundEvent[]
  /**
   * What the platform wants to read in answer; without it, an empty 200. `statusUrl` is a page where a person can see
   * what became of the event with that id (data deletion requests need one).
   */
  respond?(events: InboundEvent[], statusUrl: (eventId: string) => URL): HookAnswer | null
}
export interface HookAnswer {
  status: number
  body: string
  /** Media type of the body; `application/json` unless told otherwise. */
  type?: string
}
/** What core acts on; every other kind is kept for the log and for automations. */
export type InboundKind =
  /** The person withdrew the app at the platform. `account` may be a person rather than a channel. */
  | 'access.revoked'
  /** The person asked the platform to have their data deleted here. */
  | 'deletion.requested'
  | 'comment.created'
  | 'post.changed'
  | 'lead.created'
export interface InboundEvent {
  /** The same delivery gives the same id, so that the host can tell a repetition. */
  id: string
  kind: InboundKind | (string & {})
  /** Remote id of the account, or of the person, the event is about. */
  account: string
  ref: Json
  at: Instant
}
export interface RawRequest {
  method: string
  /** Which of the manifest's `webhooks` was called: its `path`. Not signed, so it says what was meant and proves nothing. */
  path?: string
  headers: Record<string, string>
  query: Record<string, string>
  rawBody: Uint8Array
}
declare const verified: unique symbol
/** Only the SDK's signature helpers can produce one. */
export interface Verified {
  readonly [verified]: true
  body: Json
  receivedAt: Instant
}

export interface LeadReader {
  fetch(ref: Json, call: Call): Promise<Lead>
  since(cursor: string | null, call: Call): AsyncIterable<{ lead: Lead; cursor: string }>
}
export interface Lead {
  remoteId: string
  form?: string
  createdAt: Instant
  consent?: Json
  answers: { key: string; label: string; values: string[]; pii?: 'email' | 'phone' | 'name' }[]
}

export interface Analytics {
  /**
   * The metrics the manifest names: of the account when `posts` is absent, of these posts (remote ids) otherwise.
   * `from` is inclusive, `to` exclusive. A window without data gives an empty list or nulls, never a made-up 0.
   */
  window(input: { from: Instant; to: Instant; posts?: string[] }, call: Call): Promise<Metric[]>
}
/** `value: null` means the platform did not say; it never means 0. */
export interface Metric {
  name: MetricName
  /** Remote id of the post; absent for the account's own numbers. */
  post?: string
  from: Instant
  to: Instant
  value: number | null
  /** Until when the platform's number is complete, as far as it says; otherwise when it was read. */
  asOf: Instant
}
export interface OptionLists {
  /**
   * Choices of a `remote-select` field. `query` narrows by what the person typed; empty gives the first ones.
   * At most a few dozen: a list nobody can read is no help.
   */
  list(source: string, query: string, call: Call): Promise<{ value: string; label: string }[]>
}

/** Answers people give at the platform. The first part of an inbox: reading comments. */
export interface Inbox {
  /** One page of the comments under a post, oldest first where the platform allows. No `cursor` in the answer: that was all. */
  comments(
    input: { post: string; cursor?: string },
    call: Call
  ): Promise<{ comments: Comment[]; cursor?: string }>
}
/** Personal data: kept only as long as the workspace's retention says. */
export interface Comment {
  remoteId: string
  /** Remote id of the post. */
  post: string
  /** Remote id of the comment this one answers. */
  parent?: string
  /** Absent where the platform hides who wrote it. */
  author?: { name: string; remoteId?: string }
  text: string
  at: Instant
}

/** What an account has been so far: how it presents itself, and what it posted, here or anywhere else. */
export interface History {
  /**
   * Newest first, at most `limit`. `before` is the `next` of the page read last; no `next` in the answer: that was all.
   * Throws `E_UNSUPPORTED` where the platform opens no list of posts for accounts of this kind.
   */
  recentPosts(
    input: { limit: number; before?: string },
    call: Call
  ): Promise<{ posts: HistoryPost[]; next?: string }>
  profile(call: Call): Promise<AccountProfile>
}
/** `null` means the platform did not say. */
export interface HistoryPost {
  remoteId: string
  text: string | null
  permalink: string | null
  publishedAt: Instant
  /** Some platforms' addresses end after hours: fetch what is to stay. */
  pictureUrl: string | null
  /** Totals that come with the list; `analytics` knows more. */
  metrics?: Partial<Record<MetricName, number>>
}
/** `null` means the platform did not say, or that the person left it empty. */
export interface AccountProfile {
  displayName: string | null
  handle: string | null
  bio: string | null
  website: string | null
  avatarUrl: string | null
  followers: number | null
}

export interface Finding {
  check: string
  status: 'pass' | 'warn' | 'fail' | 'skip'
  summary: string
  fix?: string
}

/** The parts of the host a plugin may have injected. Tokens are in `tokens.ts`. */
export interface PluginContext {
  settings: PluginSettings
  http: PluginHttp
  clock: PluginClock
  log: PluginLog
  store: PluginStore
}
export interface PluginSettings {
  /** A plain setting; undefined when not set. */
  get(key: string): string | undefined
  /** A required setting; throws `E_APP_MISCONFIGURED` naming the key when it is missing. */
  require(key: string): string
  /** A secret setting; throws `E_APP_MISCONFIGURED` naming the key when it is missing. */
  secret(key: string): string
}

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  /** The platform's real URL; the host map decides where it goes. Secrets do not belong into it where a header or body will do. */
  url: string | URL
  headers?: Record<string, string>
  /** Sent as application/x-www-form-urlencoded. */
  form?: Record<string, string>
  /** Sent as application/json. */
  json?: Json
  /**
   * Sent as it is; set `content-type` yourself. In pieces where a platform wants a large file in one request: then set
   * `content-length` as well, and keep the pieces small, since one at a time is held in memory.
   */
  body?: Uint8Array | AsyncIterable<Uint8Array>
  signal: AbortSignal
  /** Whole exchange, in milliseconds; the host's ceiling applies. */
  timeoutMs?: number
}
export interface HttpResponse {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  text: string
  /** Parsed body; undefined when the body is not JSON. */
  json: Json | undefined
  /** Seconds, from `Retry-After`, when the platform sent one. The host itself never retries. */
  retryAfter?: number
}
export interface PluginHttp {
  /**
   * One request, no retries, no redirects to other hosts.
   * Throws `AdapterFault`: `E_REMOTE_DOWN` when nothing was sent (refused, not resolved, TLS),
   * `E_OUTCOME_UNKNOWN` when it broke after the request may have left (reset, time-out, truncated body),
   * `E_ADAPTER_BUG` for a host outside the manifest.
   */
  request(request: HttpRequest): Promise<HttpResponse>
}
export interface PluginClock {
  now(): Date
}
export interface PluginLog {
  info(message: string, facts?: Record<string, Json>): void
  warn(message: string, facts?: Record<string, Json>): void
}
export interface PluginStore {
  get(key: string): Promise<Json | undefined>
  set(key: string, value: Json): Promise<void>
}
