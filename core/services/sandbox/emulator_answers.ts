/**
 * What emulators answer, as far as the sandbox page shows it. They come with plugins of anybody's: what has another
 * shape is left out, and nothing is longer than a page can bear.
 */

const MAX_TEXT = 20_000
const MAX_LINE = 500
const MAX_PICTURES = 20
const MAX_COMMENTS = 50
const MAX_OPTIONS = 10
const MAX_CALLS = 200
const MAX_FAULTS = 200
const KINDS = ['text', 'image', 'video', 'story', 'document', 'link', 'poll']

export type EmulatedPost = {
  id: string
  account: string
  format: string
  text: string
  url: string
  publishedAt: string
  author: { name: string; handle: string; pictureUrl: string | null } | null
  title: string | null
  pictures: string[]
  kind: string | null
  link: string | null
  poll: { question: string; options: string[] } | null
  visibility: string | null
  comments: { author: string; text: string }[]
}

export type LoggedRequest = {
  at: string
  method: string
  host: string
  path: string
  call: string
  status: number
  fault: string | null
}

export type ActiveSwitch = {
  call: string
  kind: string
  when: string
  left: number
  skipLeft: number
  retryAfter: number | null
  account: string | null
}

export type EmulatorState = {
  now: string
  faults: ActiveSwitch[]
}

export type EmulatedCall = {
  name: string
  about: string
  publishes: boolean
}

type Unread = Record<string, unknown>

const objects = (value: unknown): Unread[] => (Array.isArray(value) ? value.filter((one): one is Unread => typeof one === 'object' && one !== null) : [])
const line = (value: unknown, most = MAX_LINE) => (typeof value === 'string' ? value.slice(0, most) : '')
const lineOrNull = (value: unknown) => line(value) || null
const lines = (value: unknown, most: number) => (Array.isArray(value) ? value.map((one) => line(one)).filter(Boolean).slice(0, most) : [])
const count = (value: unknown) => (Number.isSafeInteger(value) ? (value as number) : 0)
const instantOrNull = (value: unknown) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value).toISOString() : null)

/** Newest first. */
export function readPosts(answer: unknown): EmulatedPost[] {
  return objects((answer as Unread | null)?.posts)
    .flatMap((post) => {
      const [id, account, publishedAt] = [line(post.id), line(post.account), instantOrNull(post.publishedAt)]
      return id && account && publishedAt ? [{ ...postOf(post), id, account, publishedAt }] : []
    })
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
}

function postOf(post: Unread): Omit<EmulatedPost, 'id' | 'account' | 'publishedAt'> {
  const [author] = objects([post.author])
  const [poll] = objects([post.poll])
  return {
    format: line(post.format),
    text: line(post.text, MAX_TEXT),
    url: line(post.url),
    author: author ? { name: line(author.name), handle: line(author.handle), pictureUrl: lineOrNull(author.pictureUrl) } : null,
    title: lineOrNull(post.title),
    pictures: lines(post.pictures, MAX_PICTURES),
    kind: KINDS.find((kind) => kind === post.kind) ?? null,
    link: lineOrNull(post.link),
    poll: poll ? { question: line(poll.question), options: lines(poll.options, MAX_OPTIONS) } : null,
    visibility: lineOrNull(post.visibility),
    comments: objects(post.comments)
      .slice(-MAX_COMMENTS)
      .map((comment) => ({ author: line(comment.author), text: line(comment.text, MAX_TEXT) })),
  }
}

/** Newest first. */
export function readLog(answer: unknown): LoggedRequest[] {
  return objects((answer as Unread | null)?.log)
    .flatMap((entry) => {
      const at = instantOrNull(entry.at)
      if (!at) return []
      return [{ at, method: line(entry.method), host: line(entry.host), path: line(entry.path), call: line(entry.call), status: count(entry.status), fault: lineOrNull(entry.fault) }]
    })
    .reverse()
}

export function readState(answer: unknown): EmulatorState | null {
  const now = instantOrNull((answer as Unread | null)?.now)
  if (!now) return null
  const faults = objects((answer as Unread).faults).slice(0, MAX_FAULTS)
  return {
    now,
    faults: faults.map((fault) => ({
      call: line(fault.call),
      kind: line(fault.kind),
      when: line(fault.when),
      left: count(fault.left),
      skipLeft: count(fault.skipLeft),
      retryAfter: typeof fault.retryAfter === 'number' ? fault.retryAfter : null,
      account: lineOrNull(fault.account),
    })),
  }
}

export function readCalls(answer: unknown): EmulatedCall[] {
  return objects((answer as Unread | null)?.calls)
    .slice(0, MAX_CALLS)
    .flatMap((call) => (line(call.name) ? [{ name: line(call.name), about: line(call.about), publishes: call.publishes === true }] : []))
}
