import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { DateTime, IANAZone } from 'luxon'
import Membership from '#models/membership'
import SocialConnection from '#models/social_connection'
import type { PostState } from '#models/social_post'
import User from '#models/user'
import { chosenBrand } from '#services/access/chosen_brand'
import { PermissionEngine } from '#services/access/permission_engine'
import { visibleBrands } from '#services/access/visible_brands'
import { VisiblePeople } from '#services/access/visible_people'
import { CalendarEntries } from '#services/calendar/entries'
import { isDay, PER_DAY, spanOf, VIEWS, type View } from '#services/calendar/spans'
import { CalendarWindow, type PostFilter } from '#services/calendar/window'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import AdapterTransformer from '#transformers/connections/adapter_transformer'
import BrandTransformer from '#transformers/publishing/brand_transformer'
import CalendarEntryTransformer from '#transformers/calendar/calendar_entry_transformer'
import { POST_STATES } from '#validators/publishing/post'

/** Longer lists are no help for choosing. */
const CHOICES_MOST = 200
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Asked = Record<string, string | undefined>

/** The address says what is shown: view, day, zone and filters. What is wrong in it counts as left out. */
@inject()
export default class CalendarController {
  constructor(
    private engine: PermissionEngine,
    private entries: CalendarEntries,
    private calendar: CalendarWindow,
    private visiblePeople: VisiblePeople,
    private plugins: PluginHostService
  ) {}

  async show(ctx: HttpContext) {
    const { actor, auth, inertia, request } = ctx
    const query = request.qs() as Asked
    const brands = await visibleBrands(this.engine, actor)
    const chosen = await chosenBrand(this.engine, ctx)
    const zone = query.zone && IANAZone.isValidZone(query.zone) ? query.zone : (brands.find(({ id }) => id === chosen)?.timeZone ?? auth.user!.timeZone)
    const today = DateTime.now().setZone(zone).toISODate()!
    const shown = { view: VIEWS.includes(query.view as View) ? (query.view as View) : 'month', date: isDay(query.date) ? query.date : today }
    const filters = filtersOf(query)

    return inertia.render('calendar/index', {
      shown: { ...shown, zone, today },
      filters: { brand: filters.brand ?? null, channel: filters.channel ?? null, state: filters.state ?? null, author: filters.author ?? null, campaign: filters.campaign ?? null },
      window: async () => {
        const asked = { ...filters, brand: filters.brand ?? chosen ?? undefined, ...spanOf(shown.view, shown.date), zone, perDay: PER_DAY[shown.view] }
        const { days, posts, entries } = await this.calendar.read(actor, asked)
        return { days, posts, entries: entries.map((entry) => new CalendarEntryTransformer(entry).toObject()) }
      },
      choices: async () => ({
        channels: await this.#channels(actor),
        people: await this.#people(actor),
        campaigns: (await this.entries.campaigns(actor, CHOICES_MOST)).map(({ id, title, brandId, colour }) => ({ id, title, brandId, colour })),
      }),
      brands: BrandTransformer.transform(brands),
    })
  }

  async #people(actor: Actor) {
    const visible = await this.visiblePeople.members(actor)
    const members = await visible(Membership.query()).limit(CHOICES_MOST)
    const people = await User.query({ client: tenant().client }).whereIn('id', members.map(({ userId }) => userId)).orderBy('full_name')
    return people.map(({ id, fullName }) => ({ id, name: fullName }))
  }

  async #channels(actor: Actor) {
    const visible = await this.engine.scope(actor, 'connections.view')
    const connections = await visible(SocialConnection.query()).whereNot('state', 'disconnected').orderBy('handle').limit(CHOICES_MOST)
    return connections.map(({ id, brandId, adapterId, handle, name }) => ({ id, brandId, adapter: adapterId, adapterName: AdapterTransformer.names(this.plugins.adapters(), adapterId).platform, handle, name }))
  }
}

function filtersOf({ brand, channel, state, author, campaign }: Asked): PostFilter {
  const id = (text?: string) => (text && UUID.test(text) ? text.toLowerCase() : undefined)
  const known = state === 'attention' || POST_STATES.includes(state as PostState)
  return { brand: id(brand), channel: id(channel), author: id(author), campaign: id(campaign), state: known ? (state as PostState | 'attention') : undefined }
}
