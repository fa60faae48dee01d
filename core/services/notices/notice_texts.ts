import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import type Notice from '#models/notice'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import WebhookEndpoint from '#models/webhook_endpoint'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { oneLine } from '#services/mail/one_line'
import { beginningOf } from '#services/publishing/beginning'
import { faultSentence, heldSentence } from '#services/publishing/fault_sentences'
import { tenant } from '#services/tenancy/tenant_tx'
import type { ShownNotice } from './shapes.ts'

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 60

/** Of many channels, the first say enough. */
const CHANNELS_NAMED = 4

/** The sentences of notices, of what the reader may see now: five queries, whatever their number. Runs inside a tenant transaction. */
@inject()
export class NoticeTexts {
  constructor(private plugins: PluginHostService) {}

  async of(notices: Notice[], i18n: I18n): Promise<ShownNotice[]> {
    if (!notices.length) return []
    const { client } = tenant()
    const ids = (pick: (notice: Notice) => string | null) => [...new Set(notices.flatMap((notice) => pick(notice) ?? []))]
    const posts = new Map((await SocialPost.query().whereIn('id', ids(({ postId }) => postId)).select('id', 'text', 'deletedAt')).map((post) => [post.id, post]))
    const live = await liveOf(ids(({ kind, postId }) => (kind === 'delivery.live' ? postId : null)))
    const channels = new Map((await SocialConnection.query().whereIn('id', [...new Set([...ids(({ connectionId }) => connectionId), ...[...live.values()].flat()])]).select('id', 'handle', 'adapterId')).map((row) => [row.id, row]))
    const people = new Map((await client.from('users').whereIn('id', ids(({ actorId }) => actorId)).select('id', 'full_name')).map((row) => [row.id as string, oneLine(row.full_name)]))
    const webhooks = new Map((await WebhookEndpoint.query().whereIn('id', ids(({ subjectType, subjectId }) => (subjectType === 'webhook' ? subjectId : null))).select('id', 'name')).map((row) => [row.id, row.name]))

    return notices.map((notice) => {
      const { id, kind, brandId, postId, connectionId, data } = notice
      const post = posts.get(postId ?? '')
      const channel = channels.get(connectionId ?? '')
      const platform = this.#platformOf(channel, i18n)
      const of = kind === 'delivery.live' ? (live.get(postId ?? '') ?? []).flatMap((one) => channels.get(one) ?? []) : []
      const values = {
        actor: people.get(notice.actorId ?? '') ?? i18n.t(data.reviewLinkId ? 'notices.aClient' : 'notices.somebody'),
        post: excerpt(post?.text) || i18n.t('notices.untitled'),
        platform,
        channel: channel ? this.#nameOf(channel, i18n) : i18n.t('notices.aChannel'),
        channels: Math.max(1, of.length),
        name: webhooks.get(notice.subjectId) ?? i18n.t('notices.anAddress'),
        again: data.isAgain === true ? 'yes' : 'no',
        state: String(data.state ?? 'done'),
      }
      return {
        ...{ id, kind, brandId },
        sentence: i18n.t(`notices.kind.${kind}.sentence`, values),
        detail: of.length > 1 ? this.#namesOf(of, i18n) : detailOf(notice, platform, i18n) ?? (i18n.hasMessage(`notices.kind.${kind}.detail`) ? i18n.t(`notices.kind.${kind}.detail`, values) : null),
        link: linkOf(notice, post && !post.deletedAt ? post.id : null),
        isRead: notice.readAt !== null,
        at: notice.createdAt.toUTC().toISO()!,
      }
    })
  }

  #platformOf(channel: SocialConnection | undefined, i18n: I18n): string {
    return this.plugins.adapters().find((adapter) => adapter.id === channel?.adapterId)?.pluginName ?? i18n.t('notices.thePlatform')
  }

  #nameOf(channel: SocialConnection, i18n: I18n): string {
    return i18n.t('notices.channel', { platform: this.#platformOf(channel, i18n), handle: oneLine(channel.handle) })
  }

  #namesOf(channels: SocialConnection[], i18n: I18n): string {
    const names = channels.slice(0, CHANNELS_NAMED).map((channel) => this.#nameOf(channel, i18n))
    return i18n.t('notices.channels', { names: names.join(', '), more: channels.length - names.length })
  }
}

/** By post, the channels on which it is live now; each once, whatever its formats. */
async function liveOf(postIds: string[]): Promise<Map<string, string[]>> {
  if (!postIds.length) return new Map()
  const { client, workspaceId } = tenant()
  const rows: { post_id: string; connection_id: string }[] = await client.from('deliveries').where({ workspace_id: workspaceId, state: 'live' }).whereIn('post_id', postIds).orderBy('published_at').select('post_id', 'connection_id')
  return new Map([...Map.groupBy(rows, ({ post_id: id }) => id)].map(([id, some]) => [id, [...new Set(some.map(({ connection_id: channel }) => channel))]]))
}

const excerpt = (text = '') => beginningOf(oneLine(text), EXCERPT)

function detailOf({ kind, data }: Notice, platform: string, i18n: I18n): string | null {
  if (kind === 'delivery.failed' && typeof data.faultCode === 'string') return faultSentence(data.faultCode, { platform }, i18n).sentence
  if (kind === 'delivery.held' && typeof data.heldReason === 'string') return heldSentence(data.heldReason, { platform }, i18n).sentence
  return null
}

function linkOf({ kind, subjectType, subjectId, connectionId, brandId }: Notice, postId: string | null): string | null {
  // A whole workspace that came in has no page of its own; a plan is one brand's, and has.
  if (kind === 'import.finished') return brandId && `/import/${subjectId}`
  if (kind === 'export.finished') return '/settings/transfer'
  if (kind === 'delivery.by_hand_due') return postId && `/posts/${postId}/by-hand`
  switch (subjectType) {
    case 'series':
      return `/series/${subjectId}`
    case 'report':
      return '/analytics'
    case 'connection':
      return `/channels/${connectionId ?? subjectId}`
    case 'webhook':
      return '/settings/webhooks'
    default:
      return postId && `/posts/${postId}`
  }
}
