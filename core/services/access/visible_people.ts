import { inject } from '@adonisjs/core'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Membership from '#models/membership'
import type { Actor } from '#services/tenancy/tenant_tx'
import { E_NO_PERSON } from './errors.ts'
import { PermissionEngine } from './permission_engine.ts'

type Query = ModelQueryBuilderContract<any, any>

/**
 * Whom the asker may see: everybody, where they see members in the whole workspace; otherwise people with a role or a
 * right in their brands, and of those only what concerns these brands.
 */
@inject()
export class VisiblePeople {
  constructor(private engine: PermissionEngine) {}

  /** Narrows role_assignments and permission_grants, which have the same columns for this. */
  async assignments(actor: Actor): Promise<<Q extends Query>(query: Q) => Q> {
    const reaches = await this.engine.reach(actor, 'members.view')
    return (query) => {
      for (const { everywhere, brands, exceptBrands } of reaches) {
        if (!everywhere) void query.whereRaw(`(${IN_BRANDS})`, [brands, brands, brands, brands])
        if (exceptBrands.length) void query.whereRaw(`(scope_type = 'brand' and scope_id = any(?::uuid[])) is not true`, [exceptBrands])
      }
      return query
    }
  }

  /** Throws E_NO_PERSON for somebody the asker cannot see. */
  async mustSee(actor: Actor, userId: string) {
    const visible = await this.members(actor)
    if (!(await visible(Membership.query()).where('memberships.user_id', userId).first())) throw new E_NO_PERSON()
  }

  /** Narrows memberships. */
  async members(actor: Actor): Promise<<Q extends Query>(query: Q) => Q> {
    const reaches = await this.engine.reach(actor, 'members.view')
    return (query) => {
      for (const { everywhere, brands } of reaches) {
        if (everywhere) continue
        void query.whereRaw(
          `(memberships.user_id = ? or exists (select from role_assignments a where a.workspace_id = memberships.workspace_id and a.user_id = memberships.user_id and a.scope_type = 'brand' and a.scope_id = any(?::uuid[])))`,
          [actor.userId!, brands]
        )
      }
      return query
    }
  }
}

const rowsOf = (table: string) => `exists (select from ${table} x where x.id = scope_id and x.brand_id = any(?::uuid[]))`
const IN_BRANDS = `(scope_type = 'brand' and scope_id = any(?::uuid[]))
  or (scope_type = 'social_post' and ${rowsOf('social_posts')})
  or (scope_type = 'social_connection' and ${rowsOf('social_connections')})
  or (scope_type = 'media' and ${rowsOf('media')})`
