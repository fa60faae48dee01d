import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'
import { AccountMails } from './account_mails.ts'
import type { Origin } from './account_mails.ts'
import { RecoveryCodes } from './recovery_codes.ts'
import { SecondFactorLimits } from './second_factor_limits.ts'
import { Totp } from './totp.ts'

/** Six digits are a code of the app; anything else is taken for a recovery code. */
const APP_CODE = /^\d{6}$/

export interface SecondFactorState {
  totp: boolean
  passkeys: number
  recoveryCodesLeft: number
}

/** What a person proves beside the password. */
export class SecondFactors {
  #totp = new Totp()
  #recovery = new RecoveryCodes()
  #limits = new SecondFactorLimits()
  #mails = new AccountMails()

  async stateOf(userId: string): Promise<SecondFactorState> {
    const [totp, recoveryCodesLeft, passkeys] = await Promise.all([
      this.#totp.isOn(userId),
      this.#recovery.left(userId),
      db.connection('app').from('passkeys').where('user_id', userId).count('* as total'),
    ])
    return { totp, recoveryCodesLeft, passkeys: Number(passkeys[0].total) }
  }

  /** Whether the password, or another provider's word, opens no session by itself. */
  isRequired(userId: string): Promise<boolean> {
    return this.#totp.isOn(userId)
  }

  /** Takes a code of the app or a recovery code. Tells the person of a failure, and of a recovery code that was used. */
  async take(user: User, code: string, { pendingId, origin }: { pendingId: string | null; origin: Origin }): Promise<boolean> {
    const typed = code.replace(/\s/g, '')
    const isAppCode = APP_CODE.test(typed)
    const isRight = await this.#limits.guard(user.id, pendingId, () => (isAppCode ? this.#totp.use(user.id, typed) : this.#recovery.use(user.id, typed)))
    if (!isRight) await this.failed(user, origin)
    else if (!isAppCode) this.#mails.recoveryCodeUsed(user, await this.#recovery.left(user.id), origin)
    return isRight
  }

  async failed(user: User, origin: Origin) {
    if (await this.#limits.mayTellOfFailure(user.id)) this.#mails.secondFactorFailed(user, origin)
  }

  /** Null for a wrong code; else the recovery codes, to be shown once. */
  async turnOn(user: User, code: string, origin: Origin): Promise<string[] | null> {
    const isRight = await this.#limits.guard(user.id, null, () => this.#totp.confirm(user.id, code.replace(/\s/g, '')))
    if (!isRight) return null
    const codes = await this.#recovery.renew(user.id)
    this.#mails.secondFactorOn(user, origin)
    return codes
  }

  async turnOff(user: User, origin: Origin): Promise<boolean> {
    if (!(await this.#totp.remove(user.id))) return false
    await this.#recovery.remove(user.id)
    this.#mails.secondFactorOff(user, origin)
    return true
  }

  /** Null when there is no authenticator app that they could stand in for. */
  async renewCodes(user: User, origin: Origin): Promise<string[] | null> {
    if (!(await this.#totp.isOn(user.id))) return null
    const codes = await this.#recovery.renew(user.id)
    this.#mails.recoveryCodesRenewed(user, origin)
    return codes
  }
}
