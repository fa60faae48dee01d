import { createHash } from 'node:crypto'
import {
  json,
  nothing,
  type Answer,
  type EmulatedPost,
  type Incoming,
} from '@caidence/testkit/emulators'
import { needAuthor, needReader, tokenOf } from './access.ts'
import { readLittleText } from './little_text.ts'
import { assetsIn, checkContent, formatIn } from './post_content.ts'
import { denied, refusal, Refusal } from './refusals.ts'
import type { Post, State, Token } from './state.ts'

const COMMENTARY = 3000
const VISIBILITIES = ['PUBLIC', 'CONNECTIONS', 'LOGGED_IN', 'CONTAINER']
const FIELDS = [
  'author',
  'commentary',
  'visibility',
  'distribution',
  'lifecycleState',
  'isReshareDisabledByAuthor',
  'content',
  'contentLandingPage',
  'contentCallToActionLabel',
  'reshareContext',
]
const PAGE_SIZE = 10
const MAX_PAGE_SIZE = 100

/** POST /rest/posts. The id is in a header; the body stays empty. */
export function createPost(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const body = incoming.json as Record<string, unknown>
  const foreign = Object.keys(body).find((field) => !FIELDS.includes(field))
  if (foreign)
    throw new Refusal({
      status: 422,
      message: `ERROR :: /${foreign} :: unrecognized field found but not allowed`,
    })
  const author = needAuthor(state, token, body.author, 'posts.CREATE')
  checkShape(body, author)
  const read = readLittleText(state, String(body.commentary))
  const content = checkContent(state, author, body.content)

  const print = createHash('sha256')
    .update(JSON.stringify([author, body.commentary, content]))
    .digest('hex')
  const twin = Object.values(state.data.posts).findLast(
    (post) =>
      post.print === print && state.now() - post.publishedAt < state.config.duplicateSeconds * 1000
  )
  if (twin)
    throw new Refusal({
      status: 422,
      message: `Content is a duplicate of ${twin.urn}`,
      inputs: ['DUPLICATE_POST'],
    })
  countPost(state, token)

  const isShare =
    !content || 'article' in content || 'poll' in content || formatIn(content) === 'linkedin.image'
  const urn = `urn:li:${isShare ? 'share' : 'ugcPost'}:${state.nextNumber('7', 19)}`
  state.data.posts[urn] = {
    urn,
    author,
    commentary: read.commentary,
    visibility: String(body.visibility),
    reshareDisabled: body.isReshareDisabledByAuthor === true,
    content,
    publishedAt: state.now(),
    print,
    comments: [],
  }
  state.mustKeep()
  return {
    status: 201,
    body: '',
    headers: { 'x-restli-id': urn, 'location': `/posts/${encodeURIComponent(urn)}` },
  }
}

function checkShape(
  { commentary, visibility, distribution, lifecycleState }: Record<string, unknown>,
  author: string
): void {
  if (typeof commentary !== 'string') throw refusal(400, 'MISSING_FIELD', 'commentary is required')
  if (commentary.trim() === '')
    throw refusal(400, 'INVALID_VALUE_BLANK_FIELD', 'commentary must not be blank')
  if (commentary.length > 2 * COMMENTARY || commentary.replace(/\\(.)/g, '$1').length > COMMENTARY)
    throw refusal(400, 'FIELD_LENGTH_TOO_LONG', 'commentary is too long')
  if (!VISIBILITIES.includes(String(visibility)))
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'visibility is unknown')
  if (visibility === 'CONNECTIONS' && author.startsWith('urn:li:organization:'))
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'organizations have no connections')
  if (typeof distribution !== 'object' || distribution === null)
    throw refusal(400, 'MISSING_FIELD', 'distribution is required')
  if (lifecycleState !== 'PUBLISHED')
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'lifecycleState must be PUBLISHED')
}

/** Counted per UTC day, per app and per member. */
function countPost(state: State, { app, person }: Token): void {
  const day = new Date(state.now()).toISOString().slice(0, 10)
  const { used } = state.data
  for (const [key, limit] of [
    [`${day} ${app} ${person}`, state.config.postsPerMember],
    [`${day} ${app}`, state.config.postsPerApp],
  ] as const) {
    if ((used[key] ?? 0) >= limit)
      throw refusal(
        429,
        'TOO_MANY_REQUESTS',
        'Resource level throttle DAY limit for calls to this resource is reached.',
        101
      )
  }
  for (const key of [`${day} ${app} ${person}`, `${day} ${app}`]) used[key] = (used[key] ?? 0) + 1
}

export function listPosts(state: State, incoming: Incoming): Answer {
  const token = tokenOf(state, incoming)
  const { author = '', q, count, start, sortBy } = incoming.query
  if (q !== 'author') throw refusal(400, 'ILLEGAL_ARGUMENT', 'Unknown finder')
  if (incoming.headers['x-restli-method']?.toUpperCase() !== 'FINDER')
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'X-RestLi-Method must be FINDER')
  if (sortBy !== undefined && !['LAST_MODIFIED', 'CREATED'].includes(sortBy))
    throw refusal(400, 'ILLEGAL_ARGUMENT', 'sortBy is unknown')
  needReader(state, token, author, 'posts.FINDER-author')
  const size = Math.min(Number(count ?? PAGE_SIZE) || PAGE_SIZE, MAX_PAGE_SIZE)
  const from = Number(start ?? 0) || 0
  const all = Object.values(state.data.posts)
    .filter((post) => post.author === author && isVisible(state, post))
    .toReversed()
  return json({
    paging: { start: from, count: size, links: [] },
    elements: all.slice(from, from + size).map(entryOf),
  })
}

export function readPost(state: State, incoming: Incoming): Answer {
  const post = postFor(state, incoming, (token, author) =>
    needReader(state, token, author, 'posts.GET')
  )
  if (!isVisible(state, post)) throw refusal(404, 'NOT_FOUND', 'The post does not exist')
  return json(entryOf(post))
}

export function deletePost(state: State, incoming: Incoming): Answer {
  const post = postFor(
    state,
    incoming,
    (token, author) => void needAuthor(state, token, author, 'posts.DELETE')
  )
  delete state.data.posts[post.urn]
  state.mustKeep()
  return nothing()
}

function postFor(
  state: State,
  incoming: Incoming,
  need: (token: Token, author: string) => void
): Post {
  const token = tokenOf(state, incoming)
  const urn = incoming.segments[2] ?? ''
  const post = Object.hasOwn(state.data.posts, urn) ? state.data.posts[urn] : undefined
  // Whether something is missing or only hidden is not told to those who may not read at all.
  if (!post && !token.scopes.includes('r_organization_social') && incoming.method === 'GET')
    throw denied('posts.GET')
  if (!post) throw refusal(404, 'NOT_FOUND', 'The post does not exist')
  need(token, post.author)
  return post
}

const isVisible = (state: State, { publishedAt }: Post) =>
  state.now() - publishedAt >= state.config.listLagSeconds * 1000

const entryOf = ({
  urn,
  author,
  commentary,
  visibility,
  reshareDisabled,
  content,
  publishedAt,
}: Post) => ({
  id: urn,
  author,
  commentary,
  visibility,
  lifecycleState: 'PUBLISHED',
  isReshareDisabledByAuthor: reshareDisabled,
  distribution: {
    feedDistribution: 'MAIN_FEED',
    targetEntities: [],
    thirdPartyDistributionChannels: [],
  },
  ...(content && { content }),
  createdAt: publishedAt,
  publishedAt,
  lastModifiedAt: publishedAt,
  lifecycleStateInfo: { isEditedByAuthor: false },
})

export const permalinkOf = (urn: string, base: string) =>
  `${base}/www.linkedin.com/feed/update/${urn}/`

/** Everything that is public, as a feed would show it. */
export function postsOf(state: State, base: string): EmulatedPost[] {
  return Object.values(state.data.posts).map((post) => shownPost(state, post, base))
}

export function shownPost(state: State, post: Post, base: string): EmulatedPost {
  const format = formatIn(post.content)
  const { name, handle } = state.author(post.author)
  const content = (post.content ?? {}) as Record<string, Record<string, unknown> | undefined>
  const title = content.media?.title ?? content.article?.title
  const poll = content.poll
  return {
    id: post.urn,
    account: post.author,
    format,
    text: readLittleText(state, post.commentary).plain,
    url: permalinkOf(post.urn, base),
    publishedAt: new Date(post.publishedAt).toISOString(),
    author: {
      name,
      handle,
      pictureUrl: `${base}/www.linkedin.com/avatars/${encodeURIComponent(post.author)}.svg`,
    },
    ...(typeof title === 'string' && { title }),
    pictures: assetsIn(post.content).flatMap((urn) => {
      const picture = state.data.assets[urn]?.picture
      return picture ? [`${base}/pictures/${picture}`] : []
    }),
    kind: KINDS[format],
    ...(content.article && { link: String(content.article.source) }),
    ...(poll && {
      poll: {
        question: String(poll.question),
        options: (poll.options as { text: string }[]).map(({ text }) => text),
      },
    }),
    visibility: post.visibility,
    comments: post.comments.map(({ actor, text }) => ({ author: state.author(actor).name, text })),
  }
}

const KINDS: Record<string, EmulatedPost['kind']> = {
  'linkedin.text': 'text',
  'linkedin.image': 'image',
  'linkedin.images': 'image',
  'linkedin.video': 'video',
  'linkedin.document': 'document',
  'linkedin.article': 'link',
  'linkedin.poll': 'poll',
}
