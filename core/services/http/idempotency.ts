import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'

/** Room for two UUIDs and a prefix. */
export const KEY_MOST = 200
/** Visible ASCII characters: what a header carries unchanged. */
export const KEY_FORM = new RegExp(`^[\\x21-\\x7e]{1,${KEY_MOST}}$`)
/** On an answer that was given before. */
export const REPLAYED = 'idempotency-replayed'

const E_KEY_IN_FLIGHT = createError('A request with this Idempotency-Key is still being worked on. Repeat it in a moment.', 'E_KEY_IN_FLIGHT', 409)
const E_KEY_REUSED = createError('This Idempotency-Key was used for another request. Use a new key for a new request.', 'E_KEY_REUSED', 422)
const E_KEY_FORM = createError(`An Idempotency-Key has 1 to ${KEY_MOST} visible ASCII characters.`, 'E_KEY_FORM', 422)
const E_ANSWER_NOT_KEPT = createError(
  'The request with this Idempotency-Key was carried out. Its answer held a secret and was not kept; use a new key to get another one.',
  'E_ANSWER_NOT_KEPT',
  409
)

export const E_RIGHTS_CHANGED = createError(
  'The request with this Idempotency-Key was carried out. What you may do has changed since, so its answer is not given again.',
  'E_RIGHTS_CHANGED',
  409
)

/** The request's key, if it has one. Read as it came: an empty key is a mistake, not the absence of one. */
export function keyOf({ request }: HttpContext): string | undefined {
  const key = request.headers()['idempotency-key'] as string | undefined
  if (key !== undefined && !KEY_FORM.test(key)) throw new E_KEY_FORM()
  return key
}

/** Clients that lost an answer repeat within minutes; a day covers a weekend job's retry. */
const KEPT_HOURS = 24
/** A request that has not answered after this lost its process: its key is free again. */
const IN_FLIGHT_SECONDS = 60

interface Answer {
  status: number
  body: unknown
  location: string | null
  /** Digest of what the person might do when it was given. */
  rights: string
}

/** One key of one person in one workspace. */
export class IdempotencyKey {
  constructor(
    private actor: Actor,
    private key: string,
    private fingerprint: string
  ) {}

  /**
   * Null when the work is ours to do, else the answer it had. In a transaction of its own, before the work:
   * of parallel requests one works.
   */
  async take(): Promise<Answer | null> {
    const known = await tenantTx(this.actor, async ({ client }) => {
      await client.from('idempotency_keys').where('workspace_id', this.actor.workspaceId).whereRaw(`created_at < now() - make_interval(hours => ?)`, [KEPT_HOURS]).delete()
      await this.row(client).whereNull('status').whereRaw(`created_at < now() - make_interval(secs => ?)`, [IN_FLIGHT_SECONDS]).delete()
      const { rowCount } = await client.rawQuery(
        `insert into idempotency_keys (workspace_id, user_id, key, fingerprint) values (?, ?, ?, ?) on conflict do nothing`,
        [this.actor.workspaceId, this.actor.userId!, this.key, this.fingerprint]
      )
      return rowCount === 1 ? null : this.row(client).first()
    })
    if (!known) return null
    if (known.fingerprint !== this.fingerprint) throw new E_KEY_REUSED()
    if (known.status === null) throw new E_KEY_IN_FLIGHT()
    if (known.body === null) throw new E_ANSWER_NOT_KEPT()
    return { status: known.status, ...known.body }
  }

  /** `null` keeps that it was done, and nothing of the answer. Throws when the key was given up meanwhile: then another request has the say. */
  async keep(status: number, answer: Omit<Answer, 'status'> | null) {
    const kept = await tenantTx(this.actor, ({ client }) =>
      this.row(client)
        .where('fingerprint', this.fingerprint)
        .whereNull('status')
        .update({ status, body: answer && JSON.stringify(answer) })
    )
    if (Number(kept) === 0) throw new E_KEY_IN_FLIGHT()
  }

  /** A refused request changed nothing; the caller may correct it and use the key again. */
  async free() {
    await tenantTx(this.actor, ({ client }) => this.row(client).whereNull('status').delete())
  }

  private row(client: TransactionClientContract) {
    return client.from('idempotency_keys').where({ workspace_id: this.actor.workspaceId, user_id: this.actor.userId!, key: this.key })
  }
}
