import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import AgencyProfile from '#models/agency_profile'
import Workspace from '#models/workspace'
import { PermissionEngine } from '#services/access/permission_engine'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { readProfile, saveProfile, type Given, type ProfileKind, type Subject } from './profile_store.ts'
import type { AgencySections } from './shapes.ts'
import { AGENCY_TEMPLATE } from './templates.ts'
import { AGENCY_WEIGHTS } from './weights.ts'

const KIND: ProfileKind<AgencySections> = { name: 'agency', model: AgencyProfile, template: AGENCY_TEMPLATE, weights: AGENCY_WEIGHTS }

/** Runs inside a tenant transaction; whether somebody may, the caller's policy has asked. */
@inject()
export class AgencyProfiles {
  constructor(private engine: PermissionEngine) {}

  async read(_actor: Actor, i18n?: I18n) {
    return readProfile(KIND, await this.#subject(), i18n)
  }

  async save(actor: Actor, sections: Given<AgencySections>, ifMatch?: number, i18n?: I18n) {
    return saveProfile(this.engine, KIND, await this.#subject(), { actor, sections, ifMatch, i18n })
  }

  async #subject(): Promise<Subject> {
    const { id, name } = await Workspace.findOrFail(tenant().workspaceId)
    return { id, name, page: '/agency', brandId: null, key: {} }
  }
}
