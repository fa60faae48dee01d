import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { createError } from '@adonisjs/core/exceptions'
import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'
import { secretBox } from '#services/secrets/main'

/** What every authenticator app understands; other values are ignored by some of them. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** A phone's clock may be off by one step, either way. */
const WINDOW = 1
/** RFC 4226 recommends 160 bits. */
const SEED_BYTES = 20
const ISSUER = 'C(AI)DENCE'

export const E_TOTP_ON = createError('An authenticator app is set up already. Remove it first.', 'E_TOTP_ON', 409)

export interface TotpOffer {
  /** For people who type it in. */
  key: string
  /** The same as a QR code: an SVG document. */
  qr: string
}

/** A sealed seed opens only for the person it was made for. */
const placeOf = (userId: string) => ['totp', userId]
const codesOf = (key: string, label = '') => new TOTP({ ...SHAPE, issuer: ISSUER, label, secret: Secret.fromBase32(key) })

/** Codes of an authenticator app (RFC 6238). Each works once. */
export class Totp {
  async isOn(userId: string): Promise<boolean> {
    return Boolean(await secrets().where('user_id', userId).whereNotNull('confirmed_at').first())
  }

  /** A new seed, which counts once a code made with it was entered. One that was offered before is void. */
  async offer(user: User): Promise<TotpOffer> {
    const key = new Secret({ size: SEED_BYTES }).base32
    const { rowCount } = await run(
      `insert into totp_secrets (user_id, secret_cipher) values (?, ?)
       on conflict (user_id) do update set secret_cipher = excluded.secret_cipher, last_step = 0, updated_at = now() where totp_secrets.confirmed_at is null`,
      [user.id, secretBox().sealText(key, placeOf(user.id))]
    )
    if (!rowCount) throw new E_TOTP_ON()
    return { key, qr: renderSVG(codesOf(key, user.email).toString(), { border: 2 }) }
  }

  /** False for a wrong code, or when nothing was offered. */
  confirm(userId: string, code: string): Promise<boolean> {
    return this.#take(userId, code, 'confirmed_at is null', 'confirmed_at = now(),')
  }

  /** Uses a code up. Of two requests with the same code, one wins. */
  use(userId: string, code: string): Promise<boolean> {
    return this.#take(userId, code, 'confirmed_at is not null', '')
  }

  async remove(userId: string): Promise<boolean> {
    const { rowCount } = await run('delete from totp_secrets where user_id = ? and confirmed_at is not null', [userId])
    return rowCount > 0
  }

  async #take(userId: string, code: string, state: string, change: string): Promise<boolean> {
    const row = await secrets().where('user_id', userId).whereRaw(state).first()
    if (!row) return false
    const now = Date.now()
    const delta = codesOf(secretBox().openText(row.secret_cipher, placeOf(userId))).validate({ token: code, timestamp: now, window: WINDOW })
    if (delta === null) return false

    const step = Math.floor(now / 1000 / SHAPE.period) + delta
    const { rowCount } = await run(`update totp_secrets set ${change} last_step = ?, updated_at = now() where user_id = ? and secret_cipher = ? and last_step < ? and ${state}`, [
      ...[step, userId, row.secret_cipher, step],
    ])
    return rowCount === 1
  }
}

/** Puts one person's seed under the current key. False when it is there already, or was replaced meanwhile. */
export async function rekeyTotp({ user_id, secret_cipher }: { user_id: string; secret_cipher: string }): Promise<boolean> {
  if (secretBox().isCurrent(secret_cipher)) return false
  const sealed = secretBox().reseal(secret_cipher, placeOf(user_id))
  const { rowCount } = await run('update totp_secrets set secret_cipher = ? where user_id = ? and secret_cipher = ?', [sealed, user_id, secret_cipher])
  return rowCount === 1
}

const secrets = () => db.connection('app').from('totp_secrets')
const run = (sql: string, values: unknown[]): Promise<{ rowCount: number }> => db.connection('app').rawQuery(sql, values as any[])
