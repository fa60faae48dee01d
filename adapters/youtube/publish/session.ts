import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { SETTINGS, type PluginSettings } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { HOST } from '../google.ts'

const ALGORITHM = 'aes-256-gcm'
const PURPOSE = 'caidence youtube upload session'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * The address of an upload session lets anybody who has it put bytes into the channel, without a token. It has to
 * outlive this process, so it travels in the checkpoint, but only encrypted with a key from the app's own secret.
 */
@injectable()
export class Sessions {
  constructor(@inject(SETTINGS) private settings: PluginSettings) {}

  /** The address is the platform's to choose and taken as it came; where the host allows to send is its own rule. */
  seal(location: string, marker: string): string | null {
    const url = location === '' ? null : URL.parse(location, HOST)
    if (!url || !/^https?:$/.test(url.protocol)) return null
    const address = url.origin === HOST ? url.pathname + url.search : url.href
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(ALGORITHM, this.key(marker), nonce)
    const sealed = Buffer.concat([cipher.update(address, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  /** Null when it cannot be read, as after a change of the app's secret: then the session counts as lost. */
  open(sealed: string | null, marker: string): URL | null {
    const bytes = Buffer.from(sealed ?? '', 'base64url')
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null
    const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv(ALGORITHM, this.key(marker), bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    try {
      const address = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
      return new URL(address, HOST)
    } catch {
      return null
    }
  }

  /** A key per delivery: a checkpoint copied into another one opens nothing. */
  private key(marker: string): Buffer {
    const secret = this.settings.secret('clientSecret')
    return Buffer.from(hkdfSync('sha256', secret, marker, PURPOSE, KEY_BYTES))
  }
}
