import { createHash, randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import UserToken from '#models/user_token'

export type LinkPurpose = 'verify_email' | 'reset_password' | 'change_email'

/** 128 bits: nobody guesses one within its lifetime, and the link still fits on a line. */
const TOKEN_BYTES = 16
/** A reset link is as good as the password, so it dies soon. The others only prove a mailbox. */
export const LINK_LIFETIME_MINUTES: Record<LinkPurpose, number> = { reset_password: 60, verify_email: 3 * 24 * 60, change_email: 24 * 60 }

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** One-time links sent by mail. The database holds only the SHA-256 of a token. */
export class MailLinks {
  /** A new link voids the older ones of the same purpose. Answers the token, which is not stored. */
  async issue(userId: string, purpose: LinkPurpose, payload: Record<string, unknown> | null = null): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url')
    await this.void(userId, purpose)
    await UserToken.create({
      userId,
      purpose,
      hash: digest(token),
      payload,
      expiresAt: DateTime.utc().plus({ minutes: LINK_LIFETIME_MINUTES[purpose] }),
    })
    return token
  }

  /** Whose link is this, without using it up? Null when unknown, used, void or expired. */
  async peek(token: string, purpose: LinkPurpose): Promise<UserToken | null> {
    return UserToken.query()
      .where({ hash: digest(token), purpose })
      .whereNull('used_at')
      .where('expires_at', '>', new Date())
      .first()
  }

  /** Uses the link up. One statement, so two requests at the same time cannot both win. */
  async take(token: string, purpose: LinkPurpose): Promise<{ userId: string; payload: any } | null> {
    const { rows } = await db.connection('app').rawQuery(
      `update user_tokens set used_at = now() where hash = ? and purpose = ? and used_at is null and expires_at > now()
       returning user_id as "userId", payload`,
      [digest(token), purpose]
    )
    return rows[0] ?? null
  }

  async void(userId: string, ...purposes: LinkPurpose[]) {
    await UserToken.query().where('user_id', userId).whereIn('purpose', purposes).whereNull('used_at').update({ used_at: new Date() })
  }
}
