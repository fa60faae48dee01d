import { formatIssues, hashtagsIn, isImage, isVideo, type Draft, type Issue } from '@caidence/sdk'
import { textOf } from '../json.ts'
import { formatOf, isShortByNature, SHORT, videoOf } from './formats.ts'
import { isOn, privacyOf, publishAtOf, titleOf } from './metadata.ts'
import { lengthOf, OWN_TAGS_LENGTH, tagsOf } from './tags.ts'

/*
 * https://developers.google.com/youtube/v3/docs/videos#properties and
 * https://support.google.com/youtube/answer/6390658, read 2026-09-19.
 */

/** The platform counts the description in bytes of UTF-8. */
const MAX_DESCRIPTION_BYTES = 5000
/** Above this many, YouTube ignores all of them. */
const MAX_HASHTAGS = 60
const ANGLE_BRACKETS = /[<>]/

/** Everything that can be known before the platform is asked. */
export function checkDraft(draft: Draft, now: Date, isAudited = true): Issue[] {
  const format = formatOf(draft)
  if (!format)
    return [
      { level: 'error', path: 'format', rule: 'format.unknown', params: { actual: draft.format } },
    ]
  return [
    ...formatIssues(format, draft),
    ...titleIssues(draft),
    ...descriptionIssues(draft),
    ...tagIssues(draft),
    ...mediaIssues(draft),
    ...visibilityIssues(draft, now),
    ...auditIssues(draft, isAudited),
    ...commentIssues(draft),
  ]
}

function titleIssues(draft: Draft): Issue[] {
  // Nothing but blanks passes the field's own rules and is refused by the platform.
  const isBlank = textOf(draft.options.title) !== undefined && titleOf(draft) === ''
  return isBlank ? [issue('error', 'options.title', 'option.required')] : []
}

function descriptionIssues({ text }: Draft): Issue[] {
  const bytes = Buffer.byteLength(text, 'utf8')
  const hashtags = hashtagsIn(text).length
  const issues: Issue[] = []
  if (bytes > MAX_DESCRIPTION_BYTES && text.length <= MAX_DESCRIPTION_BYTES)
    issues.push(
      issue('error', 'text', 'text.bytes', { limit: MAX_DESCRIPTION_BYTES, actual: bytes })
    )
  if (ANGLE_BRACKETS.test(text)) issues.push(issue('error', 'text', 'text.brackets'))
  if (hashtags > MAX_HASHTAGS)
    issues.push(
      issue('warning', 'text', 'text.hashtagsIgnored', { limit: MAX_HASHTAGS, actual: hashtags })
    )
  return issues
}

function tagIssues(draft: Draft): Issue[] {
  const actual = lengthOf(tagsOf(draft))
  if (actual <= OWN_TAGS_LENGTH) return []
  return [issue('error', 'options.tags', 'options.tags', { limit: OWN_TAGS_LENGTH, actual })]
}

function mediaIssues(draft: Draft): Issue[] {
  const issues: Issue[] = []
  const videos = draft.media.filter(isVideo).length
  const pictures = draft.media.filter(isImage).length
  if (draft.media.length && videos !== 1)
    issues.push(issue('error', 'media', 'media.oneVideo', { actual: videos }))
  if (pictures > 1) issues.push(issue('error', 'media', 'media.oneThumbnail', { actual: pictures }))

  const video = videoOf(draft)
  if (draft.format !== SHORT && video && isShortByNature(video))
    issues.push(issue('warning', 'media', 'media.becomesShort'))
  if (draft.media.some(({ altText }) => altText))
    issues.push(issue('warning', 'media', 'altText.unsupported'))
  return issues
}

function visibilityIssues(draft: Draft, now: Date): Issue[] {
  if (!textOf(draft.options.publishAt)) return []
  const at = publishAtOf(draft)
  if (!at) return [issue('warning', 'options.publishAt', 'options.ignored')]
  if (!at.isValid) return [issue('error', 'options.publishAt', 'option.pattern')]
  // YouTube shows such a video at once, which is hardly what was meant.
  if (at.toMillis() <= now.getTime()) return [issue('warning', 'options.publishAt', 'options.past')]
  return []
}

/** What is not audited stays private, whatever was asked for: better said before than after the upload. */
function auditIssues(draft: Draft, isAudited: boolean): Issue[] {
  if (isAudited || (privacyOf(draft) === 'private' && !publishAtOf(draft))) return []
  return [issue('error', 'options.privacy', 'options.notAudited')]
}

/** Nobody can comment on a video that is not to be seen yet, nor on one for children. */
function commentIssues(draft: Draft): Issue[] {
  if (!textOf(draft.options.firstComment) || canComment(draft)) return []
  return [issue('warning', 'options.firstComment', 'options.ignored')]
}

export function canComment(draft: Draft): boolean {
  const isHidden = privacyOf(draft) === 'private' || publishAtOf(draft) !== null
  return !isHidden && !isOn(draft.options.madeForKids)
}

function issue(level: Issue['level'], path: string, rule: string, params?: Issue['params']): Issue {
  return params ? { level, path, rule, params } : { level, path, rule }
}
