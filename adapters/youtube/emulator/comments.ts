import { json, type Answer, type Incoming } from '@caidence/testkit/emulators'
import { MAY, speakerOf } from './access.ts'
import { page, requireParts } from './lists.ts'
import { COST, spend } from './quota.ts'
import { Refused } from './refusals.ts'
import { commentResource, isSeen } from './resources.ts'
import type { Comment, State, Video } from './state.ts'

const MAX_PAGE = 100
const USUAL_PAGE = 20
const MAX_LENGTH = 10_000
/** A thread brings this many of its answers along. */
const INLINE_ANSWERS = 5
const THREAD_PARTS = ['id', 'snippet', 'replies']

export function threads(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.comment)
  const parts = requireParts(incoming, THREAD_PARTS)
  spend(state, COST.list)
  const video = commentable(state, incoming.query.videoId)
  const isPlain = incoming.query.textFormat === 'plainText'
  const shown = state.data.comments
    .filter((comment) => comment.video === video.id && comment.parent === null)
    .reverse()
    .map((top) =>
      threadOf(state, top, parts, (comment) => commentResource(comment, channel.id, isPlain))
    )
  return page(shown, incoming, {
    kind: 'youtube#commentThreadListResponse',
    max: MAX_PAGE,
    usual: USUAL_PAGE,
  })
}

function threadOf(
  { data }: State,
  top: Comment,
  parts: string[],
  show: (comment: Comment) => unknown
) {
  const answers = data.comments.filter(({ parent }) => parent === top.id)
  return {
    kind: 'youtube#commentThread',
    id: top.id,
    ...(parts.includes('snippet') && {
      snippet: {
        videoId: top.video,
        topLevelComment: show(top),
        canReply: true,
        totalReplyCount: answers.length,
        isPublic: true,
      },
    }),
    ...(parts.includes('replies') &&
      answers.length && { replies: { comments: answers.slice(0, INLINE_ANSWERS).map(show) } }),
  }
}

export function answers(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.comment)
  requireParts(incoming, ['id', 'snippet'])
  spend(state, COST.list)
  const { parentId, textFormat } = incoming.query
  if (!state.data.comments.some(({ id }) => id === parentId))
    throw new Refused(404, 'commentNotFound', 'The comment cannot be found.')
  const found = state.data.comments.filter(({ parent }) => parent === parentId)
  const shown = found.map((comment) =>
    commentResource(comment, channel.id, textFormat === 'plainText')
  )
  return page(shown, incoming, {
    kind: 'youtube#commentListResponse',
    max: MAX_PAGE,
    usual: USUAL_PAGE,
  })
}

export function addThread(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.comment)
  const parts = requireParts(incoming, THREAD_PARTS)
  spend(state, COST.write)
  const { snippet } = (incoming.json ?? {}) as {
    snippet?: { videoId?: string; topLevelComment?: { snippet?: { textOriginal?: string } } }
  }
  const video = commentable(state, snippet?.videoId)
  const text = snippet?.topLevelComment?.snippet?.textOriginal ?? ''
  if (text.trim() === '')
    throw new Refused(400, 'commentTextRequired', 'The comment text is required.')
  if (text.length > MAX_LENGTH)
    throw new Refused(400, 'commentTextTooLong', 'The comment text is too long.')
  const made = addComment(state, {
    video: video.id,
    text,
    author: { channel: channel.id, name: `@${channel.handle}` },
  })
  return json(
    threadOf(state, made, parts, (comment) => commentResource(comment, channel.id, false))
  )
}

/** Private videos and those for children have no comments. */
function commentable(state: State, id: string | undefined): Video {
  const video = id && Object.hasOwn(state.data.videos, id) ? state.data.videos[id] : undefined
  if (!video)
    throw new Refused(
      404,
      'videoNotFound',
      'The video identified by the videoId parameter could not be found.'
    )
  if (state.config.commentsOff || video.status.selfDeclaredMadeForKids || !isSeen(state, video))
    throw new Refused(
      403,
      'commentsDisabled',
      'The video identified by the videoId parameter has disabled comments.'
    )
  return video
}

export function addComment(
  state: State,
  {
    video,
    text,
    author,
    parent = null,
  }: Omit<Comment, 'id' | 'at' | 'parent'> & { parent?: string | null }
): Comment {
  const made = { id: `Ugz${state.nextNumber()}`, video, text, author, parent, at: state.now() }
  state.data.comments.push(made)
  state.mustKeep()
  return made
}
