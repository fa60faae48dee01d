import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import env from '#start/env'
import { isNoticeKind } from './rules.ts'

/** What a link at the foot of a mail stops: one kind, or the mail with several. */
export interface Unsubscribing {
  userId: string
  what: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Longer is none of ours. */
const TOKEN_MOST = 300

let key: Buffer | undefined
const signingKey = () => (key ??= Buffer.from(hkdfSync('sha256', env.get('APP_KEY').release(), 'caidence', 'unsubscribe link 1', 32)))
const signature = (body: string) => createHmac('sha256', signingKey()).update(body).digest()

/** Good for as long as the key is: a mail may be opened years later, and it can only stop mails. */
export function unsubscribeToken({ userId, what }: Unsubscribing): string {
  const body = Buffer.from(`${userId} ${what}`).toString('base64url')
  return `${body}.${signature(body).toString('base64url')}`
}

/** Null for a text that is none of ours. */
export function readUnsubscribeToken(token: unknown): Unsubscribing | null {
  if (typeof token !== 'string' || token.length > TOKEN_MOST) return null
  const [body, sign, ...rest] = token.split('.')
  if (!body || !sign || rest.length) return null
  const [given, wanted] = [Buffer.from(sign, 'base64url'), signature(body)]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null
  const [userId, what] = Buffer.from(body, 'base64url').toString('utf8').split(' ')
  if (!userId || !what || !UUID.test(userId)) return null
  return what === 'daily' || what === 'weekly' || isNoticeKind(what) ? { userId, what } : null
}
