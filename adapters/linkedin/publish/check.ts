import { formatIssues, isImage, isVideo, type Draft, type Issue } from '@caidence/sdk'
import { textOf } from '../api/json.ts'
import { choicesOf, commentaryOf } from './body.ts'
import { formatOf } from './formats.ts'
import { plainTextOf } from './little_text.ts'

/** The platform takes fewer than 36 152 320: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/images-api, read 2026-09-19. */
const MAX_PIXELS = 36_152_319
/** Smallest video: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/videos-api, read 2026-09-19. */
const MIN_VIDEO_BYTES = 75_000
/** Which of the two forms of a text is counted is not documented, so both have to fit. */
const MAX_COMMENTARY = 3000

/** Everything that can be known before the platform is asked. */
export function checkDraft(draft: Draft): Issue[] {
  const format = formatOf(draft)
  if (!format) return [issue('error', 'format', 'format.unknown', { actual: draft.format })]
  return [
    ...formatIssues(format, draft),
    ...textIssues(draft),
    ...pictureIssues(draft),
    ...videoIssues(draft),
    ...pollIssues(draft),
    ...altTextIssues(draft),
  ]
}

/** Without a text the platform refuses a post as blank. A mention at the end counts as its name. */
function textIssues(draft: Draft): Issue[] {
  if (!draft.text.trim()) return [issue('error', 'text', 'text.required')]
  // The author's own text is measured by the manifest.
  if (draft.text.length > MAX_COMMENTARY) return []
  const commentary = commentaryOf(draft)
  const shown = plainTextOf(commentary).length
  if (shown > MAX_COMMENTARY)
    return [issue('error', 'text', 'text.max', { limit: MAX_COMMENTARY, actual: shown })]
  return commentary.length > MAX_COMMENTARY
    ? [
        issue('warning', 'text', 'text.escaped', {
          limit: MAX_COMMENTARY,
          actual: commentary.length,
        }),
      ]
    : []
}

function pictureIssues({ media }: Draft): Issue[] {
  return media.flatMap((item, index) => {
    const actual = (item.width ?? 0) * (item.height ?? 0)
    return isImage(item) && actual > MAX_PIXELS
      ? [issue('error', `media.${index}`, 'media.pixels', { limit: MAX_PIXELS, actual })]
      : []
  })
}

/** One video, and at most one picture as its still. */
function videoIssues({ format, media }: Draft): Issue[] {
  if (format !== 'linkedin.video' || media.length === 0) return []
  const videos = media.filter(isVideo)
  if (videos.length !== 1)
    return [issue('error', 'media', 'media.oneVideo', { limit: 1, actual: videos.length })]
  const [video] = videos
  return video.bytes < MIN_VIDEO_BYTES
    ? [
        issue('error', `media.${media.indexOf(video)}`, 'media.tooSmall', {
          limit: MIN_VIDEO_BYTES,
          actual: video.bytes,
        }),
      ]
    : []
}

function pollIssues({ format, options }: Draft): Issue[] {
  if (format !== 'linkedin.poll') return []
  const choices = choicesOf(options)
  return new Set(choices).size < choices.length
    ? [issue('error', 'options.choice1', 'options.repeated')]
    : []
}

/** Descriptions belong to pictures here; elsewhere they would be dropped silently. */
function altTextIssues({ format, media }: Draft): Issue[] {
  return media.flatMap((item, index) => {
    const carries = isImage(item) && format !== 'linkedin.video'
    return textOf(item.altText) && !carries
      ? [issue('warning', `media.${index}.altText`, 'altText.unsupported')]
      : []
  })
}

function issue(level: Issue['level'], path: string, rule: string, params?: Issue['params']): Issue {
  return params ? { level, path, rule, params } : { level, path, rule }
}
