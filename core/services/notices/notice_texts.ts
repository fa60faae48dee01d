import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import type Notice from '#models/notice'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import WebhookEndpoint from '#models/webhook_endpoint'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { oneLine } from '#services/mail/one_line'
import { faultSentence, heldSentence } from '#services/publishing/fault_sentences'
import { tenant } from '#services/tenancy/tenant_tx'
import type { ShownNotice } from './shapes.ts'

/** By what its beginning says, people know which post is meant. */
const EXCERPT = 60

/** The sentences of notices, of what the reader may see now: four queries, whatever their number. Runs inside a tenant transaction. */
@inject()
export class NoticeTexts {
  constructor(private plugins: PluginHostService) {}

  async of(notices: Notice[], i18n: I18n): Promise<ShownNotice[]> {
    if (!notices.length) return []
    const { client } = tenant()
    const ids = (pick: (notice: Notice) => string | null) => [...new Set(notices.flatMap((notice) => pick(notice) ?? []))]
    const posts = new Map((await SocialPost.query().whereIn('id', ids(({ postId }) => postId)).select('id', 'text', 'deletedAt')).map((post) => [post.id, post]))
    const channels = new Map((await SocialConnection.query().whereIn('id', ids(({ connectionId }) => connectionId)).select('id', 'handle', 'adapterId')).map((row) => [row.id, row]))
    const people = new Map((await client.from('users').whereIn('id', ids(({ actorId }) => actorId)).select('id', 'full_name')).map((row) => [row.id as string, oneLine(row.full_name)]))
    const webhooks = new Map((await WebhookEndpoint.query().whereIn('id', ids(({ subjectType, subjectId }) => (subjectType === 'webhook' ? subjectId : null))).select('id', 'name')).map((row) => [row.id, row.name]))

    return notices.map((notice) => {
      const { id, kind, brandId, postId, connectionId, data } = notice
      const post = posts.get(postId ?? '')
      const channel = channels.get(connectionId ?? '')
      const platform = this.plugins.adapters().find((adapter) => adapter.id === channel?.adapterId)?.pluginName ?? i18n.t('notices.thePlatform')
      const values = {
        actor: people.get(notice.actorId ?? '') ?? i18n.t(data.reviewLinkId ? 'notices.aClient' : 'notices.somebody'),
        post: excerpt(post?.text) || i18n.t('notices.untitled'),
        platform,
        channel: channel ? i18n.t('notices.channel', { platform, handle: oneLine(channel.handle) }) : i18n.t('notices.aChannel'),
        name: webhooks.get(notice.subjectId) ?? i18n.t('notices.anAddress'),
        again: data.isAgain === true ? 'yes' : 'no',
        state: String(data.state ?? 'done'),
      }
      return {
        ...{ id, kind, brandId },
        sentence: i18n.t(`notices.kind.${kind}.sentence`, values),
        detail: detailOf(notice, platform, i18n) ?? (i18n.hasMessage(`notices.kind.${kind}.detail`) ? i18n.t(`notices.kind.${kind}.detail`, values) : null),
        link: linkOf(notice, post && !post.deletedAt ? post.id : null),
        isRead: notice.readAt !== null,
        at: notice.createdAt.toUTC().toISO()!,
      }
    })
  }
}

const excerpt = (text: string | undefined) => {
  const line = [...oneLine(text ?? '')]
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).join('')}…` : line.join('')
}

function detailOf({ kind, data }: Notice, platform: string, i18n: I18n): string | null {
  if (kind === 'delivery.failed' && typeof data.faultCode === 'string') return faultSentence(data.faultCode, { platform }, i18n).sentence
  if (kind === 'delivery.held' && typeof data.heldReason === 'string') return heldSentence(data.heldReason, { platform }, i18n).sentence
  return null
}

function linkOf({ kind, subjectType, subjectId, connectionId, brandId }: Notice, postId: string | null): string | null {
  // A whole workspace that came in has no page of its own; a plan is one brand's, and has.
  if (kind === 'import.finished') return brandId && `/import/${subjectId}`
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
