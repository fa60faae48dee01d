import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import Notice from '#models/notice'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'
import { composeMail } from './compose_mail.ts'
import type { ShownNotice } from './shapes.ts'
import { Notices } from './notices.ts'
import { mailTime } from './quiet_hours.ts'
import { settingsOf, type NoticeSettings } from './settings.ts'

/** By the clock on the wall where the person lives. */
const HOUR = 8
/** Monday. */
const WEEKLY_ON = 1
/** A weekly one that missed its Monday goes with the next daily one. */
const WEEK_DAYS = 7
const BATCH = 200
/** Longer than making and sending one takes. */
const LEASE_SECONDS = 300
const TRIES_MOST = 5
const FIRST = '00000000-0000-0000-0000-000000000000'

interface Content {
  workspace: { id: string; name: string }
  /** All that are done with when the mail is out. */
  ids: string[]
  hasDaily: boolean
  /** Those not read meanwhile. */
  notices: ShownNotice[]
}

/** Mails of several notices, once a day: the row of the day decides who sends it, however often the job runs. */
@inject()
export class Digests {
  constructor(private notices: Notices) {}

  /** Answers how many went out. One person's failure keeps nobody else's. */
  async sendDue(now: DateTime = DateTime.utc()): Promise<number> {
    let [sent, after] = [0, FIRST]
    for (;;) {
      const { rows }: { rows: { user_id: string }[] } = await db.connection('app').rawQuery('select user_id from people_with_digests(?::uuid, ?)', [after, BATCH])
      const people = await settingsOf(rows.map(({ user_id: id }) => id))
      for (const person of people.values()) {
        try {
          if (await this.#send(person, now)) sent++
        } catch (error) {
          logger.warn({ user: person.userId, code: (error as any)?.code, kind: (error as Error)?.name }, 'A mail of several notices could not be sent')
        }
      }
      if (rows.length < BATCH) return sent
      after = rows.at(-1)!.user_id
    }
  }

  async #send(person: NoticeSettings, now: DateTime): Promise<boolean> {
    const local = now.setZone(person.quiet.zone)
    const due = local.set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 })
    if (!local.isValid || local < due || mailTime(person.quiet, now) > now) return false
    const i18n = i18nManager.locale(person.locale)
    const contents = await this.#contents(person, due, i18n)
    if (!contents.length) return false

    const day = local.toISODate()!
    if (!(await claim(person.userId, day))) return false
    const groups = contents.filter(({ notices }) => notices.length).map(({ workspace, notices }) => ({ workspace: workspace.name, notices }))
    const count = groups.reduce((sum, { notices }) => sum + notices.length, 0)
    const isSent = count > 0 && person.isVerified && !person.isDisabled
    const what = contents.some(({ hasDaily }) => hasDaily) ? 'daily' : 'weekly'
    if (isSent) await mail.send(composeMail({ person, i18n, subject: i18n.t('notices.mail.digest', { count }), groups, what, key: `digest.${person.userId}.${day}` }))
    for (const { workspace, ids } of contents) await tenantTx({ workspaceId: workspace.id, userId: null }, () => Notice.query().whereIn('id', ids).update({ mailedAt: new Date() }))
    await db.connection('app').rawQuery('update notice_digests set sent_at = now() where user_id = ? and day = ?', [person.userId, day])
    return isSent
  }
  /** What was there when the day's mail was due, by workspace; what came later is for the next. */
  async #contents({ userId }: NoticeSettings, due: DateTime, i18n: I18n): Promise<Content[]> {
    const contents: Content[] = []
    for (const workspace of await new Workspaces().of(userId)) {
      const content = await tenantTx({ workspaceId: workspace.id, userId }, async () => {
        const waiting = await Notice.query()
          .where('userId', userId)
          .whereNull('mailedAt')
          .where('createdAt', '<', due.toSQL()!)
          .where((any) => {
            void any.where('mail', 'daily')
            if (due.weekday === WEEKLY_ON) void any.orWhere('mail', 'weekly')
            else void any.orWhere((old) => void old.where('mail', 'weekly').where('createdAt', '<', due.minus({ days: WEEK_DAYS }).toSQL()!))
          })
          .select('id', 'mail')
        const ids = waiting.map(({ id }) => id)
        const notices = ids.length && !workspace.isDemo ? await this.notices.inWords({ workspaceId: workspace.id, userId }, i18n, (query) => query.whereIn('id', ids).whereNull('readAt')) : []
        return { workspace, ids, hasDaily: waiting.some(({ mail: how }) => how === 'daily'), notices }
      })
      if (content.ids.length) contents.push(content)
    }
    return contents
  }
}

/** Whoever makes the row of the day sends it. A worker that died over it loses it after a while, and the same mail goes out again under the same id. */
async function claim(userId: string, day: string): Promise<boolean> {
  const { rows } = await db.connection('app').rawQuery(
    `insert into notice_digests (user_id, day, claimed_until) values (:userId, :day, now() + make_interval(secs => :lease))
     on conflict (user_id, day) do update set claimed_until = excluded.claimed_until, tries = notice_digests.tries + 1
       where notice_digests.sent_at is null and notice_digests.claimed_until < now() and notice_digests.tries < :most
     returning user_id`,
    { userId, day, lease: LEASE_SECONDS, most: TRIES_MOST }
  )
  return rows.length > 0
}
