import { randomUUID } from 'node:crypto'
import { createError } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import Passkey from '#models/passkey'
import User from '#models/user'
import { AccountMails } from './account_mails.ts'
import { originOf } from './sessions.ts'
import { relyingParty, type RelyingParty } from './relying_party.ts'

/** Under this key the session remembers what its browser is to sign. */
const KEY = 'passkey_challenge'
/** Longer than any device asks; the challenge is worth nothing afterwards. */
const CHALLENGE_MS = 5 * 60_000
/** More is a list that nobody keeps an eye on. */
export const PASSKEYS_MAX = 20

export const E_NO_PASSKEYS_HERE = createError(
  'Browsers make no passkeys for this address. They need a name, with https (or localhost); the operator sets APP_URL to one.',
  'E_NO_PASSKEYS_HERE',
  422
)
export const E_PASSKEY_REFUSED = createError('This passkey was not accepted. Try again, or use another way.', 'E_PASSKEY_REFUSED', 422)
export const E_TOO_MANY_PASSKEYS = createError('There are 20 passkeys already; remove one first.', 'E_TOO_MANY_PASSKEYS', 422)

/** What the challenge was made for: an answer to one is no answer to another. */
type Purpose = 'add' | 'sign_in' | 'confirm'

interface Challenge {
  value: string
  purpose: Purpose
  /** Whose passkey it has to be; anybody's when signing in without an address. */
  userId: string | null
  at: number
}

/** Public keys of people's devices (WebAuthn, level 3). The device asks for a finger, a face or a PIN each time. */
export class Passkeys {
  #mails = new AccountMails()

  constructor(private ctx: HttpContext) {}

  list(userId: string): Promise<Passkey[]> {
    return Passkey.query().where('user_id', userId).orderBy('created_at').orderBy('id')
  }

  async beginAdding(user: User) {
    const { id } = party()
    const existing = await this.list(user.id)
    if (existing.length >= PASSKEYS_MAX) throw new E_TOO_MANY_PASSKEYS()
    const options = await generateRegistrationOptions({
      rpName: 'C(AI)DENCE',
      rpID: id,
      userName: user.email,
      userDisplayName: user.fullName,
      userID: handleOf(user.id),
      excludeCredentials: existing.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    this.#keep(options.challenge, 'add', user.id)
    return options
  }

  /** Throws E_PASSKEY_REFUSED for whatever is not what this session asked this device for. */
  async add(user: User, name: string, response: RegistrationResponseJSON): Promise<Passkey> {
    const { id: expectedRPID, origin: expectedOrigin } = party()
    const expectedChallenge = this.#takeChallenge('add', user.id).value
    const { registrationInfo } = await refused(verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, requireUserVerification: true }))
    if (!registrationInfo) throw new E_PASSKEY_REFUSED()

    const { credential, credentialBackedUp, credentialDeviceType } = registrationInfo
    const passkey = new Passkey().fill({
      ...{ id: randomUUID(), userId: user.id, name, credentialId: credential.id, publicKey: Buffer.from(credential.publicKey), counter: credential.counter },
      ...{ transports: (credential.transports ?? []).map(String).slice(0, 8), deviceType: credentialDeviceType, isBackedUp: credentialBackedUp },
    })
    try {
      await passkey.save()
    } catch (error: any) {
      // Another account's device, or the same answer twice. Whose, is told to nobody.
      if (error?.code === '23505') throw new E_PASSKEY_REFUSED()
      throw error
    }
    this.#mails.passkeyAdded(user, name, originOf(this.ctx))
    return passkey
  }

  async rename(userId: string, id: string, name: string): Promise<Passkey | null> {
    const passkey = await Passkey.query().where({ id, user_id: userId }).first()
    return passkey && passkey.merge({ name }).save()
  }

  async remove(user: User, id: string): Promise<boolean> {
    const passkey = await Passkey.query().where({ id, user_id: user.id }).first()
    if (!passkey) return false
    await passkey.delete()
    this.#mails.passkeyRemoved(user, passkey.name, originOf(this.ctx))
    return true
  }

  /** Without a person, the device offers whatever passkeys it has for this address. */
  async beginProof(purpose: 'sign_in' | 'confirm', user: User | null) {
    const known = user ? await this.list(user.id) : []
    const options = await generateAuthenticationOptions({
      rpID: party().id,
      userVerification: 'required',
      allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    })
    this.#keep(options.challenge, purpose, user?.id ?? null)
    return options
  }

  /** Whose passkey signed this session's challenge. Throws E_PASSKEY_REFUSED; tells the owner of a copied device. */
  async prove(purpose: 'sign_in' | 'confirm', expected: User | null, response: AuthenticationResponseJSON): Promise<User> {
    const { id: expectedRPID, origin: expectedOrigin } = party()
    const { value: expectedChallenge } = this.#takeChallenge(purpose, expected?.id ?? null)
    const passkey = typeof response.id === 'string' ? await Passkey.findBy('credentialId', response.id) : null
    if (!passkey || (expected && passkey.userId !== expected.id)) throw new E_PASSKEY_REFUSED()
    const handle = response.response?.userHandle
    if (handle && Buffer.from(handle, 'base64url').toString() !== passkey.userId) throw new E_PASSKEY_REFUSED()

    // The counter is compared below, where it is also set, in one statement; here it would be read and written apart.
    const credential = { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 }
    const { verified, authenticationInfo } = await refused(
      verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin, expectedRPID, credential, requireUserVerification: true })
    )
    if (!verified) throw new E_PASSKEY_REFUSED()

    const user = await User.find(passkey.userId)
    if (!user || user.disabledAt) throw new E_PASSKEY_REFUSED()
    const { newCounter, credentialBackedUp } = authenticationInfo
    const { rowCount } = await db.connection('app').rawQuery(
      `update passkeys set counter = :newCounter, is_backed_up = :credentialBackedUp, last_used_at = now(), updated_at = now()
       where id = :id and (counter < :newCounter or (counter = 0 and :newCounter = 0))`,
      { id: passkey.id, newCounter, credentialBackedUp }
    )
    if (rowCount !== 1) {
      this.#mails.passkeyCopied(user, passkey.name, originOf(this.ctx))
      throw new E_PASSKEY_REFUSED()
    }
    return user
  }

  #keep(value: string, purpose: Purpose, userId: string | null) {
    this.ctx.session.put(KEY, { value, purpose, userId, at: Date.now() } satisfies Challenge)
  }

  /** Gone from the session whatever happens next: each challenge is answered once. */
  #takeChallenge(purpose: Purpose, userId: string | null): Challenge {
    const challenge: Challenge | undefined = this.ctx.session.pull(KEY)
    if (!challenge || challenge.purpose !== purpose || challenge.userId !== userId || Date.now() - challenge.at > CHALLENGE_MS) throw new E_PASSKEY_REFUSED()
    return challenge
  }
}

function party(): RelyingParty {
  const found = relyingParty()
  if (!found) throw new E_NO_PASSKEYS_HERE()
  return found
}

const handleOf = (userId: string) => new Uint8Array(Buffer.from(userId))

/** The library says exactly what was wrong with an answer; only honest browsers need to know that it was refused. */
async function refused<T>(verification: Promise<T>): Promise<T> {
  try {
    return await verification
  } catch {
    throw new E_PASSKEY_REFUSED()
  }
}
