import { isVideo, formatIssues, type Draft, type Issue } from '@caidence/sdk'
import { numberOf, type Variant } from '@caidence/meta-graph'
import { namesIn } from './containers.ts'
import { formatOf } from './formats.ts'

/** The platform's own maximum; one page of its documentation says 5, the stricter one is enforced. */
const MAX_COLLABORATORS = 3
const MS = 1000

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
  const seconds = draft.media[0]?.seconds
  if (offset === undefined || seconds === undefined || offset < seconds * MS) return []
  return [
    issue('error', 'options.thumbOffset', 'options.thumbOffset', {
      limit: Math.floor(seconds * MS),
      actual: offset,
    }),
  ]
}

function locationIssues(draft: Draft, variant: Variant): Issue[] {
  if (variant === 'facebook' || !draft.options.locationId) return []
  return [issue('error', 'options.locationId', 'options.unsupported')]
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
