import type { Draft, Issue, PreviewModel, Publisher } from '@caidence/sdk'
import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { toMediaRef } from '#services/media/media_source'

/** What an adapter is asked to publish, put together from the post and the delivery's own variants. */
export function draftOf(post: SocialPost, target: Pick<Delivery, 'format' | 'text' | 'options'>): Draft {
  return {
    format: target.format,
    text: target.text ?? post.text,
    media: post.media.map((media) => toMediaRef(media, media.$extras.pivot_alt_text ?? media.altText ?? undefined)),
    options: target.options ?? {},
  }
}

export interface Checked {
  issues: Issue[]
  preview: PreviewModel | null
}

/** Asks the adapter of a target what it thinks of a draft. No network: fit for every keystroke. */
@inject()
export class DraftChecks {
  constructor(private host: PluginHostService) {}

  async check(adapterId: string, draft: Draft): Promise<Checked> {
    const info = this.host.adapters().find((adapter) => adapter.id === adapterId)
    if (!info) return { issues: [{ level: 'error', path: 'format', rule: 'format.unknown' }], preview: null }
    if (!info.formats.some((format) => format.id === draft.format)) return { issues: [{ level: 'error', path: 'format', rule: 'format.unknown' }], preview: null }

    const adapter = await this.host.load<'publish'>(adapterId)
    const publisher: Publisher = adapter.publish
    const issues = publisher.check(draft)
    return { issues, preview: publisher.preview(draft) }
  }
}
