import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { AdapterFault, type Comment } from '@caidence/sdk'
import type Delivery from '#models/delivery'
import { channelFault } from '#services/connections/channel_fault'
import { Connections } from '#services/connections/connections'
import { withinLimit } from '#services/connections/within_limit'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Actor } from '#services/tenancy/tenant_tx'

export const E_NO_COMMENTS = createError('There are no comments to read here', 'E_NO_COMMENTS', 404)

/** Somebody looks at a page and waits. */
const WITHIN_MS = 15_000
/** One page of a platform's; a longer one is cut, and its cursor still goes on. */
const MOST_COMMENTS = 200
const TEXT_MAX = 20_000
const CURSOR_MAX = 2_000

export interface CommentView {
  id: string
  parentId: string | null
  /** Null where the platform hides who wrote it. */
  author: string | null
  text: string
  at: string
}

/** What people answer, as the platform tells it now. Personal data: read when somebody looks, and kept nowhere. */
@inject()
export class Comments {
  constructor(
    private plugins: PluginHostService,
    private connections: Connections
  ) {}

  canRead({ adapterId, remoteId, state }: Pick<Delivery, 'adapterId' | 'remoteId' | 'state'>): boolean {
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    return state === 'live' && remoteId !== null && info?.capabilities.includes('inbox') === true
  }

  /** One page. Throws a `ChannelFault` with a sentence when the platform does not answer. */
  async list(actor: Actor, delivery: Delivery, cursor?: string): Promise<{ comments: CommentView[]; nextCursor: string | null }> {
    if (!this.canRead(delivery)) throw new E_NO_COMMENTS()
    const { adapterId, connectionId, remoteId } = delivery
    const signal = AbortSignal.timeout(WITHIN_MS)
    const deadline = DateTime.utc().plus({ milliseconds: WITHIN_MS }).toISO()
    try {
      const adapter = await this.plugins.load<'inbox'>(adapterId)
      const asked = this.connections.speak(actor, connectionId, { operation: `comments:${delivery.id}`, deadline, signal }, (call) =>
        adapter.inbox.comments({ post: remoteId!, ...(cursor !== undefined && { cursor }) }, call)
      )
      return vetted(await withinLimit(asked, signal))
    } catch (error) {
      const fault = signal.aborted && !AdapterFault.is(error) ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      if (fault.code === 'E_ADAPTER_BUG') logger.error({ adapter: adapterId, kind: (fault.cause as Error)?.name }, 'An adapter failed while reading comments')
      throw channelFault(fault, this.plugins.info(adapterId).pluginName)
    }
  }
}

function vetted(answer: unknown) {
  const { comments, cursor } = (answer ?? {}) as { comments?: Comment[]; cursor?: unknown }
  const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max
  const isGood = ({ remoteId, text, at, author }: Partial<Comment>) => isText(remoteId, CURSOR_MAX) && isText(text, TEXT_MAX) && !Number.isNaN(Date.parse(at ?? '')) && (!author || isText(author.name, TEXT_MAX))
  if (!Array.isArray(comments) || !comments.every((each) => each && isGood(each))) throw new AdapterFault('E_ADAPTER_BUG')
  if (cursor !== undefined && !isText(cursor, CURSOR_MAX)) throw new AdapterFault('E_ADAPTER_BUG')
  return {
    comments: comments.slice(0, MOST_COMMENTS).map(({ remoteId, parent, author, text, at }): CommentView => ({ id: remoteId, parentId: parent ?? null, author: author?.name ?? null, text, at: new Date(at).toISOString() })),
    nextCursor: (cursor as string | undefined) ?? null,
  }
}
