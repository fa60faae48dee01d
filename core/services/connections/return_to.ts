/** Where people land unless the page that began the flow says otherwise. */
export const CHANNELS_PAGE = '/channels'
/** Longer ones are not addresses of our pages. */
const MAX_LENGTH = 512
/** Any base will do: it only shows whether the address stays on it. */
const BASE = 'http://here.invalid'

/** A path of this application, or the channels page. Browsers read `\` as `/` and drop tabs and line ends, so these are refused. */
export function safeReturnTo(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > MAX_LENGTH) return CHANNELS_PAGE
  if (!/^\/(?![/\\])[^\\\s\u0000-\u001f\u007f]*$/u.test(wanted)) return CHANNELS_PAGE
  const url = URL.parse(wanted, BASE)
  if (!url || url.origin !== BASE) return CHANNELS_PAGE
  // A path may come out of normalisation with two leading slashes ("/.//host"), which a browser reads as a host.
  return url.pathname.startsWith('//') ? CHANNELS_PAGE : url.pathname + url.search
}

export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const url = new URL(path, BASE)
  for (const [key, value] of Object.entries(values)) if (value !== undefined) url.searchParams.set(key, value)
  return url.pathname + url.search
}
