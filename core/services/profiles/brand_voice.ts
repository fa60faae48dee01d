import { inject } from '@adonisjs/core'
import type { Actor } from '#services/tenancy/tenant_tx'
import { BrandProfiles } from './brand_profiles.ts'
import type { AudienceSegment, BrandSections, Look } from './shapes.ts'

/** What writing and drawing in a brand's manner has to know. */
export interface Voice {
  brandId: string
  name: string
  tagline: string | null
  /** Of the whole profile: what was written under an older one may be out of date. */
  revision: number
  look: Look
  audience: AudienceSegment[]
  guidelines: BrandSections['guidelines']
}

/** The voice of one brand, for the composer and the studios. Read anew each time: what was just changed counts. */
@inject()
export class BrandVoice {
  constructor(private profiles: BrandProfiles) {}

  /** Inside a tenant transaction. Throws E_NO_BRAND for a brand whose profile the actor does not see. */
  async of(actor: Actor, brandId: string): Promise<Voice> {
    const { name, revision, sections } = await this.profiles.read(actor, brandId)
    return { brandId, name, tagline: sections.identity.tagline, revision, look: sections.look, audience: sections.audience.segments, guidelines: sections.guidelines }
  }
}
