/** What this server holds. Plain JSON: it is written to a file and read again. */
export interface Data {
  codes: Record<
    string,
    { person: string; scopes: string[]; challenge: string; redirectUri: string }
  >
  tokens: Record<string, { person: string; scopes: string[]; isDead?: boolean }>
  media: Record<
    string,
    { owner: string; type: string; description: string; picture?: string; readyAt: number }
  >
  statuses: Status[]
  /** By person and idempotency key. */
  keys: Record<string, { status: string; at: number }>
}
export interface Status {
  id: string
  person: string
  text: string
  media: string[]
  visibility: string
  warning: string
  at: number
  parent?: string
}
export interface Person {
  id: string
  acct: string
  name: string
}

export const PEOPLE: Person[] = [
  { id: '109300000000000001', acct: 'bakery', name: 'The Bakery' },
  { id: '109300000000000002', acct: 'florist', name: 'Flora & Sons' },
]
export const READER: Person = { id: '109300000000000099', acct: 'reader', name: 'A reader' }

export const seed = (): Data => ({ codes: {}, tokens: {}, media: {}, statuses: [], keys: {} })

export const CONFIG = {
  /** How long a video is processed; pictures are ready at once. */
  videoSeconds: 8,
  /** How long an idempotency key is remembered. */
  keySeconds: 3600,
  /** Seconds until a post is in its account's list. */
  listLagSeconds: 0,
  /** Seconds from one favourite to the next. */
  favouriteSeconds: 120,
}
