import type { Json } from '@caidence/sdk'
import { EmulatorState, type EmulatorOptions } from '@caidence/testkit/emulators'
import { seed } from './seed.ts'

export interface Person {
  id: string
  name: string
}

export interface Channel {
  id: string
  title: string
  handle: string
  country: string
  description: string
  /** People who may speak for it. */
  managers: string[]
  longUploads: 'allowed' | 'eligible' | 'disallowed'
  subscribers: number
  hidesSubscribers: boolean
  madeAt: number
}

export interface Playlist {
  id: string
  channel: string
  title: string
}

/** One consent: what a person allowed for one channel. Access and refresh tokens hang on it. */
export interface Consent {
  person: string
  channel: string
  scopes: string[]
  refresh: string | null
  grantedAt: number
  usedAt: number
  isDead: boolean
  /** The person lost the right to manage the channel; the token itself is still good. */
  isRoleLost: boolean
}

export interface Code {
  consent: string
  redirectUri: string
  challenge: string | null
  method: string
  issuedAt: number
  used: boolean
}

export interface VideoStatus {
  privacyStatus: 'public' | 'unlisted' | 'private'
  publishAt?: string
  license: string
  embeddable: boolean
  publicStatsViewable: boolean
  selfDeclaredMadeForKids: boolean
  containsSyntheticMedia: boolean
}

export interface VideoText {
  title: string
  description: string
  tags: string[]
  categoryId: string
}

export interface Metadata {
  text: VideoText
  status: VideoStatus
}

export interface Session {
  channel: string
  consent: string
  metadata: Metadata
  type: string
  total: number
  received: number
  openedAt: number
  video: string | null
}

export interface Video extends Metadata {
  id: string
  channel: string
  type: string
  bytes: number
  uploadedAt: number
  /** When it was first seen by anybody but its owner. */
  releasedAt: number | null
  hash: string | null
  width: number
  height: number
  seconds: number
  /** Why the platform will not have it, once processing is over. */
  trouble: { failure?: string; rejection?: string } | null
  /** Keys of pictures: a frame of the video, and the thumbnail its owner chose. */
  frame: string | null
  thumbnail: string | null
}

export interface Comment {
  id: string
  video: string
  parent: string | null
  author: { channel: string; name: string }
  text: string
  at: number
}

export interface Data {
  people: Person[]
  channels: Channel[]
  playlists: Playlist[]
  items: { id: string; playlist: string; video: string; at: number }[]
  codes: Record<string, Code>
  consents: Record<string, Consent>
  /** Access tokens. */
  tokens: Record<string, { consent: string; expiresAt: number }>
  sessions: Record<string, Session>
  videos: Record<string, Video>
  comments: Comment[]
  /** What the project used up on one Pacific day. */
  ledger: { day: string; units: number; uploads: number }
}

/** Switches of SWITCHES.md. */
export const CONFIG = {
  processingSeconds: 5,
  sessionSeconds: 7 * 24 * 60 * 60,
  acceptBytes: 0,
  listLagSeconds: 0,
  dailyUnits: 10_000,
  dailyUploads: 100,
  channelUploads: 1_000,
  auditLock: false,
  testing: false,
  refuseDuplicates: true,
  commentsOff: false,
  thumbnailsForbidden: false,
} satisfies Record<string, Json>

export type Config = Record<keyof typeof CONFIG, Json>
export type State = EmulatorState<Data, Config>

export function createState(options: EmulatorOptions): State {
  return new EmulatorState<Data, Config>(options, {
    seed: (extra) => seed(extra),
    config: CONFIG,
  })
}
