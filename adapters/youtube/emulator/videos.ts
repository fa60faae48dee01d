import { json, nothing, type Answer, type Around, type Incoming } from '@caidence/testkit/emulators'
import sharp from 'sharp'
import { MAY, speakerOf } from './access.ts'
import { page, requireParts } from './lists.ts'
import { readMetadata } from './metadata.ts'
import { whole } from './multipart.ts'
import { COST, spend } from './quota.ts'
import { Refused } from './refusals.ts'
import { isSeen, resource, standing, thumbnailsOf, VIDEO_PARTS } from './resources.ts'
import type { State, Video } from './state.ts'

const MAX_IDS = 50
const MAX_THUMBNAIL_BYTES = 2 * 1024 * 1024
const THUMBNAIL_TYPES = ['image/jpeg', 'image/png', 'application/octet-stream']

/** GET videos: by ids. Private ones are there for their owner only, and what is not there is left out. */
export function list(state: State, incoming: Incoming, around: Around): Answer {
  const { channel } = speakerOf(state, incoming, MAY.read)
  const parts = requireParts(incoming, VIDEO_PARTS)
  spend(state, COST.list)
  const ids = (incoming.query.id ?? '').split(',').filter(Boolean)
  if (ids.length === 0)
    throw new Refused(
      400,
      'missingRequiredParameter',
      'No filter selected. Expected: id',
      'youtube.parameter'
    )
  if (ids.length > MAX_IDS)
    throw new Refused(400, 'invalidFilters', 'Too many ids.', 'youtube.parameter')
  const found = ids.flatMap((id) => {
    const video = state.data.videos[id]
    return video && (video.channel === channel.id || isSeen(state, video))
      ? [resource(state, video, parts, around.base)]
      : []
  })
  return page(
    found,
    { ...incoming, query: { ...incoming.query, pageToken: undefined! } },
    { kind: 'youtube#videoListResponse', max: MAX_IDS, usual: MAX_IDS }
  )
}

/** PUT videos: the parts named are replaced as a whole. */
export function update(state: State, incoming: Incoming, around: Around): Answer {
  const { channel } = speakerOf(state, incoming, MAY.change)
  const parts = requireParts(incoming, VIDEO_PARTS)
  spend(state, COST.write)
  const body = (incoming.json ?? {}) as {
    id?: string
    snippet?: { title?: string; categoryId?: string }
  }
  const video = ownVideo(state, body.id, channel.id)
  if (parts.includes('snippet') && body.snippet?.categoryId === undefined)
    throw new Refused(
      400,
      'invalidCategoryId',
      'snippet.categoryId is required when the snippet is updated.'
    )
  const { text, status } = readMetadata(body, parts)
  const before = standing(state, video)
  if (parts.includes('status') && status.publishAt !== undefined && before.releasedAt !== null)
    throw new Refused(400, 'invalidPublishAt', 'A video that was published cannot be scheduled.')

  if (parts.includes('snippet')) video.text = text
  if (parts.includes('status')) {
    video.status = state.config.auditLock
      ? { ...status, privacyStatus: 'private', publishAt: undefined }
      : status
    if (standing(state, video).privacy !== 'private') video.releasedAt ??= state.now()
  }
  state.mustKeep()
  return json(resource(state, video, parts, around.base))
}

export function remove(state: State, incoming: Incoming): Answer {
  const { channel } = speakerOf(state, incoming, MAY.change)
  spend(state, COST.write)
  const video = ownVideo(state, incoming.query.id, channel.id)
  delete state.data.videos[video.id]
  state.data.items = state.data.items.filter((item) => item.video !== video.id)
  state.mustKeep()
  return nothing()
}

/** POST thumbnails/set: the picture is really looked at. */
export async function setThumbnail(
  state: State,
  incoming: Incoming,
  around: Around
): Promise<Answer> {
  const { channel } = speakerOf(state, incoming, MAY.upload)
  const bytes = await whole(incoming.stream, MAX_THUMBNAIL_BYTES)
  spend(state, COST.write)
  const video = ownVideo(state, incoming.query.videoId, channel.id)
  if (state.config.thumbnailsForbidden || channel.longUploads !== 'allowed')
    throw new Refused(
      403,
      'forbidden',
      "The authenticated user doesn't have permissions to upload and set custom video thumbnails."
    )
  if (bytes.length === 0)
    throw new Refused(400, 'mediaBodyRequired', 'The request does not include the image content.')
  const type = incoming.headers['content-type'] ?? ''
  const format = await sharp(bytes)
    .metadata()
    .then(
      ({ format: name }) => name,
      () => undefined
    )
  if (!THUMBNAIL_TYPES.includes(type) || (format !== 'jpeg' && format !== 'png'))
    throw new Refused(400, 'invalidImage', 'The provided image content is invalid.')
  video.thumbnail = state.keepPicture(bytes, `image/${format}`)
  state.mustKeep()
  return json({ kind: 'youtube#thumbnailSetResponse', items: [thumbnailsOf(video, around.base)] })
}

export function ownVideo({ data }: State, id: string | undefined, channel: string): Video {
  const video = id && Object.hasOwn(data.videos, id) ? data.videos[id] : undefined
  if (!video)
    throw new Refused(
      404,
      'videoNotFound',
      'The video that you are trying to update cannot be found.'
    )
  if (video.channel !== channel)
    throw new Refused(403, 'forbidden', 'The request might not be properly authorized.')
  return video
}
