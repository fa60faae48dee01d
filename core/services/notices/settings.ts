import db from '@adonisjs/lucid/services/db'
import { heldConnection } from '#services/tenancy/tenant_tx'
import type { EventKind } from '#services/events/kinds'
import type { QuietHours } from './quiet_hours.ts'
import { choiceOf, NOTICE_KINDS } from './rules.ts'
import type { Choice } from './shapes.ts'

export interface NoticeSettings {
  userId: string
  email: string
  fullName: string
  locale: string
  isVerified: boolean
  isDisabled: boolean
  /** As stored: what is not there is as usual. */
  choices: Record<string, unknown>
  quiet: QuietHours
  /** Null: that of the account. */
  ownZone: string | null
}

/** Changes of one person's settings; what is left out stays. */
export interface SettingsChange {
  choices?: Partial<Record<EventKind, Choice>>
  quietFrom?: number | null
  quietTo?: number | null
  timeZone?: string | null
}

const connection = () => heldConnection() ?? db.connection('app')

/** What each of these people wants to hear of, and where they live. */
export async function settingsOf(userIds: string[]): Promise<Map<string, NoticeSettings>> {
  const { rows } = await connection().rawQuery(
    `select u.id, u.email, u.full_name, u.locale, u.time_zone as account_zone, u.email_verified_at, u.disabled_at, s.choices, s.quiet_from, s.quiet_to, s.time_zone
     from users u left join notice_settings s on s.user_id = u.id where u.id = any(?::uuid[])`,
    [userIds]
  )
  return new Map(
    rows.map((row: any) => [
      row.id,
      {
        ...{ userId: row.id, email: row.email, fullName: row.full_name, locale: row.locale, isVerified: row.email_verified_at !== null, isDisabled: row.disabled_at !== null },
        ...{ choices: row.choices ?? {}, ownZone: row.time_zone, quiet: { from: row.quiet_from, to: row.quiet_to, zone: row.time_zone ?? row.account_zone } },
      },
    ])
  )
}

/** As people see and change them: every kind has a choice. */
export async function shownSettings(userId: string) {
  const found = (await settingsOf([userId])).get(userId)!
  const { choices, quiet, ownZone } = found
  return {
    choices: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, choiceOf(choices, kind)])) as Record<string, Choice>,
    quietFrom: quiet.from,
    quietTo: quiet.to,
    timeZone: ownZone,
    zone: quiet.zone,
  }
}

/** One statement: two pages that save at once keep both their changes. */
export async function changeSettings(userId: string, { choices = {}, quietFrom, quietTo, timeZone }: SettingsChange) {
  const changesQuiet = quietFrom !== undefined || quietTo !== undefined
  await connection().rawQuery(
    `insert into notice_settings (user_id, choices, quiet_from, quiet_to, time_zone) values (:userId, cast(:choices as jsonb), :from, :to, :zone)
     on conflict (user_id) do update set choices = notice_settings.choices || excluded.choices,
       quiet_from = case when :changesQuiet then excluded.quiet_from else notice_settings.quiet_from end,
       quiet_to = case when :changesQuiet then excluded.quiet_to else notice_settings.quiet_to end,
       time_zone = case when :changesZone then excluded.time_zone else notice_settings.time_zone end,
       updated_at = now()`,
    { userId, choices: JSON.stringify(choices), from: quietFrom ?? null, to: quietTo ?? null, zone: timeZone ?? null, changesQuiet, changesZone: timeZone !== undefined } as any
  )
}

/** What a link in a mail stops: that kind of mail, or the mail with several. The notices stay here. */
export async function stopMails(userId: string, what: string) {
  const { choices } = await shownSettings(userId)
  const kinds = NOTICE_KINDS.filter((kind) => (what === 'daily' || what === 'weekly' ? choices[kind] === what : kind === what))
  await changeSettings(userId, { choices: Object.fromEntries(kinds.map((kind) => [kind, 'app'])) })
}
