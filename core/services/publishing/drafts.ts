import type { Draft, Issue, PreviewModel, Publisher } from '@caidence/sdk'
import { inject } from '@adonisjs/core'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'
import { fit, type Fit, type Source } from '#services/media/fit/fit'
import type { Crop, Shaping } from '#services/media/fit/recipe'
import { hasVideoTools } from '#services/media/tools'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { toMediaRef, type Fitted } from '#services/media/media_source'

/** What an adapter is asked to publish, put together from the post, the delivery's own variants, and what was made of its files. */
export function draftOf(post: SocialPost, target: Pick<Delivery, 'format' | 'text' | 'options'>, fitted: Fitted = new Map()): Draft {
  return {
    format: target.format,
    text: target.text ?? post.text,
    media: post.media.map((media) => toMediaRef(media, media.$extras.pivot_alt_text ?? media.altText ?? undefined, fitted.get(media.id))),
    options: target.options ?? {},
  }
}

/** What fitting a file has to know beside what an adapter is told: the pictures in it, as far as they were counted, and the part that is shown. */
export type FileFacts = ReadonlyMap<string, { frames: number | null; crop: Crop | null }>

/** A draft whose files are still to be made to fit. */
export interface Unfitted {
  draft: Draft
  files: FileFacts
  shaping: Shaping
}

export const factsOf = (media: { id: string; frames: number | null; $extras: Record<string, any> }[]): FileFacts =>
  new Map(media.map(({ id, frames, $extras }) => [id, { frames, crop: $extras.pivot_crop ?? null }]))

export interface Checked {
  issues: Issue[]
  preview: PreviewModel | null
}

/** Asks the adapter of a target what it thinks of a draft. No network: fit for every keystroke. */
@inject()
export class DraftChecks {
  constructor(private host: PluginHostService) {}

  /** As it is, files and all. */
  async check(adapterId: string, draft: Draft): Promise<Checked> {
    if (!this.#formatOf(adapterId, draft.format)) return { issues: [{ level: 'error', path: 'format', rule: 'format.unknown' }], preview: null }

    const adapter = await this.host.load<'publish'>(adapterId)
    const publisher: Publisher = adapter.publish
    const issues = publisher.check(draft)
    return { issues, preview: publisher.preview(draft) }
  }

  /** As it will be once its files are made to fit. What will be done to them is a warning; what cannot be done is an error with its reason. */
  async checkAhead(adapterId: string, { draft, files, shaping }: Unfitted): Promise<Checked> {
    const fits = this.fits(adapterId, draft.format, draft.media.map((ref) => ({ ref, frames: null, ...files.get(ref.id) })), shaping)
    const { issues, preview } = await this.check(adapterId, fits ? { ...draft, media: fits.map(({ ref }) => ref) } : draft)
    return { issues: [...issues, ...(fits ?? []).flatMap(issuesOf)], preview }
  }

  /** How each file is made to fit the format; null for a format that is not there. */
  fits(adapterId: string, formatId: string, sources: Source[], shaping: Shaping): Fit[] | null {
    const limits = this.#formatOf(adapterId, formatId)?.media
    const means = { video: hasVideoTools() }
    return limits ? sources.map((source) => fit(limits, source, shaping, means)) : null
  }

  #formatOf(adapterId: string, formatId: string) {
    return this.host.adapters().find(({ id }) => id === adapterId)?.formats.find(({ id }) => id === formatId)
  }
}

function issuesOf({ notices, refuses }: Fit, index: number): Issue[] {
  const path = `media.${index}`
  return [...refuses.map((refused): Issue => ({ level: 'error', path, ...refused })), ...notices.map((notice): Issue => ({ level: 'warning', path, ...notice }))]
}

