import { createHash } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { SessionCollection } from '@adonisjs/session'
import type { HttpContext } from '@adonisjs/core/http'
import type User from '#models/user'
import { proved } from './step_up.ts'

/** Under this key a session remembers when and where it began. */
export const SESSION_FACTS = 'facts'
/** Under this key the `web` guard keeps the person's id. */
const SIGNED_IN = 'auth_web'
/** "Last seen" in the list need not be more exact than this, so that reading a page does not rewrite the session. */
const SEEN_EVERY_MS = 60_000

export interface SessionFacts {
  startedAt: number
  seenAt: number
  address: string
  userAgent: string
}

export interface SignedInSession extends SessionFacts {
  /** Not the session's id, which is a secret of its browser. */
  handle: string
  isCurrent: boolean
}

export const sessionHandle = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 32)

const collection = () => app.container.make(SessionCollection)

/** The sessions of a person, each tagged with their id in the session store. */
export class Sessions {
  /** Signs the person in under a new session id, so that an id planted before is worth nothing. */
  async open(ctx: HttpContext, user: User) {
    await ctx.auth.use('web').login(user)
    const now = Date.now()
    ctx.session.put(SESSION_FACTS, { startedAt: now, seenAt: now, address: ctx.request.ip(), userAgent: agentOf(ctx) } satisfies SessionFacts)
    proved(ctx)
    await ctx.session.tag(user.id)
  }

  /** A new id for the same session: after every change of what it may do. */
  async rotate(ctx: HttpContext, user: User) {
    ctx.session.regenerate()
    await ctx.session.tag(user.id)
  }

  async close(ctx: HttpContext) {
    await ctx.auth.use('web').logout()
    // Nothing of it stays behind, and the page that follows starts with a new id and a new CSRF secret.
    ctx.session.clear()
    ctx.session.regenerate()
  }

  async list(userId: string, currentId: string): Promise<SignedInSession[]> {
    const sessions = await (await collection()).tagged(userId)
    return sessions
      .filter(({ data }) => data[SESSION_FACTS])
      .map(({ id, data }) => ({ ...(data[SESSION_FACTS] as SessionFacts), handle: sessionHandle(id), isCurrent: id === currentId }))
      .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.seenAt - a.seenAt)
  }

  /** False when the person has no such session (any more). */
  async end(userId: string, handle: string): Promise<boolean> {
    const store = await collection()
    const found = (await store.tagged(userId)).find(({ id }) => sessionHandle(id) === handle)
    if (found) await store.destroy(found.id)
    return found !== undefined
  }

  /** Ends all sessions of the person, except one. */
  async endAll(userId: string, exceptId?: string): Promise<number> {
    const query = db.connection('app').from('sessions').where('user_id', userId)
    if (exceptId) void query.whereNot('id', exceptId)
    const [count] = [await query.delete()].flat()
    return Number(count)
  }

  /**
   * Is this session's row still tagged with the person it signed in? A request that was under way while the
   * session was ended writes the row again at its end, but without the tag.
   */
  async isAlive(ctx: HttpContext): Promise<boolean> {
    const userId = ctx.session.get(SIGNED_IN)
    const row = await db.connection('app').from('sessions').where({ id: ctx.session.sessionId, user_id: userId }).select('id').first()
    return Boolean(row)
  }

  isSignedIn(ctx: HttpContext): boolean {
    return Boolean(ctx.session.get(SIGNED_IN))
  }

  seen(ctx: HttpContext) {
    const facts: SessionFacts | undefined = ctx.session.get(SESSION_FACTS)
    if (!facts || Date.now() - facts.seenAt < SEEN_EVERY_MS) return
    ctx.session.put(SESSION_FACTS, { ...facts, seenAt: Date.now(), address: ctx.request.ip() })
  }
}

/** Longer ones are made up, and the list shows two words of it. */
const USER_AGENT_MAX = 300
export const agentOf = ({ request }: Pick<HttpContext, 'request'>) => (request.header('user-agent') ?? '').slice(0, USER_AGENT_MAX)

/** For notices: where something was done. */
export const originOf = (ctx: Pick<HttpContext, 'request'>) => ({ address: ctx.request.ip(), userAgent: agentOf(ctx) })
