const HERE = 'http://here.invalid'

/**
 * A path on this host to go to after signing in, or the fallback. Everything that a browser could read as
 * another host (scheme, two slashes, backslash, control characters that it drops) is refused, not repaired.
 */
export function returnTo(wanted: unknown, fallback = '/'): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return fallback
  if (/[\u0000-\u0020\u007f-\u00a0\\]/.test(wanted)) return fallback
  let url: URL
  try {
    url = new URL(wanted, HERE)
  } catch {
    return fallback
  }
  if (url.origin !== HERE || url.username || url.password) return fallback
  // Dot segments are resolved only now: "/..//host" has become "//host".
  if (/^\/[/\\]/.test(url.pathname)) return fallback
  return url.pathname + url.search + url.hash
}
