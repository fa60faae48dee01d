import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Creator from '#models/creator'
import MediaKitLink from '#models/media_kit_link'
import { audit } from '#services/audit/audit'
import type { KitPart } from '#services/profiles/shapes'
import { isSame } from '#services/secrets/digest'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_KIT_LINK, E_TOO_MANY_KIT_LINKS } from './errors.ts'
import { hashOfKitToken, newKitToken } from './kit_token.ts'
import { MOST_LISTED, MOST_OPEN_LINKS, USUAL_DAYS } from './limits.ts'
import { MediaKits, type MediaKit } from './media_kit.ts'

export interface NewLink {
  label?: string | null
  days?: number
  parts?: KitPart[]
}

/** The links to creators' media kits. Those for members run inside a tenant transaction, and leave asking for rights to the caller. */
@inject()
export class KitLinks {
  constructor(private kits: MediaKits) {}

  /** Newest first. */
  list(creator: Creator): Promise<MediaKitLink[]> {
    return MediaKitLink.query().where('creatorId', creator.id).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(MOST_LISTED)
  }

  /** The token is here once and never again. */
  async create(actor: Actor, creator: Creator, { label = null, days = USUAL_DAYS, parts }: NewLink): Promise<{ link: MediaKitLink; token: string }> {
    // Rival requests wait for each other at the creator's row, so that they cannot outrun the limit.
    await Creator.query().where('id', creator.id).forUpdate().firstOrFail()
    const open = await tenant().client.from('media_kit_links').where({ workspace_id: actor.workspaceId, creator_id: creator.id }).whereNull('revoked_at').where('expires_at', '>', new Date()).count('* as open')
    if (Number(open[0].open) >= MOST_OPEN_LINKS) throw new E_TOO_MANY_KIT_LINKS()

    const token = newKitToken()
    const link = await MediaKitLink.create({
      id: randomUUID(),
      workspaceId: actor.workspaceId,
      creatorId: creator.id,
      tokenHash: hashOfKitToken(token)!,
      label,
      parts: parts ?? (await this.kits.partsOf(creator)),
      expiresAt: DateTime.utc().plus({ days }),
      views: 0,
      createdBy: actor.userId,
    })
    await link.refresh()
    await audit({ action: 'kit_link.created', subject: { type: 'kit_link', id: link.id }, brandId: creator.brandId, after: { creatorId: creator.id, label, parts: link.parts, expiresAt: link.expiresAt.toUTC().toISO() } })
    return { link, token }
  }

  /** Ends at once what it opened. Doing it again changes nothing. */
  async revoke(actor: Actor, creator: Creator, id: string): Promise<void> {
    const link = await MediaKitLink.query().where({ id, creatorId: creator.id }).forUpdate().first()
    if (!link) throw new E_NO_KIT_LINK()
    if (link.revokedAt) return
    await link.merge({ revokedAt: DateTime.utc(), revokedBy: actor.userId }).save()
    await audit({ action: 'kit_link.revoked', subject: { type: 'kit_link', id }, brandId: creator.brandId, before: { creatorId: creator.id, label: link.label } })
  }

  /** The kit behind a token, as that of no person; null for one that is unknown, expired or revoked. `count` notes that somebody looked. */
  async open(token: unknown, { count = false } = {}): Promise<{ link: MediaKitLink; kit: MediaKit } | null> {
    const hash = hashOfKitToken(token)
    if (!hash) return null
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from kit_link_of_token(?)', [hash])
    if (!rows[0]) return null
    return tenantTx({ workspaceId: rows[0].workspaceId, userId: null }, async ({ client, workspaceId }) => {
      const link = await MediaKitLink.find(rows[0].id)
      if (!link || link.state !== 'open' || !isSame(link.tokenHash, hash)) return null
      const creator = await Creator.find(link.creatorId)
      if (!creator) return null
      if (count) await client.from('media_kit_links').where({ workspace_id: workspaceId, id: link.id }).update({ views: client.raw('views + 1'), last_viewed_at: new Date() })
      return { link, kit: await this.kits.assemble(creator, link.parts) }
    })
  }
}
