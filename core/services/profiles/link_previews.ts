import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { PublicFetch, Unfetched, type Fetched } from '#services/http/public_fetch'
import { Gate } from '#services/media/gate'
import { RemotePictures } from '#services/media/remote_pictures'
import type { Actor } from '#services/tenancy/tenant_tx'
import { E_LINK_UNREADABLE } from './errors.ts'
import { pageFacts } from './page_facts.ts'

/** Heads of pages end long before. */
const PAGE_BYTES = 1024 * 1024
/** Others wait: pages are read for people who look at a form, not by the thousand. */
const AT_ONCE = 4

export interface LinkPreview {
  title: string | null
  description: string | null
  mediaId: string | null
}

const gate = new Gate(AT_ONCE)

/** What a page says of itself, so that nobody has to type it again. Not inside a transaction. */
@inject()
export class LinkPreviews {
  constructor(
    private web: PublicFetch,
    private pictures: RemotePictures
  ) {}

  /** Throws E_LINK_UNREADABLE. The picture is kept in the brand's library; that the actor may upload there, the caller has asked. */
  read(actor: Actor, brandId: string, address: string): Promise<LinkPreview> {
    return gate.run(async () => {
      const page = await this.#page(address)
      if (page.type.startsWith('image/')) return this.#picture(actor, brandId, page.url, nameOf(page.url))
      if (!/^(text\/html|application\/xhtml\+xml)$/.test(page.type)) return { title: null, description: null, mediaId: null }

      const { title, description, picture, base } = pageFacts(page.bytes, page.charset)
      const source = picture ? URL.parse(picture, URL.parse(base ?? '', page.url.href)?.href ?? page.url.href) : null
      const { mediaId } = source ? await this.#picture(actor, brandId, source, title ?? nameOf(page.url)) : { mediaId: null }
      return { title, description, mediaId }
    })
  }

  async #page(address: string): Promise<Fetched> {
    try {
      return await this.web.get(address, { accept: 'text/html,application/xhtml+xml,image/*;q=0.8', maxBytes: PAGE_BYTES, cut: true })
    } catch (error) {
      if (!(error instanceof Unfetched)) throw error
      logger.info({ reason: error.message }, 'a page was not read')
      throw new E_LINK_UNREADABLE()
    }
  }

  async #picture(actor: Actor, brandId: string, address: URL, title: string): Promise<LinkPreview> {
    const media = await this.pictures.keep(actor, brandId, address, title)
    return { title: null, description: null, mediaId: media?.id ?? null }
  }
}

const nameOf = ({ hostname }: URL) => hostname.replace(/^www\./, '')
