import {
  isVideo,
  AdapterFault,
  type Call,
  type Draft,
  type MediaReader,
  type MediaRef,
} from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph, idOf, listOf, numberOf, objectOf, requireText, textOf } from '@caidence/meta-graph'
import { speakerOf } from './speaker.ts'
import { namesIn, userTagsOf } from './tags.ts'

/** The platform fetches when it pleases within a container's life, which is 24 hours. */
export const MEDIA_URL_SECONDS = 24 * 60 * 60
/** Used when the platform leaves the number out. */
const DEFAULT_QUOTA = 50

const STATES = ['FINISHED', 'IN_PROGRESS', 'ERROR', 'EXPIRED', 'PUBLISHED'] as const
export type ContainerState = (typeof STATES)[number] | 'UNKNOWN'

/** Creating and watching media containers: https://developers.facebook.com/docs/instagram-platform/content-publishing */
@injectable()
export class Containers {
  constructor(@inject(Graph) private graph: Graph) {}

  /** The only container of a post, or a carousel's parent. */
  async create(draft: Draft, children: string[], media: MediaReader, call: Call): Promise<string> {
    const form = {
      ...kindOf(draft, children),
      ...(await sourceOf(draft, children, media)),
      ...optionsOf(draft),
    }
    if (draft.text && draft.format !== 'instagram.story') form.caption = draft.text
    return this.post(form, call)
  }

  async createChild(item: MediaRef, media: MediaReader, call: Call): Promise<string> {
    const form: Record<string, string> = { is_carousel_item: 'true', ...(await urlOf(item, media)) }
    if (isVideo(item)) form.media_type = 'VIDEO'
    else if (item.altText) form.alt_text = item.altText
    return this.post(form, call)
  }

  async state(id: string, call: Call): Promise<{ state: ContainerState; status?: string }> {
    const answer = await this.graph.look(id, { fields: 'id,status_code,status' }, speakerOf(call))
    const status = textOf(answer.status)
    return { state: stateIn(textOf(answer.status_code) ?? status), status }
  }

  /** Null when the platform gives no answer that could be read: not knowing is no reason to hold a post back. */
  async quota(call: Call): Promise<{ used: number; total: number } | null> {
    const path = `${call.connection.account.remoteId}/content_publishing_limit`
    try {
      const answer = await this.graph.read(path, { fields: 'config,quota_usage' }, speakerOf(call))
      const entry = listOf(answer)[0] ?? answer
      const used = numberOf(entry.quota_usage)
      return used === undefined
        ? null
        : { used, total: numberOf(objectOf(entry.config).quota_total) ?? DEFAULT_QUOTA }
    } catch (error) {
      if (AdapterFault.is(error) && (isUnanswered(error) || error.code === 'E_SCOPE_MISSING'))
        return null
      throw error
    }
  }

  private async post(form: Record<string, string>, call: Call): Promise<string> {
    const answer = await this.graph.write(
      `${call.connection.account.remoteId}/media`,
      form,
      speakerOf(call)
    )
    return idOf(answer.id) ?? requireText(answer.id)
  }
}

/** The state's word; where it is missing, the text begins with it: "In Progress: …". */
function stateIn(text = ''): ContainerState {
  const word = text.split(':')[0].trim().toUpperCase().replace(/ /g, '_')
  return STATES.find((state) => state === word) ?? 'UNKNOWN'
}

/** Refusals that concern the question, not the account: an edge a peer does not have, or asked for in words it does not know. */
export const isUnanswered = ({ code, remedy }: AdapterFault) =>
  remedy === 'edit' || code === 'E_REMOTE_GONE' || code === 'E_UNSUPPORTED'

function kindOf(draft: Draft, children: string[]): Record<string, string> {
  if (children.length) return { media_type: 'CAROUSEL', children: children.join(',') }
  if (draft.format === 'instagram.story') return { media_type: 'STORIES' }
  if (draft.format === 'instagram.reel') return { media_type: 'REELS' }
  return {}
}

async function sourceOf(
  draft: Draft,
  children: string[],
  media: MediaReader
): Promise<Record<string, string>> {
  if (children.length) return {}
  const item = draft.media.find(isVideo) ?? draft.media[0]
  const source = await urlOf(item, media)
  const cover = coverOf(draft)
  if (cover)
    return { ...source, cover_url: (await media.publicUrl(cover.id, MEDIA_URL_SECONDS)).href }
  return item.altText && draft.format === 'instagram.feed'
    ? { ...source, alt_text: item.altText }
    : source
}

async function urlOf(item: MediaRef, media: MediaReader): Promise<Record<string, string>> {
  const { href } = await media.publicUrl(item.id, MEDIA_URL_SECONDS)
  return isVideo(item) ? { video_url: href } : { image_url: href }
}

function optionsOf(draft: Draft): Record<string, string> {
  const { format, options } = draft
  const form: Record<string, string> = {}
  const collaborators = namesIn(options.collaborators)
  if (collaborators.length) form.collaborators = JSON.stringify(collaborators)
  if (textOf(options.locationId)) form.location_id = String(options.locationId)
  if (options.aiGenerated === true) form.is_ai_generated = 'true'
  const tags = userTagsOf(draft)
  if (tags) form.user_tags = tags
  if (format !== 'instagram.reel') return form

  form.share_to_feed = String(options.shareToFeed !== false)
  const thumbOffset = numberOf(options.thumbOffset)
  if (thumbOffset !== undefined) form.thumb_offset = String(Math.round(thumbOffset))
  if (textOf(options.audioName)) form.audio_name = String(options.audioName)
  const trial = textOf(options.trial)
  if (trial) form.trial_params = JSON.stringify({ graduation_strategy: trial })
  return form
}

/** A picture beside a reel's video is its cover. */
export function coverOf({ format, media }: Draft): MediaRef | undefined {
  return format === 'instagram.reel' ? media.find((item) => !isVideo(item)) : undefined
}
