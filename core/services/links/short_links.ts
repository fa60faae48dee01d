import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type Brand from '#models/brand'
import ShortLink from '#models/short_link'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { after, cursorColumn, pageOf as page } from '#services/http/cursor'
import { refuseInput } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { addressesIn, pageOf, replaceAddresses } from './addresses.ts'
import { E_NO_LINK } from './errors.ts'
import { MOST_AT_ONCE, MOST_IN_TEXT } from './limits.ts'
import { LinkDefaults } from './link_defaults.ts'
import { codeOf, newCode } from './short_address.ts'
import { tagged, tagsFor, type BrandTags, type Tags } from './utm.ts'

/** Links per page when the caller does not say. */
const PAGE = 50

interface Tagging {
  /** False: the address is only shortened. */
  tag?: boolean
  utm?: Tags
}

export interface NewLink extends Tagging {
  url: string
  label?: string | null
  postId?: string | null
  connectionId?: string | null
  expiresAt?: string | null
}

export interface TextsToShorten extends Tagging {
  postId?: string | null
  texts: { text: string; connectionId?: string | null }[]
}

export interface ShortenedText {
  text: string
  /** In the order of the text; each once. */
  links: ShortLink[]
}

export interface LinkFilter {
  brand?: string
  post?: string
  codes?: string[]
  cursor?: string
  limit?: number
}

/** Short links of brands whose posts somebody sees. Runs inside a tenant transaction; rights are the caller's to ask. */
@inject()
export class ShortLinks {
  constructor(
    private engine: PermissionEngine,
    private defaults: LinkDefaults
  ) {}

  /** Newest first. Deleted ones are not among them. */
  async list(actor: Actor, { brand, post, codes, cursor, limit = PAGE }: LinkFilter) {
    const visible = await this.engine.scope(actor, 'posts.view')
    const query = visible(ShortLink.query())
      .select('short_links.*', cursorColumn(tenant().client))
      .whereNull('deletedAt')
      .if(brand, (q) => q.where('brandId', brand!))
      .if(post, (q) => q.where('postId', post!))
      .if(codes, (q) => q.whereIn('code', codes!))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows: links, nextCursor } = page<ShortLink>(await query, limit)
    return { links, nextCursor }
  }

  async find(actor: Actor, id: string): Promise<ShortLink> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const link = await visible(ShortLink.query()).where('id', id).whereNull('deletedAt').first()
    if (!link) throw new E_NO_LINK()
    return link
  }

  async create(actor: Actor, brand: Brand, { url, label = null, postId, connectionId, expiresAt, tag, utm }: NewLink): Promise<ShortLink> {
    if (codeOf(url)) throw refuseInput({ field: 'url', rule: 'link.short', message: 'This is a short link already. Give the address that it is to lead to.' })
    if (!pageOf(url)) throw refuseInput({ field: 'url', rule: 'page', message: 'Give the address of a page, such as https://example.com/sale' })
    const [adapters] = [await this.#adapters(actor, brand, connectionId ? [{ id: connectionId, field: 'connectionId' }] : []), await this.#mustHave(actor, brand, postId)]
    const brandTags = await this.defaults.of(brand.id)
    const target = targetOf(url, { tag, utm }, brandTags, connectionId ? adapters.get(connectionId)! : null)
    return this.#make(actor, brand, { url, target, label, postId, connectionId, expiresAt })
  }

  /** The name that members see, and how long it works. What it leads to never changes: a post approved with it keeps saying what it said. */
  async update(link: ShortLink, { label = link.label, expiresAt }: { label?: string | null; expiresAt?: string | null }): Promise<ShortLink> {
    const ends = expiresAt === undefined ? link.expiresAt : expiresAt && DateTime.fromISO(expiresAt)
    const before = { label: link.label, expiresAt: link.expiresAt?.toUTC().toISO() ?? null }
    await link.merge({ label, expiresAt: ends || null }).save()
    await audit({ action: 'link.changed', subject: { type: 'link', id: link.id }, brandId: link.brandId, before, after: { label, expiresAt: link.expiresAt?.toUTC().toISO() ?? null } })
    return link
  }

  /** From now on it leads nowhere. Its code is not used again, and its clicks stay counted. */
  async remove(link: ShortLink): Promise<void> {
    await link.merge({ deletedAt: DateTime.utc() }).save()
    await audit({ action: 'link.deleted', subject: { type: 'link', id: link.id }, brandId: link.brandId, before: { code: link.code, target: link.target } })
  }

  /**
   * Puts short links in the place of addresses, each channel's its own, so that its clicks are told apart. Short links
   * of ours are left alone, so doing it twice changes nothing; for a post that is saved, an address that was shortened
   * for a channel before gets the same link again.
   */
  async shorten(actor: Actor, brand: Brand, { texts, postId, tag, utm }: TextsToShorten): Promise<ShortenedText[]> {
    const wanted = texts.map(({ text }) => [...new Set(addressesIn(text).map(({ url }) => url).filter((url) => !codeOf(url)))])
    const crowded = wanted.findIndex((urls) => urls.length > MOST_IN_TEXT)
    if (crowded >= 0) throw refuseInput({ field: `texts.${crowded}.text`, rule: 'links.max', message: `A text may have ${MOST_IN_TEXT} links at most` })
    if (wanted.flat().length > MOST_AT_ONCE) throw refuseInput({ field: 'texts', rule: 'links.max', message: `${MOST_AT_ONCE} links can be shortened at once. Shorten them for fewer channels at a time.` })

    const named = texts.flatMap(({ connectionId }, index) => (connectionId ? [{ id: connectionId, field: `texts.${index}.connectionId` }] : []))
    const adapters = await this.#adapters(actor, brand, named)
    await this.#mustHave(actor, brand, postId)
    const brandTags = await this.defaults.of(brand.id)
    const known = new Map((postId ? await ShortLink.query().where({ postId, brandId: brand.id }).whereNull('deletedAt').orderBy('createdAt') : []).filter((link) => !link.isExpired).map((link) => [keyOf(link), link]))

    const done: ShortenedText[] = []
    for (const [index, { text, connectionId = null }] of texts.entries()) {
      const links = new Map<string, ShortLink>()
      for (const url of wanted[index]) {
        const target = targetOf(url, { tag, utm }, brandTags, connectionId && adapters.get(connectionId)!)
        const key = keyOf({ connectionId, target })
        const link = known.get(key) ?? (await this.#make(actor, brand, { url, target, postId, connectionId }))
        known.set(key, link)
        links.set(url, link)
      }
      done.push({ text: replaceAddresses(text, (url) => links.get(url)?.short ?? null), links: [...new Set(links.values())] })
    }
    return done
  }

  async #make(actor: Actor, brand: Brand, { url, target, label = null, postId = null, connectionId = null, expiresAt = null }: NewLink & { target: string }): Promise<ShortLink> {
    return ShortLink.create({
      ...{ id: randomUUID(), workspaceId: actor.workspaceId, brandId: brand.id, code: newCode(), url, target, label, postId, connectionId },
      ...{ createdBy: actor.userId, expiresAt: expiresAt === null ? null : DateTime.fromISO(expiresAt), deletedAt: null },
    })
  }

  /** Of each named channel its adapter. A foreign one is a missing one. */
  async #adapters(actor: Actor, brand: Brand, named: { id: string; field: string }[]): Promise<Map<string, string>> {
    if (!named.length) return new Map()
    const visible = await this.engine.scope(actor, 'connections.view')
    const found = await visible(SocialConnection.query()).whereIn('id', named.map(({ id }) => id)).where('brandId', brand.id)
    const adapters = new Map(found.map(({ id, adapterId }) => [id, adapterId]))
    const missing = named.filter(({ id }) => !adapters.has(id)).map(({ field }) => ({ field, rule: 'exists', message: 'There is no such channel in this brand' }))
    if (missing.length) throw refuseInput(...missing)
    return adapters
  }

  async #mustHave(actor: Actor, brand: Brand, postId: string | null | undefined) {
    if (!postId) return
    const visible = await this.engine.scope(actor, 'posts.view')
    const post = await visible(SocialPost.query()).where({ id: postId, brandId: brand.id }).whereNull('deletedAt').first()
    if (!post) throw refuseInput({ field: 'postId', rule: 'exists', message: 'There is no such post in this brand' })
  }
}

const keyOf = ({ connectionId, target }: { connectionId: string | null; target: string }) => `${connectionId ?? ''} ${target}`

const targetOf = (url: string, { tag = true, utm = {} }: Tagging, brand: BrandTags, adapterId: string | null) => {
  const { href } = pageOf(url)!
  return tag ? tagged(href, tagsFor(brand, utm, adapterId)) : href
}
