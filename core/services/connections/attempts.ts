import type { AccountChoice, AccountRef } from '@caidence/sdk'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import ConnectAttempt from '#models/connect_attempt'
import { sha256 } from '#services/secrets/digest'
import { secretBox } from '#services/secrets/main'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import type { ConnectFault } from './errors.ts'

/** How long a person may take at the platform's consent page. */
export const CONSENT_MINUTES = 10
/** How long a person may take to pick accounts. The tokens of all of them wait, encrypted, until then. */
export const CHOICE_MINUTES = 15
/** Exchanging a code takes two or three platform calls. Who is not done after this has died on the way. */
export const EXCHANGE_SECONDS = 90
/** Ended attempts answer a reloaded callback page for so long. */
const KEEP_HOURS = 24
/** Workspaces that one round of maintenance tidies; the next round takes the rest. */
const TIDY_BATCH = 500

/** What becomes of an attempt after the exchange. */
export type Outcome =
  | { status: 'done'; connectionIds: string[]; faultCode: ConnectFault | null }
  | { status: 'choosing'; choices: AccountChoice[] }
  | { status: 'failed'; faultCode: ConnectFault }

export interface NewAttempt {
  id: string
  adapterId: string
  brandId: string
  userId: string
  boundTo: string
  state: string
  verifier: string
  redirectUri: string
  returnTo: string
}

/** Where a sealed text of an attempt belongs. */
const place = (attemptId: string, field: 'verifier' | 'choices') => [tenant().workspaceId, 'attempt', attemptId, field]

/** Rows of consent flows. Methods run inside the caller's tenant transaction; every change of status is a compare-and-set. */
export class Attempts {
  /** Looks across tenants: all that a platform's redirect carries is the state. */
  async locate(state: string): Promise<{ id: string; workspaceId: string } | null> {
    const { rows } = await db.connection('app').rawQuery('select id, workspace_id as "workspaceId" from connect_attempt_of_state(?)', [sha256(state)])
    return rows[0] ?? null
  }

  find(id: string): Promise<ConnectAttempt | null> {
    return ConnectAttempt.query().where({ workspaceId: tenant().workspaceId, id }).first()
  }

  create({ id, state, verifier, ...rest }: NewAttempt) {
    return ConnectAttempt.create({
      ...rest,
      id,
      workspaceId: tenant().workspaceId,
      stateHash: sha256(state),
      verifierCipher: secretBox().sealText(verifier, place(id, 'verifier')),
      status: 'begun',
      connectionIds: [],
      expiresAt: DateTime.utc().plus({ minutes: CONSENT_MINUTES }),
    })
  }

  verifierOf(attempt: ConnectAttempt): string {
    return secretBox().openText(attempt.verifierCipher, place(attempt.id, 'verifier'))
  }

  choicesOf(attempt: ConnectAttempt): AccountChoice[] {
    return JSON.parse(secretBox().openText(attempt.choicesCipher!, place(attempt.id, 'choices')))
  }

  /** True for exactly one of any number of callers: the code is exchanged once. */
  async claim(id: string): Promise<boolean> {
    return this.move(id, 'begun', { status: 'exchanging' }, 'expires_at > now()')
  }

  async settle(id: string, from: ConnectAttempt['status'], outcome: Outcome): Promise<boolean> {
    if (outcome.status === 'choosing') {
      const { choices } = outcome
      return this.move(id, from, {
        status: 'choosing',
        choices_cipher: secretBox().sealText(JSON.stringify(choices), place(id, 'choices')),
        choices: JSON.stringify(choices.map(({ account }) => shown(account))),
        expires_at: DateTime.utc().plus({ minutes: CHOICE_MINUTES }).toISO(),
      })
    }
    return this.move(id, from, {
      status: outcome.status,
      // Tokens of accounts that were not picked are forgotten at once.
      choices_cipher: null,
      fault_code: outcome.faultCode,
      ...(outcome.status === 'done' && { connection_ids: outcome.connectionIds }),
    })
  }

  /** Ends what nobody will finish, everywhere. Called by maintenance every few minutes, so that no sealed token outlives its time by much. */
  static async tidyAll(): Promise<number> {
    const { rows } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_stale_attempts(?)', [TIDY_BATCH])
    for (const { workspace_id: workspaceId } of rows) await tenantTx({ workspaceId, userId: null }, () => new Attempts().tidy())
    return rows.length
  }

  /** The same for one workspace: also done before each new attempt. */
  async tidy() {
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `update connect_attempts set status = 'failed', fault_code = 'E_CONNECT_EXPIRED', choices_cipher = null, updated_at = now()
       where workspace_id = ? and status in ('begun', 'choosing') and expires_at < now()`,
      [workspaceId]
    )
    await client.rawQuery(`delete from connect_attempts where workspace_id = ? and expires_at < now() - make_interval(hours => ?)`, [workspaceId, KEEP_HOURS])
  }

  private async move(id: string, from: ConnectAttempt['status'], change: Record<string, unknown>, guard = 'true'): Promise<boolean> {
    const { client, workspaceId } = tenant()
    const result = await client
      .from('connect_attempts')
      .where({ workspace_id: workspaceId, id, status: from })
      .whereRaw(guard)
      .update({ ...change, updated_at: new Date() })
    return Number(Array.isArray(result) ? result[0] : result) === 1
  }
}

/** What the picker shows. `extra` is the adapter's own business. */
const shown = ({ remoteId, handle, kind, name, pictureUrl }: AccountRef): AccountRef => ({ remoteId, handle, kind, name, pictureUrl })
