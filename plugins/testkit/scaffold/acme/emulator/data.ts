/** What this platform holds. Plain JSON: it is written to a file and read again. */
export interface Data {
  codes: Record<string, { scopes: string[]; challenge: string; redirectUri: string }>
  tokens: Record<string, Token>
  /** Refresh tokens, each good for one use. */
  refreshes: Record<string, { scopes: string[] }>
  media: Record<string, { type: string; bytes: number; received: number; picture?: string }>
  posts: Post[]
  leads: { id: string; email: string; at: number }[]
}
export interface Token {
  scopes: string[]
  expiresAt: number
  isRevoked?: boolean
}
export interface Post {
  id: string
  text: string
  media: string[]
  reference?: string
  topic?: string
  at: number
  comments: { id: string; text: string; author: string; at: number }[]
}

export const ACCOUNT = { id: '70001', handle: 'bakery', name: 'The Bakery' }
export const TOPICS = ['Bread', 'Cake', 'Coffee'].map((name) => ({ id: name.toLowerCase(), name }))

export const seed = (): Data => ({
  codes: {},
  tokens: {},
  refreshes: {},
  media: {},
  posts: [],
  leads: [],
})

export const CONFIG = { tokenSeconds: 3600, numbersAfterSeconds: 60 }
