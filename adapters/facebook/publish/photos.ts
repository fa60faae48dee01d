import type { Call, MediaReader, MediaRef } from '@caidence/sdk'
import { Graph, idOf, requireText, textOf } from '@caidence/meta-graph'
import { inject, injectable } from 'tsyringe'
import { pageOf, speakerOf } from './speaker.ts'

/** Fetched while the request lasts; the rest is for a platform that comes back for a larger copy. */
const PHOTO_URL_SECONDS = 3600

/** Photos that are held until a post carries them; the platform drops them after a day. */
@injectable()
export class Photos {
  constructor(@inject(Graph) private graph: Graph) {}

  async hold(item: MediaRef, media: MediaReader, call: Call): Promise<string> {
    const url = await media.publicUrl(item.id, PHOTO_URL_SECONDS)
    const form: Record<string, string> = { url: url.href, published: 'false' }
    if (item.altText) form.alt_text_custom = item.altText
    const answer = await this.graph.write(`${pageOf(call)}/photos`, form, speakerOf(call))
    return idOf(answer.id) ?? requireText(answer.id)
  }

  /** The post a held photo became part of, as far as the platform tells. */
  async postOf(photo: string, call: Call): Promise<string | null> {
    const answer = await this.graph.look(photo, { fields: 'id,page_story_id' }, speakerOf(call))
    return textOf(answer.page_story_id) ?? null
  }
}
