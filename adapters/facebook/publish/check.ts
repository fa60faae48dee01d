import { formatIssues, isVideo, type Draft, type Issue } from '@caidence/sdk'
import { textOf } from '@caidence/meta-graph'
import { formatOf, isStory, videoEdge } from './formats.ts'

/** Its own site's addresses are refused as links: https://developers.facebook.com/docs/graph-api/reference/page/feed */
const OWN_SITE = /(^|\.)(facebook|fb)\.(com|me|watch)$/

/** Everything that can be known before the platform is asked. */
export function checkDraft(draft: Draft): Issue[] {
  const format = formatOf(draft)
  if (!format)
    return [
      { level: 'error', path: 'format', rule: 'format.unknown', params: { actual: draft.format } },
    ]
  return [
    ...formatIssues(format, draft),
    ...textIssues(draft),
    ...linkIssues(draft),
    ...placeIssues(draft),
    ...coverIssues(draft),
    ...altTextIssues(draft),
  ]
}

function textIssues({ format, text }: Draft): Issue[] {
  return format === 'facebook.text' && text.trim() === '' ? [error('text', 'text.required')] : []
}

function linkIssues({ format, options }: Draft): Issue[] {
  const host = URL.parse(textOf(options.link) ?? '')?.hostname
  if (format !== 'facebook.link' || !host || !OWN_SITE.test(host)) return []
  return [error('options.link', 'options.link')]
}

/** A place is the id of a Page; a name typed by hand would be refused by the platform. */
function placeIssues({ options }: Draft): Issue[] {
  const place = textOf(options.place)
  return place && !/^\d{5,20}$/.test(place) ? [error('options.place', 'options.place')] : []
}

/** A feed video or reel is one video, with at most one picture as its cover. */
function coverIssues(draft: Draft): Issue[] {
  if (!videoEdge(draft) || isStory(draft)) return []
  const videos = draft.media.filter(isVideo).length
  if (draft.media.length === 0) return []
  if (videos === 0) return [error('media', 'media.required', { limit: 1, actual: 0 })]
  return videos > 1 ? [error('media', 'media.videos', { limit: 1, actual: videos })] : []
}

/** Only photos carry alternative text here; elsewhere it would be dropped silently. */
function altTextIssues(draft: Draft): Issue[] {
  const carries = draft.format === 'facebook.photo' || draft.format === 'facebook.photos'
  return draft.media.flatMap(({ altText }, index) =>
    altText && !carries
      ? [{ level: 'warning' as const, path: `media.${index}.altText`, rule: 'altText.unsupported' }]
      : []
  )
}

function error(path: string, rule: string, params?: Issue['params']): Issue {
  return params ? { level: 'error', path, rule, params } : { level: 'error', path, rule }
}
