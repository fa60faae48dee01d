import type { Channel, Comment, State, Video } from './state.ts'

/*
 * What the Data API shows of things: https://developers.google.com/youtube/v3/docs/videos and its neighbours.
 */

const instant = (ms: number) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')

/** How a video stands now: time makes a scheduled one public, and processing ends by itself. */
export function standing(state: State, video: Video) {
  const { status, uploadedAt } = video
  const at =
    status.privacyStatus === 'private' && status.publishAt ? Date.parse(status.publishAt) : null
  const isDue = at !== null && at <= state.now()
  const isProcessed = state.now() - uploadedAt >= Number(state.config.processingSeconds) * 1000
  return {
    privacy: isDue ? ('public' as const) : status.privacyStatus,
    publishAt: isDue || at === null ? null : at,
    releasedAt: video.releasedAt ?? (isDue ? at : null),
    isProcessed,
    trouble: isProcessed ? video.trouble : null,
  }
}

export const isSeen = (state: State, video: Video) => standing(state, video).privacy !== 'private'

export function isShort({ width, height, seconds }: Video): boolean {
  return width > 0 && width <= height && seconds <= 180
}

/** ISO 8601, as in `contentDetails`. */
const duration = (seconds: number) => `PT${Math.floor(seconds / 60)}M${Math.round(seconds % 60)}S`

export function resource(state: State, video: Video, parts: string[], base: string) {
  const shown: Record<string, (video: Video) => unknown> = {
    snippet: () => snippetOf(state, video, base),
    status: () => statusOf(state, video),
    processingDetails: () => processingOf(state, video),
    statistics: () => statisticsOf(state, video),
    contentDetails: () => ({
      duration: duration(video.seconds),
      dimension: '2d',
      definition: 'hd',
    }),
    player: () => ({
      embedHtml: `<iframe width="480" height="270" src="${base}/www.youtube.com/embed/${video.id}" frameborder="0" allowfullscreen></iframe>`,
    }),
    fileDetails: () => ({ fileSize: String(video.bytes), fileType: 'video' }),
  }
  return {
    kind: 'youtube#video',
    etag: state.shortText(JSON.stringify(video)),
    id: video.id,
    ...Object.fromEntries(
      parts.filter((part) => shown[part]).map((part) => [part, shown[part](video)])
    ),
  }
}

export const VIDEO_PARTS = [
  'id',
  'snippet',
  'status',
  'processingDetails',
  'statistics',
  'contentDetails',
  'player',
  'fileDetails',
  'localizations',
  'recordingDetails',
  'topicDetails',
  'liveStreamingDetails',
  'suggestions',
]

function snippetOf(state: State, video: Video, base: string) {
  const { text, channel } = video
  return {
    publishedAt: instant(standing(state, video).releasedAt ?? video.uploadedAt),
    channelId: channel,
    title: text.title,
    description: text.description,
    thumbnails: thumbnailsOf(video, base),
    channelTitle: state.data.channels.find(({ id }) => id === channel)?.title,
    ...(text.tags.length && { tags: text.tags }),
    categoryId: text.categoryId,
    liveBroadcastContent: 'none',
    localized: { title: text.title, description: text.description },
  }
}

export function pictureOf({ thumbnail, frame }: Video, base: string): string | null {
  const key = thumbnail ?? frame
  return key ? `${base}/pictures/${key}` : null
}

export function thumbnailsOf(video: Video, base: string) {
  const url = pictureOf(video, base) ?? `${base}/www.youtube.com/vi/${video.id}/default.svg`
  return {
    default: { url, width: 120, height: 90 },
    high: { url, width: 480, height: 360 },
    maxres: { url, width: 1280, height: 720 },
  }
}

function statusOf(state: State, video: Video) {
  const { privacy, publishAt, isProcessed, trouble } = standing(state, video)
  const {
    license,
    embeddable,
    publicStatsViewable,
    selfDeclaredMadeForKids,
    containsSyntheticMedia,
  } = video.status
  const uploadStatus = trouble?.failure
    ? 'failed'
    : trouble?.rejection
      ? 'rejected'
      : isProcessed
        ? 'processed'
        : 'uploaded'
  return {
    uploadStatus,
    ...(trouble?.failure && { failureReason: trouble.failure }),
    ...(trouble?.rejection && { rejectionReason: trouble.rejection }),
    privacyStatus: privacy,
    ...(publishAt !== null && { publishAt: instant(publishAt) }),
    license,
    embeddable,
    publicStatsViewable,
    madeForKids: selfDeclaredMadeForKids,
    selfDeclaredMadeForKids,
    ...(containsSyntheticMedia && { containsSyntheticMedia }),
  }
}

function processingOf(state: State, video: Video) {
  const { isProcessed, trouble } = standing(state, video)
  return {
    processingStatus: trouble ? 'failed' : isProcessed ? 'succeeded' : 'processing',
    ...(!isProcessed && {
      processingProgress: { partsTotal: '1000', partsProcessed: '240', timeLeftMs: '5000' },
    }),
    thumbnailsAvailability: isProcessed ? 'available' : 'inProgress',
  }
}

/** Views an hour after it is seen, different for each video and the same every time. */
export function paceOf({ id }: Video): number {
  return 7 + ([...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 50)
}

/** Views a video has gathered by an instant. */
export function viewsAt(state: State, video: Video, at: number): number {
  const { releasedAt } = standing(state, video)
  if (releasedAt === null) return 0
  return Math.floor(
    (Math.max(0, Math.min(at, state.now()) - releasedAt) / 3_600_000) * paceOf(video)
  )
}

function statisticsOf(state: State, video: Video) {
  const views = viewsAt(state, video, state.now())
  return {
    viewCount: String(views),
    likeCount: String(Math.floor(views / 12)),
    favoriteCount: '0',
    commentCount: String(
      state.data.comments.filter((comment) => comment.video === video.id).length
    ),
  }
}

export function channelResource(state: State, channel: Channel, parts: string[], base: string) {
  const shown: Record<string, () => unknown> = {
    snippet: () => ({
      title: channel.title,
      description: channel.description,
      customUrl: `@${channel.handle}`,
      publishedAt: instant(channel.madeAt),
      country: channel.country,
      thumbnails: {
        default: {
          url: `${base}/www.youtube.com/channel/${channel.id}/picture.svg`,
          width: 88,
          height: 88,
        },
      },
    }),
    contentDetails: () => ({ relatedPlaylists: { likes: '', uploads: uploadsOf(channel.id) } }),
    statistics: () => ({
      viewCount: String(
        videosOf(state, channel.id).reduce(
          (sum, video) => sum + viewsAt(state, video, state.now()),
          0
        )
      ),
      ...(!channel.hidesSubscribers && { subscriberCount: String(channel.subscribers) }),
      hiddenSubscriberCount: channel.hidesSubscribers,
      videoCount: String(
        videosOf(state, channel.id).filter((video) => standing(state, video).privacy === 'public')
          .length
      ),
    }),
    status: () => ({
      privacyStatus: 'public',
      isLinked: true,
      longUploadsStatus: channel.longUploads,
    }),
  }
  return {
    kind: 'youtube#channel',
    id: channel.id,
    ...Object.fromEntries(parts.filter((part) => shown[part]).map((part) => [part, shown[part]()])),
  }
}

export const uploadsOf = (channel: string) => channel.replace(/^UC/, 'UU')

export function videosOf({ data }: State, channel: string): Video[] {
  return Object.values(data.videos).filter((video) => video.channel === channel)
}

export function commentResource(
  { id, video, parent, author, text, at }: Comment,
  reader: string,
  isPlain: boolean
) {
  return {
    kind: 'youtube#comment',
    id,
    snippet: {
      channelId: author.channel,
      videoId: video,
      textDisplay: isPlain ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      // Only the author is shown what they typed.
      ...(author.channel === reader && { textOriginal: text }),
      ...(parent && { parentId: parent }),
      authorDisplayName: author.name,
      authorChannelId: { value: author.channel },
      canRate: true,
      viewerRating: 'none',
      likeCount: 0,
      publishedAt: instant(at),
      updatedAt: instant(at),
    },
  }
}
