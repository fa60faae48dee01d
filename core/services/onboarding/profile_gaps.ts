import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import type { AccountProfile } from '@caidence/sdk'
import Creator from '#models/creator'
import type SocialConnection from '#models/social_connection'
import { PermissionEngine } from '#services/access/permission_engine'
import { BrandProfiles } from '#services/profiles/brand_profiles'
import { CreatorProfiles } from '#services/profiles/creator_profiles'
import { LONGEST } from '#services/profiles/limits'
import { tenantTx } from '#services/tenancy/tenant_tx'

/** Fills what a profile does not say with what its account says. Nothing that somebody wrote is written over. */
@inject()
export class ProfileGaps {
  constructor(
    private engine: PermissionEngine,
    private brands: BrandProfiles,
    private creators: CreatorProfiles
  ) {}

  /** In the name of whoever connected the account, as far as they may. That it fails keeps nothing else back. */
  async fill(connection: SocialConnection, profile: AccountProfile | null, pictureId: string | null): Promise<void> {
    const { workspaceId, brandId, connectedBy } = connection
    if (!connectedBy) return
    const actor = { workspaceId, userId: connectedBy }
    try {
      await tenantTx(actor, async () => {
        const { allowed } = await this.engine.can(actor, 'profiles.edit', { workspaceId, brandId })
        if (allowed && pictureId) {
          const { sections, revision } = await this.brands.read(actor, brandId)
          if (!sections.look.markId) await this.brands.save(actor, brandId, { look: { ...sections.look, markId: pictureId } }, revision)
        }
        const creator = await Creator.query().where({ brandId, userId: connectedBy }).first()
        if (!creator) return
        const { sections, revision } = await this.creators.of(creator)
        const { about } = sections
        const told = { displayName: about.displayName ?? line(profile?.displayName, LONGEST.name), bio: about.bio ?? line(profile?.bio, LONGEST.story), portraitId: about.portraitId ?? pictureId }
        await this.creators.save(actor, creator.id, { about: { ...about, ...told } }, revision)
      })
    } catch (error: any) {
      logger.warn({ code: error?.code ?? error?.name, workspace: workspaceId }, 'A profile was not filled from its account')
    }
  }
}

const line = (text: string | null | undefined, most: number): string | null => text?.replaceAll('\u0000', '').trim().slice(0, most) || null
