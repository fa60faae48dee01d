import type { MetricName } from './metrics.ts'
import type { CapabilityName, Json } from './types.ts'

/** The contract's own version; a plugin names the range it was written for in `caidence.sdk`. */
export const SDK_VERSION = '1.2.0'

/**
 * One input, in a small closed list of kinds: it always renders well, maps one-to-one to a server rule,
 * and `secret` decides encryption and redaction by itself.
 */
export type Field = FieldBase &
  (
    | { kind: 'text' | 'secret' | 'url' | 'longtext'; max?: number; pattern?: string }
    | { kind: 'number'; min?: number; max?: number }
    | { kind: 'switch' }
    | { kind: 'select'; options: { value: string; label: string }[] }
    | { kind: 'remote-select'; source: string }
  )
interface FieldBase {
  key: string
  label: string
  help?: string
  required?: boolean
  default?: Json
  /** Shown and validated only while another field of the same list has this value. */
  when?: { key: string; is: Json }
}

export interface Manifest {
  manifest: 1
  id: string
  name: string
  sdk: string
  network: { hosts: string[] }
  settings: Field[]
  /** Addresses the platform calls: `<installation>/hooks/<plugin>/<path>`. `events` are the platform's names, for the setup page. */
  webhooks: { path: string; label: string; events: string[] }[]
  docs: { setup: string; limits: string }
  adapters: AdapterManifest[]
}

export interface AdapterManifest {
  id: string
  kind: 'channel' | 'leads'
  capabilities: CapabilityName[]
  scopes: ScopeNeed[]
  budgets: Budget[]
  formats: Format[]
  /** What the `analytics` capability can read. */
  metrics?: { account: MetricNeed[]; post: MetricNeed[] }
}
export interface MetricNeed {
  name: MetricName
  /** The platform's own name for it, for the documentation and the support. */
  remote: string
  /** `total`: all there is until `asOf`. `window`: what was added between `from` and `to`. */
  kind: 'total' | 'window'
  /** Formats that have it; all unless given. Only for metrics of posts. */
  formats?: string[]
}
export interface ScopeNeed {
  name: string
  /** What is not possible at all without it. May be empty where `helps` names something. */
  neededBy: CapabilityName[]
  /** What works without it all the same, but for the part that `why` tells of: whoever declines it is warned, not kept out. */
  helps?: CapabilityName[]
  /** Keys of options of formats that take no effect without it: whoever chooses one is told before the post goes out. */
  options?: string[]
  why: string
  review: 'none' | 'required'
  /** Asked for only while a setting has this value (a plugin may know two sign-in variants). */
  when?: { key: string; is: Json }
}
/** `per` is an amount and a unit: "1 day", "24 hours". `minGapSeconds` spaces the posts of one account. */
export interface Budget {
  scope: 'app' | 'account'
  limit: number
  per: string
  minGapSeconds?: number
}

export interface Format {
  id: string
  /** What people call it. */
  name: string
  /** `pull`: the platform fetches a public URL. `push`: we send the bytes. */
  delivery: 'pull' | 'push'
  text: TextLimits
  media: MediaLimits
  options: Field[]
  /** Seconds after a doubtful write before a look at the platform is worth something. */
  settleSeconds: number
  verified: { on: string; source: string }
}
export interface TextLimits {
  max: number
  countAs: 'utf16' | 'codepoints' | 'graphemes'
  hashtags?: number
  mentions?: number
}
export interface MediaLimits {
  min: number
  max: number
  types: string[]
  maxBytes?: number
  imageMaxBytes?: number
  videoMaxBytes?: number
  minSeconds?: number
  maxSeconds?: number
  /** Width divided by height, inclusive, for images; compared with a tolerance of 0.01. */
  imageRatio?: [min: number, max: number]
  videoRatio?: [min: number, max: number]
  /** Exact ratios, where the platform knows only some. */
  ratios?: [number, number][]
  minWidth?: number
  maxWidth?: number
  /** Widest video, where it differs from the widest image. */
  videoMaxWidth?: number
  /** The platform scales pictures into `minWidth`…`maxWidth` itself, so being outside is only worth a warning. */
  autoScaled?: boolean
  /** ffprobe's names: h264, hevc, aac. */
  videoCodecs?: string[]
  audioCodecs?: string[]
  minFps?: number
  maxFps?: number
  /** Bits per second. */
  maxBitrate?: number
  /** The index must precede the data, or the platform cannot start reading. */
  moovFirst?: boolean
  altTextMax?: number
}
