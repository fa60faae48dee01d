import { EmulatorState, type EmulatorOptions } from '@caidence/testkit/emulators'
import { extraOrganisations, seedPeople, type Organisation, type Person } from './seed.ts'

export interface Token {
  app: string
  person: string
  scopes: string[]
  issuedAt: number
  /** Milliseconds. */
  expiresAt: number
  dead?: 'revoked' | 'expired'
}

export interface RefreshToken {
  app: string
  person: string
  scopes: string[]
  expiresAt: number
  dead?: true
}

export interface Code {
  app: string
  person: string
  scopes: string[]
  redirectUri: string
  issuedAt: number
  used: boolean
}

export interface Asset {
  urn: string
  kind: 'image' | 'video' | 'document'
  owner: string
  bytes: number
  /** Sizes of the parts, and the tags of those that arrived; one part for everything but videos. */
  parts: number[]
  tags: string[]
  /** Part of the upload address that nobody can guess. */
  secret: string
  uploadToken: string
  hasCover: boolean
  openedAt: number
  /** When processing is over; absent before the upload is complete. */
  readyAt?: number
  failed?: string
  /** Key into `pictures`. */
  picture?: string
}

export interface Comment {
  id: string
  urn: string
  actor: string
  text: string
  at: number
}

export interface Post {
  urn: string
  author: string
  commentary: string
  visibility: string
  reshareDisabled: boolean
  content: Record<string, unknown> | null
  publishedAt: number
  /** What a duplicate is recognised by. */
  print: string
  comments: Comment[]
}

export interface Subscription {
  app: string
  person: string
  organisation: string
  webhook: string
}

/** Limits and latencies an operator may change while the emulator runs. */
type ConfigShape = {
  postsPerMember: number
  postsPerApp: number
  imageSeconds: number
  documentSeconds: number
  videoSeconds: number
  partBytes: number
  duplicateSeconds: number
  /** Seconds until a new post can be read and is listed. */
  listLagSeconds: number
  /** Seconds until a new post has numbers. */
  insightDelaySeconds: number
  refreshTokens: boolean
  /** Scopes in token answers separated by commas, as some answers have them. */
  commaScopes: boolean
  /** Introspection in milliseconds, as the documentation's samples have it. */
  millisecondInstants: boolean
}

const CONFIG: ConfigShape = {
  postsPerMember: 150,
  postsPerApp: 100_000,
  imageSeconds: 1,
  documentSeconds: 3,
  videoSeconds: 6,
  partBytes: 4 * 1024 * 1024,
  duplicateSeconds: 600,
  listLagSeconds: 0,
  insightDelaySeconds: 60,
  refreshTokens: true,
  commaScopes: true,
  millisecondInstants: false,
}

export interface Data {
  people: Person[]
  organisations: Organisation[]
  codes: Record<string, Code>
  tokens: Record<string, Token>
  refreshTokens: Record<string, RefreshToken>
  assets: Record<string, Asset>
  posts: Record<string, Post>
  subscriptions: Subscription[]
  /** Posts of a day, by `day app person`. */
  used: Record<string, number>
}

export class State extends EmulatorState<Data, ConfigShape> {
  constructor(options: EmulatorOptions) {
    super(options, {
      config: CONFIG,
      seed: (extraAccounts) => ({
        ...seedPeople(extraAccounts),
        codes: {},
        tokens: {},
        refreshTokens: {},
        assets: {},
        posts: {},
        subscriptions: [],
        used: {},
      }),
    })
  }

  addAccounts(count: number): void {
    const { organisations } = this.data
    organisations.push(...extraOrganisations(organisations.length, count))
  }

  person(id: string): Person | undefined {
    return this.data.people.find((person) => person.id === id)
  }

  organisation(urn: string): Organisation | undefined {
    return this.data.organisations.find(({ id }) => urn === `urn:li:organization:${id}`)
  }

  /** Name and address name behind an author's URN. */
  author(urn: string): { name: string; handle: string } {
    const organisation = this.organisation(urn)
    if (organisation) return { name: organisation.name, handle: organisation.vanityName }
    const person = this.person(urn.slice(urn.lastIndexOf(':') + 1))
    return person
      ? { name: `${person.first} ${person.last}`, handle: person.vanityName }
      : { name: 'LinkedIn Member', handle: '' }
  }
}
