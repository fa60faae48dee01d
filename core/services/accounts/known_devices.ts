import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import { isSecure } from '#config/app'

const COOKIE = isSecure ? '__Host-caidence-device' : 'caidence-device'
/** A device unused for so long is as good as new. */
const REMEMBERED_FOR = '365d'
/** A family computer; the oldest person falls out. */
const PEOPLE_MAX = 8

interface Device {
  id: string
  users: string[]
}

/**
 * Which people signed in on this device before? Kept in an encrypted cookie on the device itself. It gives no
 * access; it only separates the owner's tries from a stranger's and saves the owner a notice about a new device.
 */
export class KnownDevices {
  constructor(private ctx: Pick<HttpContext, 'request' | 'response'>) {}

  /** The device's id if this person signed in on it before. */
  idFor(userId: string): string | undefined {
    const device = this.read()
    return device?.users.includes(userId) ? device.id : undefined
  }

  remember(userId: string) {
    const device = this.read() ?? { id: randomUUID(), users: [] }
    const users = [userId, ...device.users.filter((id) => id !== userId)].slice(0, PEOPLE_MAX)
    this.ctx.response.encryptedCookie(COOKIE, { id: device.id, users }, { maxAge: REMEMBERED_FOR, httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' })
  }

  private read(): Device | null {
    const value = this.ctx.request.encryptedCookie(COOKIE)
    if (typeof value?.id !== 'string' || !Array.isArray(value.users)) return null
    return value
  }
}
