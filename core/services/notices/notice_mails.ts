import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import i18nManager from '@adonisjs/i18n/services/main'
import mail from '@adonisjs/mail/services/main'
import Notice from '#models/notice'
import Workspace from '#models/workspace'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { composeMail } from './compose_mail.ts'
import { Notices } from './notices.ts'
import { settingsOf } from './settings.ts'

/** Longer than a mail server takes: afterwards the worker is taken for dead, and another one sends. */
const LEASE_SECONDS = 120
const BATCH = 50
/** Mail servers hold few connections open. */
const PARALLEL = 5
/** Over some hours, as the lease grows; what is not out by then is old news, and stands in the list anyway. */
const TRIES_MOST = 6
const RETRY_FIRST_SECONDS = 60

interface Claimed {
  notice_id: string
  workspace_id: string
  user_id: string
}

/** Mails of single notices, for those who want them at once. A mail server that is away loses none. */
@inject()
export class NoticeMails {
  constructor(private notices: Notices) {}

  /** Answers how many went out. */
  async sendDue(): Promise<number> {
    let sent = 0
    for (;;) {
      const { rows }: { rows: Claimed[] } = await db.connection('app').rawQuery('select notice_id, workspace_id, user_id from claim_notice_mails(?, ?)', [LEASE_SECONDS, BATCH])
      const waiting = [...rows]
      const work = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) if (await this.#send(next)) sent++
      }
      await Promise.all(Array.from({ length: PARALLEL }, work))
      if (rows.length < BATCH) return sent
    }
  }

  async #send({ notice_id: id, workspace_id: workspaceId, user_id: userId }: Claimed): Promise<boolean> {
    try {
      const message = await this.#compose({ workspaceId, userId }, id, userId)
      if (message) await mail.send(message)
      await done(workspaceId, id)
      return message !== null
    } catch (error) {
      logger.warn({ notice: id, code: (error as any)?.code, kind: (error as Error)?.name }, 'A notice could not be sent by mail')
      await later(workspaceId, id).catch(() => {})
      return false
    }
  }

  /** Null where there is nothing to send any more: it was read, or may not be seen now, or nobody has proven the address. */
  async #compose(actor: Actor, id: string, userId: string) {
    return tenantTx(actor, async () => {
      const person = (await settingsOf([userId])).get(userId)
      if (!person || person.isDisabled || !person.isVerified) return null
      const workspace = await Workspace.query().where('id', actor.workspaceId).first()
      if (!workspace || workspace.isDemo) return null
      const i18n = i18nManager.locale(person.locale)
      const [notice] = await this.notices.inWords(actor, i18n, (query) => query.where('id', id).whereNull('readAt'))
      if (!notice) return null
      return composeMail({ person, i18n, subject: notice.sentence, groups: [{ workspace: workspace.name, notices: [notice] }], what: notice.kind, key: `notice.${id}.${Date.parse(notice.at)}` })
    })
  }
}

const system = (workspaceId: string): Actor => ({ workspaceId, userId: null })
const done = (workspaceId: string, id: string) => tenantTx(system(workspaceId), () => Notice.query().where('id', id).update({ mailedAt: new Date() }))

/** Comes again, a few times. */
const later = (workspaceId: string, id: string) =>
  tenantTx(system(workspaceId), ({ client }) =>
    client.rawQuery(
      `update notices set mail_at = now() + make_interval(secs => :first * power(2, mail_tries)), mailed_at = case when mail_tries >= :most then now() end
       where workspace_id = :workspaceId and id = :id`,
      { workspaceId, id, first: RETRY_FIRST_SECONDS, most: TRIES_MOST }
    )
  )
