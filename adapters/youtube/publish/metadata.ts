import type { Draft, Json } from '@caidence/sdk'
import { DateTime } from 'luxon'
import { textOf, type JsonObject } from '../json.ts'
import { tagsOf } from './tags.ts'

export type Privacy = 'public' | 'unlisted' | 'private'

/** "People & Blogs": what YouTube itself assumes, and an update may not leave it out. */
const DEFAULT_CATEGORY = '22'

/** How the author wants the video to stand in the end. */
export interface Visibility {
  privacy: Privacy
  /** YouTube makes the video public then. Absent once that time has come: then it is simply public. */
  publishAt?: string
}

export function privacyOf({ options }: Draft): Privacy {
  return options.privacy === 'unlisted' || options.privacy === 'private'
    ? options.privacy
    : 'public'
}

/** The moment the author chose for YouTube to show the video; null when it is shown at once. */
export function publishAtOf(draft: Draft): DateTime | null {
  const text = textOf(draft.options.publishAt)
  if (!text || privacyOf(draft) !== 'public') return null
  return DateTime.fromISO(text, { setZone: true })
}

export function visibilityOf(draft: Draft, now: Date): Visibility {
  const at = publishAtOf(draft)
  const isAhead = at?.isValid && at.toMillis() > now.getTime()
  if (!isAhead) return { privacy: privacyOf(draft) }
  return { privacy: 'private', publishAt: at.toUTC().toISO()! }
}

/** As it is uploaded: complete, so that mistakes show before a byte is sent, but seen by nobody. */
export function hiddenVideo(draft: Draft, marker: string): JsonObject {
  return {
    snippet: snippetOf(draft, [...tagsOf(draft), marker]),
    status: statusOf(draft, { privacy: 'private' }),
  }
}

/** As it is published. An update replaces both parts as a whole, so both are sent whole. */
export function publishedVideo(draft: Draft, id: string, visibility: Visibility): JsonObject {
  return { id, snippet: snippetOf(draft, tagsOf(draft)), status: statusOf(draft, visibility) }
}

function snippetOf(draft: Draft, tags: string[]): Json {
  return {
    title: titleOf(draft),
    description: draft.text,
    tags,
    categoryId: textOf(draft.options.category) ?? DEFAULT_CATEGORY,
  }
}

function statusOf({ options }: Draft, { privacy, publishAt }: Visibility): Json {
  return {
    privacyStatus: privacy,
    ...(publishAt && { publishAt }),
    // The law asks for an answer either way, so silence is never sent.
    selfDeclaredMadeForKids: isOn(options.madeForKids),
    containsSyntheticMedia: isOn(options.syntheticMedia),
    embeddable: options.embeddable === undefined || isOn(options.embeddable),
    publicStatsViewable: true,
    license: options.license === 'creativeCommon' ? 'creativeCommon' : 'youtube',
  }
}

export const titleOf = ({ options }: Draft) => (textOf(options.title) ?? '').trim()

/** Options may come from a form or an import, where a switch is text. */
export const isOn = (value: Json | undefined) => value === true || value === 'true'
