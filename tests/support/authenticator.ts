import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const b64 = (data: Buffer) => data.toString('base64url')

/** What a forger may get wrong, on purpose. */
export interface Twist {
  origin?: string
  rpId?: string
  type?: string
  challenge?: string
  isVerified?: boolean
  isPresent?: boolean
  counter?: number
  userHandle?: string
  crossOrigin?: boolean
  signWith?: KeyObject
}

const USER_PRESENT = 1
const USER_VERIFIED = 4
const ATTESTED = 64

/** A security key without hardware: makes and uses one ES256 passkey as a browser would hand it on. */
export class SoftAuthenticator {
  readonly id = randomBytes(32)
  counter = 0
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  #userHandle = ''

  create(options: any, origin: string, twist: Twist = {}) {
    this.#userHandle = options.user.id
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    // COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    const publicKey = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x!, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y!, 'base64url')])
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const data = Buffer.concat([this.#head(twist.rpId ?? options.rp.id, ATTESTED, twist), Buffer.alloc(16), length, this.id, publicKey])
    const attestation = Buffer.concat([cborMap(3), cborText('fmt'), cborText('none'), cborText('attStmt'), cborMap(0), cborText('authData'), cborBytes(data)])
    const clientDataJSON = b64(this.#clientData(twist.type ?? 'webauthn.create', options.challenge, origin, twist))
    return this.#answer({ clientDataJSON, attestationObject: b64(attestation), transports: ['internal'] })
  }

  get(options: any, origin: string, twist: Twist = {}) {
    this.counter++
    const data = this.#head(twist.rpId ?? options.rpId, 0, twist)
    const clientData = this.#clientData(twist.type ?? 'webauthn.get', options.challenge, origin, twist)
    const signature = createSign('sha256').update(Buffer.concat([data, sha256(clientData)])).sign(twist.signWith ?? this.#keys.privateKey)
    return this.#answer({ clientDataJSON: b64(clientData), authenticatorData: b64(data), signature: b64(signature), userHandle: twist.userHandle ?? this.#userHandle })
  }

  #head(rpId: string, extra: number, { isVerified = true, isPresent = true, counter = this.counter }: Twist) {
    const rest = Buffer.alloc(5)
    rest[0] = extra | (isPresent ? USER_PRESENT : 0) | (isVerified ? USER_VERIFIED : 0)
    rest.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(rpId), rest])
  }

  #clientData(type: string, challenge: string, origin: string, twist: Twist) {
    return Buffer.from(JSON.stringify({ type, challenge: twist.challenge ?? challenge, origin: twist.origin ?? origin, crossOrigin: twist.crossOrigin ?? false }))
  }

  #answer(response: Record<string, unknown>) {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {}, response }
  }
}

const cborMap = (size: number) => Buffer.from([0xa0 + size])
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
function cborBytes(bytes: Buffer) {
  const head = Buffer.from([0x59, 0, 0])
  head.writeUInt16BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}
