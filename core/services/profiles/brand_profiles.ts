import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import Brand from '#models/brand'
import BrandProfile from '#models/brand_profile'
import { E_NO_BRAND } from '#services/access/brands'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'
import { readProfile, saveProfile, type Given, type ProfileKind, type Subject } from './profile_store.ts'
import type { BrandSections } from './shapes.ts'
import { BRAND_TEMPLATE } from './templates.ts'
import { BRAND_WEIGHTS } from './weights.ts'

const KIND: ProfileKind<BrandSections> = { name: 'brand', model: BrandProfile, template: BRAND_TEMPLATE, weights: BRAND_WEIGHTS }

/** Runs inside a tenant transaction. Throws E_NO_BRAND for a brand whose profile the actor does not see. */
@inject()
export class BrandProfiles {
  constructor(private engine: PermissionEngine) {}

  async find(actor: Actor, brandId: string): Promise<Brand> {
    const narrow = await this.engine.scope(actor, 'profiles.view')
    const brand: Brand | null = await narrow(Brand.query()).where('id', brandId).first()
    if (!brand) throw new E_NO_BRAND()
    return brand
  }

  async read(actor: Actor, brandId: string, i18n?: I18n) {
    return this.of(await this.find(actor, brandId), i18n)
  }

  /** Of a brand that the caller has found, and may show. */
  of(brand: Brand, i18n?: I18n) {
    return readProfile(KIND, subjectOf(brand), i18n)
  }

  /** Whether they may change it, the caller's policy has asked. */
  async save(actor: Actor, brandId: string, sections: Given<BrandSections>, ifMatch?: number, i18n?: I18n) {
    return saveProfile(this.engine, KIND, subjectOf(await this.find(actor, brandId)), { actor, sections, ifMatch, i18n })
  }
}

const subjectOf = ({ id, name }: Brand): Subject => ({ id, name, page: `/brands/${id}`, brandId: id, key: { brand_id: id } })
