import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { request } from 'undici'
import { parseHostMap } from '@caidence/host'
import env from '#start/env'
import { REACHABILITY_CACHE_MS, REACHABILITY_TIMEOUT_MS } from './limits.ts'
import { mediaBase } from './public_url.ts'

export type Reachability = { ok: true } | { ok: false; reason: string }

const answers = new Map<string, { at: number; result: Promise<Reachability> }>()

/**
 * Can a platform fetch this address? Asked before publishing, because platforms fetch later and then only say
 * "failed". One answer per media base and minute: what is checked is the way, not the file. In sandbox mode the
 * platforms run on this machine, so a private address is fine there.
 */
export function checkReachable(url: URL, now = Date.now()): Promise<Reachability> {
  const base = mediaBase()
  const known = answers.get(base)
  if (known && now - known.at < REACHABILITY_CACHE_MS) return known.result
  const result = ask(url)
  answers.set(base, { at: now, result })
  return result
}

/**
 * PLATFORM_HOSTS may put a vendor's sandbox or a simulator on this machine in every platform's place. What fetches
 * the file is then as near as we are, and a private address reaches it.
 */
export function platformsAreLocal(): boolean {
  const targets = [...parseHostMap(env.get('PLATFORM_HOSTS')).values()]
  return targets.length > 0 && targets.every(({ hostname }) => isLoopback(hostname))
}

export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === 'localhost' || (ipaddr.isValid(bare) && ipaddr.parse(bare).range() === 'loopback')
}

export const forgetReachability = () => answers.clear()

async function ask(url: URL): Promise<Reachability> {
  if (env.get('SANDBOX') !== true && !platformsAreLocal()) {
    const fault = await whyPrivate(url)
    if (fault) return { ok: false, reason: fault }
  }
  try {
    const head = await status(url, 'HEAD')
    // Some proxies know no HEAD; one byte tells as much.
    const answer = head.status === 405 || head.status === 501 ? await status(url, 'GET') : head
    return judge(url, answer)
  } catch {
    return no(url, `nothing answered within ${REACHABILITY_TIMEOUT_MS / 1000} seconds`)
  }
}

async function status(url: URL, method: 'HEAD' | 'GET') {
  const { statusCode, headers, body } = await request(url, {
    method,
    headers: { 'user-agent': 'caidence-reachability', ...(method === 'GET' && { range: 'bytes=0-0' }) },
    signal: AbortSignal.timeout(REACHABILITY_TIMEOUT_MS),
  })
  await body.dump({ limit: 1024 }).catch(() => {})
  return { status: statusCode, type: String(headers['content-type'] ?? '') }
}

function judge(url: URL, answer: { status: number; type: string }): Reachability {
  if (answer.status >= 300 && answer.status < 400) return no(url, 'it redirects elsewhere, which platforms do not follow')
  if (answer.status !== 200 && answer.status !== 206) return no(url, `it answers with status ${answer.status}`)
  if (!/^(image|video)\//.test(answer.type)) return no(url, `it answers with ${answer.type || 'no content type'} instead of the file`)
  return { ok: true }
}

const no = (url: URL, what: string): Reachability => ({
  ok: false,
  reason: `Platforms cannot fetch media from ${url.origin}: ${what}. MEDIA_URL must be an address that is publicly reachable over https and leads to this server.`,
})

async function whyPrivate(url: URL): Promise<string | null> {
  const reason = await privacyOf(url)
  return reason && `Platforms cannot fetch media from ${url.origin}: ${reason}. MEDIA_URL must be an address that is publicly reachable over https and leads to this server.`
}

/** Why nobody outside this network can use the address; null when they may. */
export async function privacyOf(url: URL): Promise<string | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (/(^|\.)(localhost|local|internal|lan|home|test)$/i.test(host)) return 'this name is known on this network only'
  const addresses = ipaddr.isValid(host) ? [host] : await lookup(host, { all: true }).then((all) => all.map(({ address }) => address), () => [])
  if (!addresses.length) return 'the name cannot be resolved'
  if (addresses.some((address) => ipaddr.process(address).range() !== 'unicast')) return 'this address is private'
  return url.protocol === 'https:' ? null : 'it is not https'
}
