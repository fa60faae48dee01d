import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EmulatorState, type EmulatorOptions } from '@caidence/testkit/emulators'
import { extraPages, seedPeople, type Page, type Person } from './seed.ts'

export interface Token {
  kind: 'user' | 'page' | 'instagram' | 'app'
  /** The app it was made for. */
  app: string
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
  app: string
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

export interface Comment {
  id: string
  text: string
  at: number
  /** The one who wrote it: the account itself, or somebody from outside. */
  author: { id: string; name: string }
  parent?: string
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
  comments: Comment[]
  extras: Record<string, string>
}

/** A picture a Page holds; public only as part of a post. */
export interface Photo {
  id: string
  page: string
  caption: string
  altText: string
  createdAt: number
  /** Key into `pictures`. */
  picture: string
  /** The post or story it became part of. */
  usedIn?: string
}

export interface Video {
  id: string
  page: string
  kind: 'video' | 'reel' | 'story'
  /** Of the chunked upload; reels and stories go by the video's own id. */
  session: string
  size: number
  received: number
  createdAt: number
  /** When the bytes were complete. */
  uploadedAt?: number
  /** Set once the file was looked at. */
  probed: boolean
  /** Code and words of what is wrong with it. */
  error?: { code: number; message: string }
  stuck: boolean
  finishedAt?: number
  title: string
  description: string
  place?: string
  /** Keys into `pictures`. */
  picture?: string
  cover?: string
  /** The number in its post's id. */
  post: string
  comments: Comment[]
}

export interface PagePost {
  /** `{page}_{number}` for the feed, a bare number for stories. */
  id: string
  page: string
  kind: 'text' | 'link' | 'photo' | 'story'
  message: string
  link?: string
  place?: string
  photos: string[]
  publishedAt: number
  isPublished: boolean
  comments: Comment[]
}

export interface Scenario {
  kind: 'stuck' | 'error' | 'expired' | 'slow'
  times: number
  subcode?: number
  seconds?: number
  account?: string
}

/** Where an app wants to be told of changes. */
export interface Hook {
  app: string
  object: string
  url: string
  fields: string[]
}

/** Limits and latencies an operator may change while the emulator runs. */
type ConfigShape = {
  quotaTotal: number
  containerLimit: number
  /** Reels of a Page in 24 hours. */
  reelLimit: number
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
  /** A name of a metric that the platform retires, or an empty text. */
  retiredMetric: string
  /** Bytes the chunked upload asks for at a time. */
  chunkBytes: number
  /** Whose tokens may search Pages: everybody's, the app's alone, or nobody's. */
  pageSearch: 'all' | 'app' | 'none'
}
export type Config = ConfigShape

const DEFAULTS: Config = {
  quotaTotal: 50,
  containerLimit: 400,
  reelLimit: 30,
  imageSeconds: 0,
  videoSeconds: 5,
  requireProof: false,
  versionPolicy: 'upgrade',
  wrappedTokenAnswer: false,
  listLagSeconds: 0,
  permalinkLagSeconds: 0,
  insightDelaySeconds: 600,
  quietStories: false,
  retiredMetric: '',
  chunkBytes: 1024 * 1024,
  pageSearch: 'all',
}

export interface Data {
  people: Person[]
  pages: Page[]
  tokens: Record<string, Token>
  codes: Record<string, Code>
  containers: Record<string, Container>
  media: Record<string, Media>
  photos: Record<string, Photo>
  videos: Record<string, Video>
  posts: Record<string, PagePost>
  scenarios: Scenario[]
  hooks: Hook[]
  /** Fields an app is told of, by app and Page. */
  subscribed: Record<string, string[]>
}

const PLACEHOLDER = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="0 0 480 480"><rect width="480" height="480" fill="#334155"/><path d="M200 160v160l130-80z" fill="#e2e8f0"/></svg>`

/** Everything the emulator knows. Handlers change it synchronously, so no two requests ever interleave in it. */
export class State extends EmulatorState<Data, Config> {
  /** Bytes of uploads under way; beside the state file, so that a restart may go on with them. */
  readonly uploads: string

  constructor(options: EmulatorOptions) {
    super(options, {
      config: DEFAULTS,
      seed: (extraAccounts) => ({
        ...seedPeople(extraAccounts),
        tokens: {},
        codes: {},
        containers: {},
        media: {},
        photos: {},
        videos: {},
        posts: {},
        scenarios: [],
        hooks: [],
        subscribed: {},
      }),
    })
    this.uploads = options.stateFile
      ? `${options.stateFile}.uploads`
      : join(tmpdir(), `emulator-uploads-${randomUUID()}`)
  }

  /** More accounts for one person, for load. */
  addAccounts(count: number): void {
    this.data.pages.push(...extraPages(this.data.pages.length, count))
  }

  /** A picture that is still being drawn; its address is known at once. */
  keepFrame(id: string, frame: Promise<Buffer | undefined>): string {
    const key = `frame-${id}`
    frame.then(
      (picture) => {
        const body = picture ?? Buffer.from(PLACEHOLDER)
        const type = picture ? 'image/jpeg' : 'image/svg+xml'
        this.pictures[key] = { type, base64: body.toString('base64') }
        this.changed()
      },
      () => {}
    )
    return key
  }

  /** 17 digits, in a row: the same calls give the same ids. */
  nextId(): string {
    return this.nextNumber('1', 17)
  }
}
