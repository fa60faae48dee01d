import { randomBytes, randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { sha256 } from '#services/secrets/digest'

/** As many as fit on a slip of paper. */
export const RECOVERY_CODES = 10
/** 80 bits: nobody guesses one, so a fast hash is enough to store it. */
const CODE_BYTES = 10
/** Crockford's base 32: no letter that could be another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** Codes that stand in, once each, for a lost authenticator. Only hashes are stored. */
export class RecoveryCodes {
  /** New codes, to be shown once. The older ones are void. */
  async renew(userId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, newCode)
    await db.connection('app').transaction(async (client) => {
      // Two renewals at once must not leave twenty codes.
      await client.from('users').where('id', userId).forUpdate().select('id')
      await client.from('recovery_codes').where('user_id', userId).delete()
      await client.table('recovery_codes').multiInsert(codes.map((code) => ({ id: randomUUID(), user_id: userId, hash: hashOf(code) })))
    })
    return codes
  }

  /** Uses the code up; false when it is unknown or was used. */
  async use(userId: string, code: string): Promise<boolean> {
    const { rowCount } = await db.connection('app').rawQuery('update recovery_codes set used_at = now() where user_id = ? and hash = ? and used_at is null', [userId, hashOf(code)])
    return rowCount === 1
  }

  async left(userId: string): Promise<number> {
    const [{ total }] = await db.connection('app').from('recovery_codes').where('user_id', userId).whereNull('used_at').count('* as total')
    return Number(total)
  }

  async remove(userId: string) {
    await db.connection('app').from('recovery_codes').where('user_id', userId).delete()
  }
}

/** "k3f9-2x7q-mm0c-8drw" */
function newCode(): string {
  const bits = [...randomBytes(CODE_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const letters = bits.match(/.{5}/g)!.map((five) => ALPHABET[Number.parseInt(five, 2)])
  return letters.join('').match(/.{4}/g)!.join('-')
}

/** Typed from paper: spaces, dashes and capitals do not count, and o, i and l are what they look like. */
const hashOf = (code: string) => sha256(code.toLowerCase().replace(/[^0-9a-z]/g, '').replaceAll('o', '0').replace(/[il]/g, '1'))
