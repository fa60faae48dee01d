import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Brand from '#models/brand'
import ContentCalendarEntry from '#models/content_calendar_entry'
import { PermissionEngine } from '#services/access/permission_engine'
import { audit } from '#services/audit/audit'
import { refuseInput } from '#services/publishing/post_input'
import type { Actor } from '#services/tenancy/tenant_tx'
import type { EntryColour, EntryKind } from './entry_kinds.ts'
import { E_ENTRY_CONFLICT, E_NO_ENTRY } from './errors.ts'
import { instantAt } from './wall_clock.ts'

interface EntryTimes {
  startsOn?: string
  endsOn?: string | null
  /** On the clock of `timeZone`. Without one it is about whole days. */
  startTime?: string | null
  endTime?: string | null
  timeZone?: string
}

interface EntryFields extends EntryTimes {
  title?: string
  body?: string | null
  colour?: EntryColour
}

export interface NewEntry extends EntryFields {
  kind: EntryKind
  title: string
  startsOn: string
  brandId?: string | null
}

const USUAL_COLOUR: Record<EntryKind, EntryColour> = { note: 'slate', campaign: 'indigo', holiday: 'teal', event: 'blue' }

/** Notes, campaigns, holidays and events. Runs inside a tenant transaction, and leaves asking for rights to the caller. */
@inject()
export class CalendarEntries {
  constructor(private engine: PermissionEngine) {}

  /** Throws E_NO_ENTRY for one they do not see. */
  async find(actor: Actor, id: string): Promise<ContentCalendarEntry> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const entry = await visible(ContentCalendarEntry.query()).where('id', id).first()
    if (!entry) throw new E_NO_ENTRY()
    return entry
  }

  /** For choosing from: newest first. */
  async campaigns(actor: Actor, most: number): Promise<ContentCalendarEntry[]> {
    const visible = await this.engine.scope(actor, 'posts.view')
    return visible(ContentCalendarEntry.query()).where('kind', 'campaign').orderBy('starts_on', 'desc').orderBy('id').limit(most)
  }

  /** The brand named, as far as they see it; null is the whole workspace. */
  async placeFor(actor: Actor, brandId: string | null | undefined): Promise<string | null> {
    if (!brandId) return null
    const visible = await this.engine.scope(actor, 'brands.view')
    if (!(await visible(Brand.query()).where('id', brandId).first())) throw refuseInput({ field: 'brandId', rule: 'exists', message: 'There is no such brand in this workspace' })
    return brandId
  }

  async create(actor: Actor, fields: NewEntry): Promise<ContentCalendarEntry> {
    const entry = await ContentCalendarEntry.create({
      id: randomUUID(),
      workspaceId: actor.workspaceId,
      brandId: fields.brandId ?? null,
      kind: fields.kind,
      title: fields.title,
      body: fields.body ?? '',
      colour: fields.colour ?? USUAL_COLOUR[fields.kind],
      createdBy: actor.userId,
      version: 1,
      ...timesOf(fields, fields.startsOn),
    })
    await audit({ action: 'calendar_entry.created', subject: { type: 'calendar_entry', id: entry.id }, brandId: entry.brandId, after: facts(entry) })
    return entry
  }

  /** Kind and brand stay: posts may hang on them. Times are replaced together, when a day is given. */
  async update(id: string, fields: EntryFields & { version?: number }): Promise<ContentCalendarEntry> {
    const entry = await ContentCalendarEntry.query().where('id', id).forUpdate().first()
    if (!entry) throw new E_NO_ENTRY()
    if (fields.version !== undefined && fields.version !== entry.version) throw new E_ENTRY_CONFLICT()
    const before = facts(entry)
    if (!fields.startsOn && (fields.endsOn || fields.startTime || fields.endTime)) throw refuseInput({ field: 'startsOn', rule: 'required', message: 'Give the first day together with the other times' })
    entry.merge({
      title: fields.title ?? entry.title,
      body: fields.body === undefined ? entry.body : (fields.body ?? ''),
      colour: fields.colour ?? entry.colour,
      version: entry.version + 1,
      ...(fields.startsOn && timesOf(fields, fields.startsOn)),
    })
    await entry.save()
    await audit({ action: 'calendar_entry.changed', subject: { type: 'calendar_entry', id }, brandId: entry.brandId, before, after: facts(entry) })
    return entry
  }

  /** Posts of a campaign stay, and belong to none from then on. */
  async remove(entry: ContentCalendarEntry): Promise<void> {
    await entry.delete()
    await audit({ action: 'calendar_entry.deleted', subject: { type: 'calendar_entry', id: entry.id }, brandId: entry.brandId, before: facts(entry) })
  }
}

const facts = ({ kind, title, startsOn, endsOn }: ContentCalendarEntry) => ({ kind, title, startsOn: startsOn.toISODate(), endsOn: endsOn.toISODate() })

/** Days as they are called where it happens, and instants only where a time was given. */
function timesOf({ endsOn, startTime, endTime, timeZone }: EntryTimes, startsOn: string) {
  const last = endsOn ?? startsOn
  const days = { startsOn: DateTime.fromISO(startsOn), endsOn: DateTime.fromISO(last) }
  if (!startTime) {
    if (endTime) throw refuseInput({ field: 'startTime', rule: 'required', message: 'Give the time it begins as well' })
    return { ...days, startsAt: null, endsAt: null, timeZone: null }
  }
  if (!timeZone) throw refuseInput({ field: 'timeZone', rule: 'required', message: 'Say in which time zone, such as Europe/Prague' })
  const startsAt = instantAt(startsOn, startTime, timeZone)
  const endsAt = endTime ? instantAt(last, endTime, timeZone) : null
  if (endsAt && endsAt < startsAt) throw refuseInput({ field: 'endTime', rule: 'end', message: 'The end comes before the beginning' })
  return { ...days, startsAt, endsAt, timeZone }
}
