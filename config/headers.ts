const IS_DEV_SERVER = Boolean(process.env.DEV_MODE)

/** On every answer, whatever it is. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  /** Pages carry people's data; assets and media set their own. */
  'cache-control': 'no-store',
}

/** Under /api there are no documents: nothing may be loaded by what someone opens there. */
export const DATA_POLICY = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"

/** What pages may load: only what this host serves. Scripts come as files; an inline one needs the nonce. */
const PAGE_POLICY: Record<string, string[]> = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  /** The UI library sets its colour variables in a style tag of its own. */
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'", 'data:'],
  /** `ws:` only under `node ace serve`: the module reloader's own socket. */
  'connect-src': ["'self'", ...(IS_DEV_SERVER ? ['ws:'] : [])],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'self'"],
}

export const pagePolicy = (nonce: string) =>
  Object.entries(PAGE_POLICY)
    .map(([name, sources]) => [name, ...sources, ...(name === 'script-src' ? [`'nonce-${nonce}'`] : [])].join(' '))
    .join('; ')
