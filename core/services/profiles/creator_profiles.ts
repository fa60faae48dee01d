import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import type Creator from '#models/creator'
import CreatorProfile from '#models/creator_profile'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'
import { Creators } from './creators.ts'
import { readProfile, saveProfile, type Given, type ProfileKind, type Subject } from './profile_store.ts'
import type { CreatorSections } from './shapes.ts'
import { CREATOR_TEMPLATE } from './templates.ts'
import { CREATOR_WEIGHTS } from './weights.ts'

const KIND: ProfileKind<CreatorSections> = { name: 'creator', model: CreatorProfile, template: CREATOR_TEMPLATE, weights: CREATOR_WEIGHTS }

/** Runs inside a tenant transaction. Throws E_NO_CREATOR for a creator whom the actor does not see. */
@inject()
export class CreatorProfiles {
  constructor(
    private engine: PermissionEngine,
    private creators: Creators
  ) {}

  async read(actor: Actor, creatorId: string, i18n?: I18n) {
    return this.of(await this.creators.find(actor, creatorId), i18n)
  }

  /** Of a creator whom the caller has found, and may show. */
  of(creator: Creator, i18n?: I18n) {
    return readProfile(KIND, subjectOf(creator), i18n)
  }

  /** Whether they may change it, the caller's policy has asked. */
  async save(actor: Actor, creatorId: string, sections: Given<CreatorSections>, ifMatch?: number, i18n?: I18n) {
    return saveProfile(this.engine, KIND, subjectOf(await this.creators.find(actor, creatorId)), { actor, sections, ifMatch, i18n })
  }
}

const subjectOf = ({ id, name, brandId }: Creator): Subject => ({ id, name, page: `/creators/${id}`, brandId, key: { creator_id: id } })
