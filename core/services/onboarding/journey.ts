import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Membership from '#models/membership'
import OnboardingProgress from '#models/onboarding_progress'
import User from '#models/user'
import Workspace from '#models/workspace'
import { PROFILE_TYPES } from '#services/access/profile_types'
import type { OnboardingStep } from '#services/profiles/shapes'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import type { AccountToImport, OnboardingTurn } from '#workflows/onboarding/contract'
import { REMINDER_DAYS } from './limits.ts'
import { firstOpen } from './steps.ts'
import { ReminderMails } from './reminder_mails.ts'

/** A workflow looks at the table so often even if nobody wakes it. */
const WAIT_MOST_SECONDS = 24 * 3600

/** How many reminders should have gone out by now. */
export const remindersDue = (began: DateTime, now: DateTime): number => REMINDER_DAYS.filter((days) => began.plus({ days }) <= now).length

/** What the workflow of a journey does next, and its reminders. */
@inject()
export class Journey {
  constructor(private mails: ReminderMails) {}

  turn(workspaceId: string, at?: DateTime): Promise<OnboardingTurn> {
    return tenantTx({ workspaceId, userId: null }, async () => {
      // Not before the transaction began: what it writes down has its clock.
      const now = at ?? DateTime.utc()
      const row = await OnboardingProgress.query().first()
      if (!row) return { do: 'end' as const }
      if (!row.completedAt && remindersDue(row.createdAt, now) > row.reminders) return { do: 'remind' as const }
      const waiting = await this.#imports()
      const accounts = waiting.filter(({ notBefore }) => notBefore <= now).map(({ account }) => account)
      if (accounts.length) return { do: 'import' as const, accounts }

      const instants = waiting.map(({ notBefore }) => notBefore)
      if (!row.completedAt && row.reminders < REMINDER_DAYS.length) instants.push(row.createdAt.plus({ days: REMINDER_DAYS[row.reminders] }))
      if (!instants.length) return { do: 'end' as const }
      const seconds = Math.ceil(DateTime.min(...instants)!.diff(now).as('seconds'))
      return { do: 'wait' as const, seconds: Math.min(Math.max(seconds, 1), WAIT_MOST_SECONDS) }
    })
  }

  /** Written down before the mail goes: a mail may get lost, none comes twice. After a long silence the last one alone goes out. */
  async remind(workspaceId: string, now = DateTime.utc()): Promise<void> {
    const mail = await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
      const row = await OnboardingProgress.query().forUpdate().first()
      const due = row ? remindersDue(row.createdAt, now) : 0
      if (!row || row.completedAt || due <= row.reminders) return null
      await row.merge({ reminders: due }).save()

      const workspace = await Workspace.findOrFail(workspaceId)
      const user = row.userId ? await User.query({ client }).where('id', row.userId).whereNull('disabled_at').first() : null
      // An address that nobody has proven may be a stranger's.
      if (!user?.isVerified || !(await Membership.query().where('userId', user.id).first())) return null
      return { user, workspace: workspace.name, step: this.#step(row, workspace), isLast: due === REMINDER_DAYS.length }
    })
    if (mail) await this.mails.send(mail)
  }

  #step(row: OnboardingProgress, { profileType }: Workspace): OnboardingStep {
    return firstOpen(PROFILE_TYPES.find((type) => type === profileType) ?? null, row.steps)
  }

  /** Accounts to read from. Those that were just connected are written down first; of those taken away nothing is left to read. */
  async #imports(): Promise<{ account: AccountToImport; notBefore: DateTime }[]> {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `insert into account_imports (workspace_id, connection_id)
       select c.workspace_id, c.id from social_connections c where c.workspace_id = :workspaceId and c.state = 'active'
       on conflict do nothing`,
      { workspaceId }
    )
    await client.rawQuery(
      `delete from account_imports i using social_connections c
       where i.workspace_id = :workspaceId and i.state = 'waiting' and c.workspace_id = i.workspace_id and c.id = i.connection_id and c.state <> 'active'`,
      { workspaceId }
    )
    const rows = await client
      .from('account_imports as i')
      .join('social_connections as c', (join) => join.on('c.workspace_id', 'i.workspace_id').andOn('c.id', 'i.connection_id'))
      .where('i.workspace_id', workspaceId)
      .where('i.state', 'waiting')
      .orderBy('i.not_before')
      .select('i.connection_id', 'i.not_before', 'c.adapter_id')
    return rows.map((row) => ({ account: { workspaceId, connectionId: row.connection_id, adapterId: row.adapter_id }, notBefore: DateTime.fromJSDate(row.not_before, { zone: 'utc' }) }))
  }
}
