import type { Answer, Around, Incoming, IncomingHead } from '@caidence/testkit/emulators'
import { channels } from './channels.ts'
import { addThread, answers, threads } from './comments.ts'
import { consent } from './consent.ts'
import { revoke, token } from './oauth.ts'
import { publicPage } from './pages.ts'
import { addItem, categories, listItems, playlists } from './playlists.ts'
import { Refused } from './refusals.ts'
import { report } from './reports.ts'
import type { State } from './state.ts'
import { insert, put } from './uploads.ts'
import { list, remove, setThumbnail, update } from './videos.ts'

type Handler = (state: State, incoming: Incoming, around: Around) => Answer | Promise<Answer>

/** Method and path → the emulator's name for it, what it does, and whether it changes what the platform holds. */
const DATA_API: Record<string, [call: string, handler: Handler, writes?: true]> = {
  'GET channels': ['channels', channels],
  'GET videos': ['video', list],
  'PUT videos': ['update', update, true],
  'DELETE videos': ['delete', remove, true],
  'GET playlists': ['playlists', playlists],
  'GET playlistItems': ['list', listItems],
  'POST playlistItems': ['playlistItem', addItem, true],
  'GET videoCategories': ['categories', categories],
  'GET commentThreads': ['comments', threads],
  'POST commentThreads': ['comment', addThread, true],
  'GET comments': ['comments', answers],
}
const WRITES = [
  'session',
  'chunk',
  'upload',
  'thumbnail',
  ...Object.values(DATA_API).flatMap(([call, , writes]) => (writes ? [call] : [])),
]

export const guessHost = (path: string) => {
  if (path.startsWith('/o/oauth2')) return 'accounts.google.com'
  if (path === '/token' || path === '/revoke') return 'oauth2.googleapis.com'
  if (path.startsWith('/v2/reports')) return 'youtubeanalytics.googleapis.com'
  if (path.startsWith('/youtube/') || path.startsWith('/upload/')) return 'www.googleapis.com'
  return 'www.youtube.com'
}

/** Files come as a stream; the JSON that opens a session is read in advance. */
export function isStreamed({ segments, query }: IncomingHead): boolean {
  return (
    segments[0] === 'upload' && !(query.uploadType === 'resumable' && query.upload_id === undefined)
  )
}

export function callOf({ host, method, segments, headers, query }: Incoming): string {
  switch (host) {
    case 'accounts.google.com':
      return 'consent'
    case 'oauth2.googleapis.com':
      return segments[0] === 'revoke' ? 'revoke' : 'token'
    case 'youtubeanalytics.googleapis.com':
      return 'report'
    case 'www.youtube.com':
      return 'page'
  }
  if (segments[0] !== 'upload') return DATA_API[`${method} ${segments[2]}`]?.[0] ?? 'unknown'
  if (segments[3] === 'thumbnails') return 'thumbnail'
  if (method === 'PUT')
    return /^bytes \*\//.test(headers['content-range'] ?? '') ? 'progress' : 'chunk'
  return query.uploadType === 'resumable' ? 'session' : 'upload'
}

export const isWrite = (call: string) => WRITES.includes(call)

export function route(state: State, incoming: Incoming, around: Around): Answer | Promise<Answer> {
  const { host, method, segments } = incoming
  const path = segments.join('/')
  switch (host) {
    case 'accounts.google.com':
      if (path === 'o/oauth2/v2/auth') return consent(state, incoming, around.redirectUris)
      break
    case 'oauth2.googleapis.com':
      if (path === 'token') return token(state, incoming)
      if (path === 'revoke') return revoke(state, incoming)
      break
    case 'youtubeanalytics.googleapis.com':
      if (method === 'GET' && path === 'v2/reports') return report(state, incoming)
      break
    case 'www.youtube.com':
      return publicPage(state, incoming, around.base)
    default:
      return api(state, withRepeated(incoming), around)
  }
  throw new Refused(404, 'notFound', 'Not Found', 'global')
}

/** `part=a&part=b`, as client libraries send lists, is the same as `part=a,b`. */
function withRepeated(incoming: Incoming): Incoming {
  const given = new URL(incoming.stream.url ?? '/', 'http://emulator').searchParams
  const query = Object.fromEntries(
    [...given.keys()].map((key) => [key, given.getAll(key).join(',')])
  )
  return { ...incoming, query }
}

function api(state: State, incoming: Incoming, around: Around): Answer | Promise<Answer> {
  const { method, segments } = incoming
  const path = segments.join('/')
  if (path === 'upload/youtube/v3/videos' && method === 'POST')
    return insert(state, incoming, around)
  if (path === 'upload/youtube/v3/videos' && method === 'PUT') return put(state, incoming, around)
  if (path === 'upload/youtube/v3/thumbnails/set' && method === 'POST')
    return setThumbnail(state, incoming, around)
  const found =
    segments[0] === 'youtube' && segments[1] === 'v3' && segments.length === 3
      ? DATA_API[`${method} ${segments[2]}`]
      : undefined
  if (!found) throw new Refused(404, 'notFound', 'Not Found', 'global')
  return found[1](state, incoming, around)
}
