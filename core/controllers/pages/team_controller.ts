import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { Grants } from '#services/access/grants'
import { Members } from '#services/access/members'
import { ALL_PERMISSIONS, definitionOf } from '#services/access/permissions'
import { PROFILE_TYPES } from '#services/access/profile_types'
import { PermissionEngine } from '#services/access/permission_engine'
import { Roles, type RoleView } from '#services/access/roles'
import { SCOPE_TYPES } from '#services/access/scopes'
import { visibleBrands } from '#services/access/visible_brands'
import { Settings } from '#services/access/workspace_settings'
import { ChannelOffers } from '#services/plugins/channel_offers'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import { listMembersValidator } from '#validators/access/access'

/** Pages about people and what they may do. */
@inject()
export default class TeamController {
  constructor(
    private engine: PermissionEngine,
    private members: Members,
    private grants: Grants,
    private roles: Roles,
    private settings: Settings,
    private offers: ChannelOffers
  ) {}

  async index({ actor, auth, inertia, request }: HttpContext) {
    const { search, cursor } = await request.validateUsing(listMembersValidator, { data: request.qs() })
    const { members, nextCursor } = await this.members.list(actor, { search, cursor })
    const maySeeRoles = (await this.engine.can(actor, 'roles.view')).allowed
    return inertia.render('team/index', {
      members,
      nextCursor,
      grants: await this.grants.list(actor, {}),
      roles: maySeeRoles ? (await this.roles.list()).map(shown) : [],
      brands: BrandTransformer.transform(await visibleBrands(this.engine, actor)),
      filters: { search: search ?? null, cursor: cursor ?? null },
      timeZone: auth.user!.timeZone,
    })
  }

  async roleList({ inertia }: HttpContext) {
    return inertia.render('team/roles', {
      roles: (await this.roles.list()).map(shown),
      catalogue: ALL_PERMISSIONS.map((name) => ({ name, on: definitionOf(name).on, isSensitive: definitionOf(name).isSensitive ?? false })),
      profileTypes: [...PROFILE_TYPES],
      scopeTypes: SCOPE_TYPES.filter((type) => type !== 'lead_source'),
    })
  }

  async settingsPage({ inertia }: HttpContext) {
    return inertia.render('settings/index', { settings: await this.settings.read(), profileTypes: [...PROFILE_TYPES], channels: await this.offers.list() })
  }
}

/** Page props are plain JSON, with lists that are nobody's constant. */
const shown = (role: RoleView) => ({ ...role, permissions: [...role.permissions], ownPermissions: [...role.ownPermissions], profileTypes: [...role.profileTypes], scopeTypes: [...role.scopeTypes] })
