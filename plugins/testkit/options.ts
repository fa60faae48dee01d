import type { AccountProfile, Json, RawRequest } from '@caidence/sdk'
import type { Emulator, EmulatorModule } from './emulator.ts'

/** What an adapter's author tells the kit. Everything platform-specific is in here or in the emulator. */
export interface KitOptions {
  emulator(): Promise<EmulatorModule>
  /** One good draft per format. */
  drafts: Record<string, KitDraft>
  /** Drafts `check` has to refuse, beyond the limits of the manifest, which the kit tries by itself. */
  refuses?: { format: string; draft: Partial<KitDraft>; rule: string }[]
  /** Further settings to authorise and publish under, e.g. another sign-in. */
  variants?: { name: string; settings: Record<string, string> }[]
  /** Whether the platform accepts PKCE; true unless told otherwise. */
  pkce?: boolean
  /** A grant has to be this old before the platform renews it. */
  refreshAfterSeconds?: number
  /** Time-out of one exchange, in real milliseconds; 1500 unless told otherwise. Stalls cost this much each. */
  exchangeMilliseconds?: number
  /** What the platform sends by itself; needed by adapters with `inbound`. */
  inbound?: KitInbound
  /** Needed by adapters with `analytics`. */
  analytics?: KitAnalytics
  /** Needed by adapters with `options`. */
  options?: KitOptionLists
  /** Needed by adapters with `inbox`. */
  inbox?: KitInbox
  /** Needed by adapters with `history`. */
  history?: KitHistory
  /** Needed by adapters with `leads`. */
  leads?: KitLeads
  /** Tests that do not apply, by id or beginning of it, each with a reason that is printed. */
  skip?: { test: string; reason: string }[]
}

export interface KitDraft {
  text: string
  /** Fixture names: `1x1.jpg`, `9x16-12s.mp4`. */
  media: string[]
  options?: Record<string, Json>
}

export interface KitInbound {
  /** Requests signed as the platform signs them, with the emulator's own settings. */
  deliveries(settings: Record<string, string>): KitHook[]
  /** The subscription handshake, where the platform has one. */
  handshake?: { good: RawRequest; wrongToken: RawRequest; answer: string }
  /** Further forgeries the platform's scheme invites: another algorithm, an old time stamp. All have to be refused. */
  forged?(settings: Record<string, string>): { name: string; request: RawRequest }[]
}
export interface KitHook {
  name: string
  request: RawRequest
  /** Where the signature is. */
  signedIn: 'header' | 'body'
  /** Kinds of the events it has to become, in order. */
  kinds: string[]
  /** Personal data in the body that must not come out of `parse`: names, texts, addresses. */
  personal?: string[]
}

export interface KitAnalytics {
  /** The format that is published to have numbers. */
  format: string
  /** How long after publishing the emulator has numbers. */
  matureSeconds: number
}

export interface KitOptionLists {
  /** What to type so that a source has an answer; an empty text for those that list without being asked. */
  queries: Record<string, string>
}

export interface KitInbox {
  format: string
  /** Makes somebody comment at the platform; answers the comment's remote id. */
  comment(emulator: Emulator, post: string, text: string): Promise<string>
}

export interface KitHistory {
  /** The format that is published to be read back. */
  format: string
  /** What the adapter says of the emulator's first account, as far as it is known in advance. */
  profile: Partial<AccountProfile>
  /** What people read, where the platform has a title beside the text; the draft's text unless told otherwise. */
  text?(draft: KitDraft): string
  /** Fixtures of the post with this number, where the platform refuses the same file twice. */
  media?(number: number): string[]
  /** The post's picture comes with the list. */
  hasPicture: boolean
}

export interface KitLeads {
  /** Makes somebody fill in a form at the platform; answers the lead's remote id and the `ref` a webhook would carry. */
  lead(emulator: Emulator, number: number): Promise<{ remoteId: string; ref: Json }>
}

export interface KitTest {
  group: string
  title: string
  /** What a failure takes away. */
  level: Level
  run(): Promise<void>
}

export type Level = 'listed' | 'working' | 'dependable' | 'complete'
export const LEVELS: Level[] = ['listed', 'working', 'dependable', 'complete']
