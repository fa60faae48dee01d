import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import limiter from '@adonisjs/limiter/services/main'
import { errors } from '@adonisjs/limiter'
import { closedWithoutStore } from '#services/limits/closed_store'

/** Long enough to make guessing pointless, short enough that a person who mistyped waits over a coffee. */
const WINDOW = '15 mins'
/** A person who forgot which of their passwords it was. */
const TRIES_PER_ACCOUNT = 10
/** A device that signed in to this account before counts for itself: a stranger's tries never reach it. */
const TRIES_PER_KNOWN_DEVICE = 10
/** An office behind one address. */
const TRIES_PER_ADDRESS = 50
/** A provider's block, or one IPv6 customer: addresses inside are free for an attacker. */
const TRIES_PER_SUBNET = 200

interface Bucket {
  key: string
  requests: number
}

export interface LoginTry {
  email: string
  address: string
  /** Set when this device proved before that it belongs to the account's owner. */
  knownDevice?: string
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')
const limit = ({ requests }: Bucket) => limiter.use({ requests, duration: WINDOW })

/**
 * Counts failed tries. Every bucket is charged before the password is looked at, so a thousand parallel tries are
 * a thousand charges, and refunded when it was right.
 */
export class LoginThrottle {
  /** Throws E_TOO_MANY_REQUESTS; the same for addresses that have no account. Without a store nobody tries: E_LIMITS_UNAVAILABLE. */
  charge(attempt: LoginTry): Promise<() => Promise<void>> {
    return closedWithoutStore(() => this.#charge(attempt))
  }

  async #charge(attempt: LoginTry): Promise<() => Promise<void>> {
    const buckets = bucketsOf(attempt)
    const full = await Promise.all(buckets.map((bucket) => limit(bucket).get(bucket.key)))
    const over = full.filter((state) => state && state.remaining <= 0).sort((a, b) => b!.availableIn - a!.availableIn)[0]
    // A refused try charges nothing: it tested no password, and would only prolong the wait.
    if (over) throw new errors.E_TOO_MANY_REQUESTS(over)
    for (const bucket of buckets) await limit(bucket).consume(bucket.key)
    return async () => void (await Promise.all(buckets.map((bucket) => limit(bucket).decrement(bucket.key))))
  }
}

function bucketsOf({ email, address, knownDevice }: LoginTry): Bucket[] {
  if (knownDevice) return [{ key: `login:device:${digest(`${knownDevice} ${email}`)}`, requests: TRIES_PER_KNOWN_DEVICE }]
  return [
    { key: `login:account:${digest(email)}`, requests: TRIES_PER_ACCOUNT },
    { key: `login:address:${address}`, requests: TRIES_PER_ADDRESS },
    { key: `login:subnet:${subnetOf(address)}`, requests: TRIES_PER_SUBNET },
  ]
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one (what a customer is usually given). */
export function subnetOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return subnetOf(mapped)
  if (!isIPv6(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) while (groups.length < 8 - tail.split(':').filter(Boolean).length) groups.push('0')
  return `${[...groups, '0', '0', '0'].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/48`
}
