import { DateTime } from 'luxon'
import { Refused } from './refusals.ts'
import type { Metadata, VideoStatus, VideoText } from './state.ts'

const MAX_TITLE = 100
const MAX_DESCRIPTION_BYTES = 5000
const MAX_TAGS = 500
const PRIVACIES = ['public', 'unlisted', 'private']

export const CATEGORIES: [id: string, title: string, assignable: boolean][] = [
  ['1', 'Film & Animation', true],
  ['2', 'Autos & Vehicles', true],
  ['10', 'Music', true],
  ['15', 'Pets & Animals', true],
  ['17', 'Sports', true],
  ['18', 'Short Movies', false],
  ['19', 'Travel & Events', true],
  ['20', 'Gaming', true],
  ['22', 'People & Blogs', true],
  ['23', 'Comedy', true],
  ['24', 'Entertainment', true],
  ['25', 'News & Politics', true],
  ['26', 'Howto & Style', true],
  ['27', 'Education', true],
  ['28', 'Science & Technology', true],
  ['29', 'Nonprofits & Activism', true],
  ['30', 'Movies', false],
]

type Loose = Record<string, unknown>
const objectOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {}

/** The body of an insert or an update, judged as the platform documents it. */
export function readMetadata(body: unknown, parts: string[]): Metadata {
  const { snippet, status } = objectOf(body)
  return {
    text: parts.includes('snippet')
      ? readText(objectOf(snippet))
      : { title: '', description: '', tags: [], categoryId: '22' },
    status: parts.includes('status') ? readStatus(objectOf(status)) : readStatus({}),
  }
}

function readText({
  title = '',
  description = '',
  tags = [],
  categoryId = '22',
}: Loose): VideoText {
  if (
    typeof title !== 'string' ||
    title.trim() === '' ||
    title.length > MAX_TITLE ||
    /[<>]/.test(title)
  )
    throw invalid('invalidTitle', 'The request metadata specifies an invalid or empty video title.')
  if (
    typeof description !== 'string' ||
    Buffer.byteLength(description) > MAX_DESCRIPTION_BYTES ||
    /[<>]/.test(description)
  )
    throw invalid(
      'invalidDescription',
      'The request metadata specifies an invalid video description.'
    )
  if (
    !Array.isArray(tags) ||
    tags.some((tag) => typeof tag !== 'string' || /[<>]/.test(tag)) ||
    lengthOf(tags) > MAX_TAGS
  )
    throw invalid('invalidTags', 'The request metadata specifies invalid video keywords.')
  if (!CATEGORIES.some(([id, , assignable]) => id === categoryId && assignable))
    throw invalid('invalidCategoryId', 'The request metadata specifies an invalid category ID.')
  return { title, description, tags: tags as string[], categoryId: categoryId as string }
}

function lengthOf(tags: string[]): number {
  return tags.reduce(
    (sum, tag) => sum + tag.length + (tag.includes(' ') ? 2 : 0),
    Math.max(0, tags.length - 1)
  )
}

function readStatus(given: Loose): VideoStatus {
  const { privacyStatus = 'public', publishAt, license = 'youtube' } = given
  if (!PRIVACIES.includes(privacyStatus as string))
    throw invalid('invalidVideoMetadata', 'The request metadata is invalid.')
  if (publishAt !== undefined) {
    const at = typeof publishAt === 'string' ? DateTime.fromISO(publishAt) : null
    if (!at?.isValid || privacyStatus !== 'private')
      throw invalid(
        'invalidPublishAt',
        'The request metadata specifies an invalid scheduled publishing time.'
      )
  }
  if (license !== 'youtube' && license !== 'creativeCommon')
    throw new Refused(
      403,
      'forbiddenLicenseSetting',
      'The request attempts to set an invalid license for the video.'
    )
  return {
    privacyStatus: privacyStatus as VideoStatus['privacyStatus'],
    ...(publishAt !== undefined && { publishAt: publishAt as string }),
    license,
    embeddable: given.embeddable !== false,
    publicStatsViewable: given.publicStatsViewable !== false,
    selfDeclaredMadeForKids: given.selfDeclaredMadeForKids === true,
    containsSyntheticMedia: given.containsSyntheticMedia === true,
  }
}

const invalid = (reason: string, message: string) => new Refused(400, reason, message)
