import transmit from '@adonisjs/transmit/services/main'
import db from '@adonisjs/lucid/services/db'
import type { HttpContext } from '@adonisjs/core/http'
import SocialPost from '#models/social_post'
import { holdRights } from '#services/access/access_lock'
import type { PermissionEngine } from '#services/access/permission_engine'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Where a browser listens for the changes of its workspace. Which of them it hears is decided with every change. */
const postsChannel = (workspaceId: string) => `workspaces/${workspaceId}/posts`
const CHANNEL = /^workspaces\/([0-9a-f-]{36})\/posts$/

export interface LiveMessage {
  post: string
  delivery: string
  state: string
}

/** What of a stream is used here. */
interface EventStream {
  getUid(): string
  writeMessage(message: { data: any }): boolean
  end(): unknown
}

/** Whose browser it is. The session may end before the stream does. */
interface Listener {
  userId: string
  sessionId: string
}

/**
 * Who listens, and what they may hear. A stream is open for hours, so what was allowed when it began says nothing:
 * each change is offered only to those who see its post now, and who lost the right, the session or the account is cut off.
 */
export class LiveListeners {
  #listeners = new WeakMap<EventStream, Listener>()

  constructor(private permissions: PermissionEngine) {}

  /** A browser names its stream itself. Another person's under the same name ends: messages of one must not reach the other. */
  opened(uid: string, ctx: HttpContext) {
    const listener = { userId: ctx.auth.user!.id, sessionId: ctx.session.sessionId }
    const streams = this.#streams().filter(([stream]) => stream.getUid() === uid)
    for (const [stream] of streams) {
      const known = this.#listeners.get(stream)
      if (known && known.userId !== listener.userId) this.#end(stream)
      if (!known) this.#listeners.set(stream, listener)
    }
  }

  /** For a new subscription: their own stream, and a workspace where they may see posts. */
  async may(ctx: HttpContext, workspaceId: string): Promise<boolean> {
    const userId = ctx.auth.user!.id
    return this.#isTheirs(ctx) && this.#sees({ workspaceId, userId })
  }

  /** For what is one person's own. */
  own(ctx: HttpContext, userId: string): boolean {
    return ctx.auth.user!.id === userId && this.#isTheirs(ctx)
  }

  #isTheirs(ctx: HttpContext): boolean {
    const uid = ctx.request.input('uid')
    return this.#streams().some(([stream]) => stream.getUid() === uid && this.#listeners.get(stream)?.userId === ctx.auth.user!.id)
  }

  /** Tells those who may see the posts now. Their rights are held meanwhile: nothing is sent after they were taken. */
  async tell(workspaceId: string, messages: LiveMessage[]) {
    const channel = postsChannel(workspaceId)
    const streams = this.#streams().filter(([, channels]) => channels.has(channel))
    for (const [userId, theirs] of this.#byPerson(streams.map(([stream]) => stream))) {
      const actor = { workspaceId, userId }
      await tenantTx(actor, async () => {
        await holdRights()
        const alive = await this.#alive(theirs)
        if (!alive.size) return
        const visible = await this.permissions.scope(actor, 'posts.view')
        const seen = await visible(SocialPost.query()).whereIn('id', [...new Set(messages.map(({ post }) => post))]).select('id')
        const ids = new Set(seen.map(({ id }) => id))
        for (const stream of alive) for (const payload of messages) if (ids.has(payload.post)) stream.writeMessage({ data: { channel, payload } })
      })
    }
  }

  /** Ends streams whose person was disabled, signed out, or may not see posts there any more. */
  async sweep() {
    // One whose person is not noted yet has only just begun, and hears nothing until then: it is looked at next time.
    const streams = this.#streams().filter(([stream]) => this.#listeners.has(stream))
    const alive = await this.#alive(streams.map(([stream]) => stream))
    const asked = new Map<string, Promise<boolean>>()
    for (const [stream, channels] of streams) {
      const listener = this.#listeners.get(stream)!
      let isRight = alive.has(stream)
      for (const channel of isRight ? channels : []) {
        const workspaceId = CHANNEL.exec(channel)?.[1]
        if (!workspaceId) continue
        const key = `${workspaceId}:${listener.userId}`
        if (!asked.has(key)) asked.set(key, this.#sees({ workspaceId, userId: listener.userId }))
        if (!(await asked.get(key))) isRight = false
      }
      if (!isRight) this.#end(stream)
    }
  }

  /** After a time in which nothing was heard here: a browser whose stream ends connects anew, and looks at what it missed. */
  endAll() {
    for (const [stream] of this.#streams()) this.#end(stream)
  }

  async #sees(actor: { workspaceId: string; userId: string }) {
    return tenantTx(actor, async ({ client }) => {
      const isMember = await client.from('memberships').where({ workspace_id: actor.workspaceId, user_id: actor.userId }).first()
      return Boolean(isMember) && (await this.permissions.can(actor, 'posts.view')).allowed
    })
  }

  /** Those whose session and account are still there. */
  async #alive(streams: EventStream[]): Promise<Set<EventStream>> {
    const sessionIds = streams.flatMap((stream) => this.#listeners.get(stream)?.sessionId ?? [])
    if (!sessionIds.length) return new Set()
    const { rows } = await db
      .connection('app')
      .rawQuery(`select s.id from sessions s join users u on u.id::text = s.user_id where s.id = any(?) and s.expires_at > now() and u.disabled_at is null`, [sessionIds])
    const open = new Set(rows.map(({ id }: { id: string }) => id))
    return new Set(streams.filter((stream) => open.has(this.#listeners.get(stream)?.sessionId)))
  }

  #byPerson(streams: EventStream[]): Map<string, EventStream[]> {
    const byPerson = new Map<string, EventStream[]>()
    for (const stream of streams) {
      const listener = this.#listeners.get(stream)
      if (listener) byPerson.set(listener.userId, [...(byPerson.get(listener.userId) ?? []), stream])
    }
    return byPerson
  }

  #streams(): [EventStream, Set<string>][] {
    return [...transmit.getManager().getAllSubscribers()]
  }

  #end(stream: EventStream) {
    transmit.getManager().getAllSubscribers().get(stream as any)?.clear()
    stream.end()
  }
}
