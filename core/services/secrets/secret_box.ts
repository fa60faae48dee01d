import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createError } from '@adonisjs/core/exceptions'
import { KeyRing } from './key_ring.ts'

/** The text is not what `seal` made, was changed, or belongs to another row or field. Which of these is not told. */
export const E_SECRET_UNREADABLE = createError('A stored secret cannot be opened', 'E_SECRET_UNREADABLE', 500)
/** Worth a message of its own: the remedy is to put the old key back, not to reconnect every channel. */
export const E_SECRET_KEY_MISSING = createError<[id: string]>(
  'A stored secret was made with the key "%s", which SECRET_KEYS does not hold any more; add it back at the end of the list',
  'E_SECRET_KEY_MISSING',
  500
)

const FORMAT = 'v1'
const CIPHER = 'aes-256-gcm'
/** What GCM is defined for. Random ones are safe for 2^32 messages per key; no installation comes near. */
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Authenticated encryption for what must be readable again: channel tokens, plugin secrets, workflow payloads.
 * `about` names where the secret belongs (workspace, row, field). It is not stored: whoever opens must name the
 * same place, so a ciphertext copied to another row or field does not open there.
 */
export class SecretBox {
  constructor(private ring: KeyRing) {}

  static parse(keys: string): SecretBox {
    return new SecretBox(KeyRing.parse(keys))
  }

  /** `v1.<keyId>.<iv>.<tag>.<ciphertext>`, base64url. */
  seal(secret: Uint8Array, about: string[]): string {
    const { id, bytes } = this.ring.current
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, bytes, iv, { authTagLength: TAG_BYTES })
    cipher.setAAD(associated(id, about))
    const body = Buffer.concat([cipher.update(secret), cipher.final()])
    return [FORMAT, id, base64(iv), base64(cipher.getAuthTag()), base64(body)].join('.')
  }

  open(sealed: string, about: string[]): Buffer {
    const [id, ...parts] = split(sealed)
    const key = this.ring.find(id)
    if (!key) throw new E_SECRET_KEY_MISSING([id])

    const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url'))
    if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new E_SECRET_UNREADABLE()
    try {
      const decipher = createDecipheriv(CIPHER, key.bytes, iv, { authTagLength: TAG_BYTES })
      decipher.setAAD(associated(id, about))
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(body), decipher.final()])
    } catch {
      // The library's own message would tell a wrong tag from a wrong length.
      throw new E_SECRET_UNREADABLE()
    }
  }

  sealText(secret: string, about: string[]): string {
    return this.seal(Buffer.from(secret, 'utf8'), about)
  }

  openText(sealed: string, about: string[]): string {
    return this.open(sealed, about).toString('utf8')
  }

  /** False for what an older key made: due for `rekeyGrants`. */
  isCurrent(sealed: string): boolean {
    return split(sealed)[0] === this.ring.current.id
  }

  /** The same secret under the current key. */
  reseal(sealed: string, about: string[]): string {
    return this.isCurrent(sealed) ? sealed : this.seal(this.open(sealed, about), about)
  }
}

/** Each part carries its length, so ['ab', 'c'] and ['a', 'bc'] are different places. */
function associated(keyId: string, about: string[]): Buffer {
  return Buffer.concat(
    [FORMAT, keyId, ...about].flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    })
  )
}

function split(sealed: string): [id: string, iv: string, tag: string, body: string] {
  const parts = typeof sealed === 'string' ? sealed.split('.') : []
  if (parts.length !== 5 || parts[0] !== FORMAT) throw new E_SECRET_UNREADABLE()
  return parts.slice(1) as [string, string, string, string]
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
