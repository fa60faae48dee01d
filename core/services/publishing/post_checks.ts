import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import { DateTime } from 'luxon'
import type { PreviewModel, TextLimits } from '@caidence/sdk'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Finding } from '#services/composer/finding'
import { Linter } from '#services/composer/linter'
import { OptionRights } from '#services/composer/option_rights'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { toMediaRef } from '#services/media/media_source'
import type { Actor } from '#services/tenancy/tenant_tx'
import { DraftChecks, factsOf } from './drafts.ts'
import { issueSentence } from './fault_sentences.ts'
import { DEFAULT_FIT, type MediaInput, type TargetInput } from './post_input.ts'

export interface CheckedTarget {
  connectionId: string
  format: string
  issues: (Finding & { sentence: string })[]
  preview: PreviewModel | null
  /** Length as the platform counts it. */
  text: { count: number; max: number }
}

export interface CheckInput {
  text?: string | null
  media?: MediaInput[]
  targets: TargetInput[]
  postId?: string
  publishAt?: string | null
  timeZone?: string
}

/** What the adapters say while somebody types, and what a careful colleague would. Nothing is stored; what is missing is left out, not refused. */
@inject()
export class PostChecks {
  constructor(
    private host: PluginHostService,
    private checks: DraftChecks,
    private permissions: PermissionEngine,
    private linter: Linter,
    private rights: OptionRights
  ) {}

  async check(actor: Actor, { text, media = [], targets, postId, publishAt, timeZone = 'UTC' }: CheckInput, i18n?: I18n): Promise<{ targets: CheckedTarget[] }> {
    const [visibleMedia, channels] = [await this.permissions.scope(actor, 'media.view'), await this.permissions.scope(actor, 'connections.view')]
    const files = media.length ? await visibleMedia(Media.query()).whereIn('id', media.map(({ id }) => id)).whereNull('deletedAt') : []
    const ids = targets.map(({ connectionId }) => connectionId)
    const connections = ids.length ? await channels(SocialConnection.query()).whereIn('id', ids) : []
    const used = media.flatMap(({ id, altText, crop }) => {
      const file = files.find((candidate) => candidate.id === id)
      return file ? [{ file, altText: altText ?? file.altText, crop: crop ?? null }] : []
    })
    const references = used.map(({ file, altText }) => toMediaRef(file, altText))
    const facts = factsOf(used.map(({ file, crop }) => ({ id: file.id, frames: file.frames, $extras: { pivot_crop: crop } })))

    const known = targets.flatMap((target) => {
      const connection = connections.find(({ id }) => id === target.connectionId)
      return connection ? [{ target, connection }] : []
    })
    const findings = await this.linter.lint(actor, {
      targets: known.map(({ target, connection }) => ({ connectionId: connection.id, adapterId: connection.adapterId, brandId: connection.brandId, format: target.format, text: target.text ?? text ?? '' })),
      media: used,
      at: publishAt ? DateTime.fromISO(publishAt, { zone: 'utc' }) : null,
      timeZone,
      postId,
    })

    const meant = postId ? await this.#meant(actor, postId) : []
    const checked = known.map(async ({ target, connection }, index): Promise<CheckedTarget> => {
      const draft = { format: target.format, text: target.text ?? text ?? '', media: references, options: target.options ?? {} }
      const declined = await this.rights.findings({ adapterId: connection.adapterId, channel: connection.handle, granted: connection.scopes, options: draft.options })
      const { issues, preview } = await this.checks.checkAhead(connection.adapterId, { draft, files: facts, shaping: target.fit ?? DEFAULT_FIT })
      const limits = this.host.adapters().find(({ id }) => id === connection.adapterId)?.formats.find(({ id }) => id === target.format)?.text
      return {
        connectionId: target.connectionId,
        format: target.format,
        issues: [...issues, ...[...declined, ...findings[index]!].map((finding) => asked(finding, meant))].map((issue) => ({ ...issue, sentence: issueSentence(issue, i18n) })),
        preview,
        text: { count: limits ? lengthOf(draft.text, limits) : draft.text.length, max: limits?.max ?? 0 },
      }
    })
    return { targets: await Promise.all(checked) }
  }

  async #meant(actor: Actor, postId: string): Promise<string[]> {
    const visible = await this.permissions.scope(actor, 'posts.view')
    return (await visible(SocialPost.query()).where('social_posts.id', postId).select('social_posts.meant').first())?.meant ?? []
  }
}

/** What somebody has said they mean is said, and asked no more. */
function asked({ mustConfirm, codes, ...finding }: Finding, meant: string[]): Finding {
  const open = codes?.filter((code) => !meant.includes(code)) ?? []
  return { ...finding, ...(mustConfirm && open.length && { mustConfirm, codes: open }) }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function lengthOf(text: string, { countAs }: TextLimits) {
  if (countAs === 'utf16') return text.length
  if (countAs === 'codepoints') return [...text].length
  return [...graphemes.segment(text)].length
}
