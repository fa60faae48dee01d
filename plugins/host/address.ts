import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** One resolved address, as `dns.lookup` with `all` gives it. */
export interface Resolved {
  address: string
  family: number
}
export type Resolver = (hostname: string) => Promise<Resolved[]>

/** Thrown for a host that must not be contacted. Raised before a connection exists. */
export class AddressRefused extends Error {
  readonly code = 'E_ADDRESS_REFUSED'
  constructor(
    readonly hostname: string,
    reason: string
  ) {
    super(`Refused to contact ${hostname}: ${reason}`)
    this.name = 'AddressRefused'
  }
}

/** Asks the operating system, so /etc/hosts and the resolver's settings apply, and returns every address. */
export const resolveAll: Resolver = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses)
    )
  })

/** Ranges that carry an IPv4 address inside an IPv6 one; the inner address decides where packets go. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
const NAT64_LOCAL = ipaddr.IPv6.parseCIDR('64:ff9b:1::/48')
/** IPv4-compatible addresses (`::a.b.c.d`) are deprecated, and some stacks still route them to the inner address. */
const V4_COMPATIBLE = ipaddr.IPv6.parseCIDR('::/96')
/** Global unicast. Everything else in IPv6 is local, reserved or a translation of something local. */
const V6_GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')

/** Why this address must not be contacted, or null when it is an ordinary public one. */
export function refusalOf(address: string): string | null {
  // A zone (`fe80::1%eth0`) only exists on link-local addresses, and some parsers drop it silently.
  if (address.includes('%') || !ipaddr.isValid(address)) return 'not a plain IP address'

  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') {
    const range = parsed.range()
    return range === 'unicast' ? null : `${range} address`
  }
  const v6 = parsed as ipaddr.IPv6
  if (v6.isIPv4MappedAddress()) return 'IPv4-mapped address'
  if (v6.match(NAT64) || v6.match(NAT64_LOCAL)) return 'NAT64 address'
  if (v6.match(V4_COMPATIBLE)) return 'IPv4-compatible or unspecified address'
  if (!v6.match(V6_GLOBAL)) return `${v6.range()} address`
  const range = v6.range()
  return range === 'unicast' ? null : `${range} address`
}

/**
 * Resolves once and vets every answer: one private address among public ones refuses the host, because the
 * answer's order is the attacker's choice.
 */
export async function vetAddress(
  hostname: string,
  resolver: Resolver = resolveAll
): Promise<Resolved[]> {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  const literal = isIP(bare)
  const addresses = literal ? [{ address: bare, family: literal }] : await resolver(bare)

  if (addresses.length === 0) throw new AddressRefused(hostname, 'it has no address')
  for (const { address } of addresses) {
    const reason = refusalOf(address)
    if (reason) throw new AddressRefused(hostname, reason)
  }
  return addresses
}

/** Why a URL may not be fetched as it stands, judged without asking the network; null when it may. */
export function refusalOfUrl(url: URL): string | null {
  if (url.protocol !== 'https:') return 'only https is allowed'
  if (url.port !== '') return 'only port 443 is allowed'
  if (url.username || url.password) return 'a user name or password in the URL is not allowed'
  if (url.hostname === '' || url.hostname.endsWith('.'))
    return 'the host name must not end with a dot'
  const bare = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return isIP(bare) ? refusalOf(bare) : null
}

/**
 * A `lookup` for sockets: the name is resolved once, vetted, and the connection goes to exactly that answer, so
 * a name that changes its address between the check and the connection gains nothing.
 * `net.connect` skips `lookup` for IP literals; callers vet those with `refusalOfUrl`.
 */
export function safeLookup(resolver: Resolver = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    vetAddress(hostname, resolver).then(
      (addresses) => {
        const wanted = addresses.filter(
          ({ family }) => !options.family || family === Number(options.family)
        )
        const usable = wanted.length ? wanted : addresses
        if (options.all) callback(null, usable)
        else callback(null, usable[0].address, usable[0].family)
      },
      (error) => callback(error, '', 0)
    )
  }
}
