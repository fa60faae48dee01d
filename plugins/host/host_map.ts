import type { HostMap } from './types.ts'

const HOSTNAME =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/**
 * Reads PLATFORM_HOSTS, a comma list of `real-host=base-url`. Throws with the entry and the reason, because a
 * half-read map would send real traffic to the real platform while the operator believes it is elsewhere.
 */
export function parseHostMap(text: string | undefined): HostMap {
  const map = new Map<string, URL>()
  for (const entry of (text ?? '').split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const at = entry.indexOf('=')
    if (at < 1) throw refusal(entry, 'write it as real-host=base-url')

    const host = entry.slice(0, at).trim().toLowerCase()
    if (!HOSTNAME.test(host))
      throw refusal(entry, `"${host}" is not a host name; leave out scheme, port and path`)
    if (map.has(host)) throw refusal(entry, `"${host}" is mapped twice`)
    map.set(host, baseUrl(entry, entry.slice(at + 1).trim()))
  }
  return map
}

function baseUrl(entry: string, text: string): URL {
  const url = URL.parse(text)
  if (!url || !url.hostname) throw refusal(entry, `"${text}" is not a URL`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refusal(entry, 'the base URL must be http or https')
  if (url.username || url.password)
    throw refusal(entry, 'the base URL must not hold a user name or password')
  if (url.search || url.hash) throw refusal(entry, 'the base URL must not hold a query or fragment')
  return url
}

function refusal(entry: string, reason: string): Error {
  return new Error(`PLATFORM_HOSTS: cannot read "${entry}": ${reason}`)
}

/** The mapped base URL with the path and query of the platform's URL; null when its host is not mapped. */
export function mapUrl(url: URL, map: HostMap): URL | null {
  const base = map.get(url.hostname.toLowerCase())
  if (!base) return null
  const target = new URL(base)
  target.pathname = base.pathname.replace(/\/+$/, '') + url.pathname
  target.search = url.search
  target.hash = url.hash
  return target
}

/** Below the base of a host among `hosts`: whoever stands in a platform's place may name itself in its answers. */
export function isStandIn(url: URL, hosts: Set<string>, map: HostMap): boolean {
  return [...map].some(
    ([host, base]) =>
      hosts.has(host) &&
      isSamePeer(url, base) &&
      url.pathname.startsWith(base.pathname.replace(/\/*$/, '/'))
  )
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** This machine has several names, and a peer on it may not know by which one it was reached. */
function isSamePeer(one: URL, other: URL): boolean {
  const names = [one.hostname, other.hostname]
  const isHere = names.every((name) => LOOPBACK.includes(name))
  return one.protocol === other.protocol && one.port === other.port && (isHere || names[0] === names[1])
}
