/** How long a platform tries to fetch a file. */
const FETCH_TIMEOUT_MS = 20_000
const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\])/

export interface Fetched {
  type: string
  bytes: number
  /** The first bytes, enough for a decoder to look at; the whole file where it is small. */
  head: Buffer
}

/**
 * Fetches a media URL as a platform would: no private addresses unless allowed, an error for anything but a 200.
 * Only the first `keep` bytes stay in memory.
 */
export async function fetchMedia(
  url: string,
  { allowLoopback, keep = 8 * 1024 * 1024 }: { allowLoopback: boolean; keep?: number }
): Promise<Fetched> {
  const target = URL.parse(url)
  if (!target || !/^https?:$/.test(target.protocol)) throw new Error('not a URL')
  if (!allowLoopback && LOCAL.test(target.hostname)) throw new Error('not reachable from outside')
  const response = await fetch(target, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
  if (!response.ok || !response.body) throw new Error(`answered ${response.status}`)
  const head: Buffer[] = []
  let bytes = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    if (bytes < keep) head.push(Buffer.from(chunk.subarray(0, keep - bytes)))
    bytes += chunk.byteLength
  }
  return {
    type: (response.headers.get('content-type') ?? '').split(';')[0],
    bytes,
    head: Buffer.concat(head),
  }
}
