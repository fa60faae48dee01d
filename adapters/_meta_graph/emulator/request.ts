import type { Incoming as KitIncoming, IncomingHead } from '@caidence/testkit/emulators'

/** A request with its version taken off the path. */
export interface Incoming extends KitIncoming {
  version: string | null
}

export function withoutVersion(incoming: KitIncoming): Incoming {
  const [first, ...rest] = incoming.segments
  const isVersion = /^v\d+\.\d+$/.test(first ?? '')
  return {
    ...incoming,
    version: isVersion ? first : null,
    segments: isVersion ? rest : incoming.segments,
  }
}

/** The bytes of uploads stay in the stream; everything else is a form of a few KiB. */
export const isUpload = ({ host }: IncomingHead) => host === 'rupload.facebook.com'

/** A bare path is matched to the host that knows it. */
export function guessHost(path: string, method: string): string {
  if (/\/dialog\/oauth/.test(path)) return 'www.facebook.com'
  if (/^\/oauth\/authorize/.test(path) || /^\/(p|reel|stories)\//.test(path))
    return 'www.instagram.com'
  if (path === '/oauth/access_token' && method === 'POST') return 'api.instagram.com'
  if (path === '/access_token' || path === '/refresh_access_token') return 'graph.instagram.com'
  if (/^\/(ig-api-upload|video-upload)\//.test(path)) return 'rupload.facebook.com'
  return 'graph.facebook.com'
}
