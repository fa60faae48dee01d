import { formatIssues, hashtagsIn, isVideo, type Draft, type Issue } from '@caidence/sdk'
import { numberOf, textOf, type Variant } from '@caidence/meta-graph'
import { MAX_TAGS, namesIn } from './tags.ts'
import { formatOf } from './formats.ts'

/** The platform's own maximum; one page of its documentation says 5, the stricter one is enforced. */
const MAX_COLLABORATORS = 3
const MS = 1000
/** Long-standing rules of comments: https://developers.facebook.com/docs/instagram-platform/comment-moderation */
const MAX_COMMENT_HASHTAGS = 4
const MAX_COMMENT_LINKS = 1

/** Everything that can be known before the platform is asked. */
export function checkDraft(draft: Draft, variant: Variant): Issue[] {
  const format = formatOf(draft)
  if (!format)
    return [
      { level: 'error', path: 'format', rule: 'format.unknown', params: { actual: draft.format } },
    ]
  return [
    ...formatIssues(format, draft),
    ...collaboratorIssues(draft),
    ...coverIssues(draft),
    ...coverPictureIssues(draft),
    ...tagIssues(draft),
    ...commentIssues(draft),
    ...locationIssues(draft, variant),
    ...altTextIssues(draft),
    ...cropIssues(draft),
  ]
}

function collaboratorIssues(draft: Draft): Issue[] {
  const actual = namesIn(draft.options.collaborators).length
  if (actual <= MAX_COLLABORATORS) return []
  return [
    issue('error', 'options.collaborators', 'options.collaborators', {
      limit: MAX_COLLABORATORS,
      actual,
    }),
  ]
}

function coverIssues(draft: Draft): Issue[] {
  const offset = numberOf(draft.options.thumbOffset)
  const seconds = draft.media.find(isVideo)?.seconds
  if (offset === undefined || seconds === undefined || offset < seconds * MS) return []
  return [
    issue('error', 'options.thumbOffset', 'options.thumbOffset', {
      limit: Math.floor(seconds * MS),
      actual: offset,
    }),
  ]
}

/** A reel is one video, with at most one picture as its cover. */
function coverPictureIssues({ format, media }: Draft): Issue[] {
  if (format !== 'instagram.reel' || media.length === 0) return []
  const videos = media.filter(isVideo).length
  if (videos === 0) return [issue('error', 'media', 'media.required', { limit: 1, actual: 0 })]
  return videos > 1 ? [issue('error', 'media', 'media.videos', { limit: 1, actual: videos })] : []
}

function tagIssues({ options }: Draft): Issue[] {
  const actual = namesIn(options.userTags).length
  if (actual <= MAX_TAGS) return []
  return [issue('error', 'options.userTags', 'options.userTags', { limit: MAX_TAGS, actual })]
}

/** What a comment may hold beside its length, which the manifest states. */
function commentIssues({ options }: Draft): Issue[] {
  const comment = textOf(options.firstComment) ?? ''
  const [hashtags, links] = [hashtagsIn(comment).length, comment.match(/https?:\/\//g)?.length ?? 0]
  const path = 'options.firstComment'
  return [
    ...(hashtags > MAX_COMMENT_HASHTAGS
      ? [issue('error', path, 'text.hashtags', { limit: MAX_COMMENT_HASHTAGS, actual: hashtags })]
      : []),
    ...(links > MAX_COMMENT_LINKS
      ? [issue('error', path, 'text.urls', { limit: MAX_COMMENT_LINKS, actual: links })]
      : []),
  ]
}

function locationIssues({ options }: Draft, variant: Variant): Issue[] {
  const location = textOf(options.locationId)
  if (!location) return []
  if (variant === 'instagram') return [issue('error', 'options.locationId', 'options.unsupported')]
  // A place is the id of a Page; a name typed by hand would be refused by the platform.
  return /^\d{5,20}$/.test(location) ? [] : [issue('error', 'options.locationId', 'options.place')]
}

/** Only pictures in posts and carousels carry alternative text here; elsewhere it would be dropped silently. */
function altTextIssues(draft: Draft): Issue[] {
  return draft.media.flatMap((item, index) => {
    const carries =
      !isVideo(item) && (draft.format === 'instagram.feed' || draft.format === 'instagram.carousel')
    return item.altText && !carries
      ? [issue('warning', `media.${index}.altText`, 'altText.unsupported')]
      : []
  })
}

/** A carousel is cropped to its first item. */
function cropIssues(draft: Draft): Issue[] {
  if (draft.format !== 'instagram.carousel') return []
  const [first, ...rest] = draft.media.map(({ width, height }) =>
    width && height ? width / height : undefined
  )
  if (first === undefined) return []
  return rest.flatMap((ratio, index) =>
    ratio !== undefined && Math.abs(ratio - first) > CROP_TOLERANCE
      ? [
          issue('warning', `media.${index + 1}`, 'media.cropped', {
            limit: round(first),
            actual: round(ratio),
          }),
        ]
      : []
  )
}

/** Below this the crop is a few pixels, which nobody sees. */
const CROP_TOLERANCE = 0.02
const round = (ratio: number) => Math.round(ratio * 1000) / 1000

function issue(level: Issue['level'], path: string, rule: string, params?: Issue['params']): Issue {
  return params ? { level, path, rule, params } : { level, path, rule }
}
