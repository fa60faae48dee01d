import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'
import { AccountMails } from './account_mails.ts'
import { RecoveryCodes } from './recovery_codes.ts'
import { Sessions } from './sessions.ts'
import { Totp } from './totp.ts'

/** For a person who lost everything but the password. Only the operator, on the machine, may: nobody can prove it over the wire. */
export async function resetSecondFactors(user: User): Promise<{ hadApp: boolean; passkeys: number; sessions: number }> {
  const hadApp = await new Totp().remove(user.id)
  await new RecoveryCodes().remove(user.id)
  const passkeys = Number([await db.connection('app').from('passkeys').where('user_id', user.id).delete()].flat()[0])
  const sessions = await new Sessions().endAll(user.id)
  new AccountMails().secondFactorReset(user)
  return { hadApp, passkeys, sessions }
}
