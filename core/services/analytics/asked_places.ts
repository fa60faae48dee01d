import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import ContentCalendarEntry from '#models/content_calendar_entry'
import SocialConnection from '#models/social_connection'
import { E_NO_BRAND } from '#services/access/brands'
import { PermissionEngine } from '#services/access/permission_engine'
import { refuseInput } from '#services/publishing/post_input'
import type { Actor } from '#services/tenancy/tenant_tx'

/** What is taken out is noted, and named by ids: those of nothing, or of somebody else's, have no place in a log. Runs inside a tenant transaction. */
@inject()
export class AskedPlaces {
  constructor(private engine: PermissionEngine) {}

  async mustBeThere(actor: Actor, { brand, channel, campaign }: { brand?: string | null; channel?: string | null; campaign?: string | null }) {
    if (brand) {
      const narrow = await this.engine.scope(actor, 'brands.view')
      if (!(await narrow(Brand.query()).where('id', brand).first())) throw new E_NO_BRAND()
    }
    if (channel) {
      const narrow = await this.engine.scope(actor, 'connections.view')
      if (!(await narrow(SocialConnection.query()).where('id', channel).first())) throw refuseInput({ field: 'channel', rule: 'exists', message: 'There is no such channel in this workspace' })
    }
    if (campaign) {
      const narrow = await this.engine.scope(actor, 'posts.view')
      if (!(await narrow(ContentCalendarEntry.query()).where({ id: campaign, kind: 'campaign' }).first())) throw refuseInput({ field: 'campaign', rule: 'exists', message: 'There is no such campaign in this workspace' })
    }
  }
}
