import { statusOf } from './assets.ts'
import { refusal } from './refusals.ts'
import type { Asset, State } from './state.ts'

const ALT_TEXT = 4086
const IMAGES = { min: 2, max: 20 }
const POLL = { question: 140, choice: 30, min: 2, max: 4 }
const DURATIONS = ['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS']

type Loose = Record<string, unknown>
const objectOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}

/** Refuses what the Posts API refuses in `content`. */
export function checkContent(state: State, author: string, content: unknown): Loose | null {
  if (content === undefined) return null
  const given = objectOf(content)
  const [variant, ...more] = Object.keys(given)
  if (!variant || more.length)
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'content must hold exactly one variant')
  switch (variant) {
    case 'media':
      checkMedia(state, author, objectOf(given.media))
      break
    case 'multiImage':
      checkImages(state, author, objectOf(given.multiImage).images)
      break
    case 'article':
      checkArticle(state, author, objectOf(given.article))
      break
    case 'poll':
      checkPoll(objectOf(given.poll))
      break
    default:
      throw refusal(400, 'INVALID_VALUE_FOR_FIELD', `content variant ${variant} is not supported`)
  }
  return given
}

function checkMedia(state: State, author: string, { id, title, altText }: Loose): void {
  const asset = assetOf(state, author, id)
  if (asset.kind === 'document' && !text(title))
    throw refusal(400, 'MISSING_FIELD', 'title is required for documents')
  checkLength(altText, ALT_TEXT, 'altText')
}

function checkImages(state: State, author: string, images: unknown): void {
  if (!Array.isArray(images) || images.length < IMAGES.min || images.length > IMAGES.max)
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'multiImage takes 2 to 20 images')
  for (const image of images) {
    const { id, altText } = objectOf(image)
    if (assetOf(state, author, id).kind !== 'image')
      throw refusal(400, 'INVALID_URN_TYPE', 'multiImage takes images only')
    checkLength(altText, ALT_TEXT, 'altText')
  }
}

function checkArticle(
  state: State,
  author: string,
  { source, title, description, thumbnail }: Loose
): void {
  if (!text(source) || !/^https?:/.test(URL.parse(String(source))?.protocol ?? ''))
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'source must be a URL')
  if (!text(title)) throw refusal(400, 'MISSING_FIELD', 'title is required')
  checkLength(title, 400, 'title')
  checkLength(description, ALT_TEXT, 'description')
  if (thumbnail !== undefined && assetOf(state, author, thumbnail).kind !== 'image')
    throw refusal(400, 'INVALID_URN_TYPE', 'thumbnail must be an image')
}

function checkPoll({ question, options, settings }: Loose): void {
  if (!text(question)) throw refusal(400, 'MISSING_FIELD', 'question is required')
  checkLength(question, POLL.question, 'question')
  if (!Array.isArray(options) || options.length < POLL.min || options.length > POLL.max)
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'a poll takes 2 to 4 options')
  for (const option of options) {
    if (!text(objectOf(option).text)) throw refusal(400, 'MISSING_FIELD', 'text is required')
    checkLength(objectOf(option).text, POLL.choice, 'text')
  }
  if (!DURATIONS.includes(String(objectOf(settings).duration)))
    throw refusal(400, 'INVALID_VALUE_FOR_FIELD', 'duration is unknown')
}

function assetOf(state: State, author: string, id: unknown): Asset {
  const asset =
    typeof id === 'string' && Object.hasOwn(state.data.assets, id)
      ? state.data.assets[id]
      : undefined
  if (!asset || asset.owner !== author)
    throw refusal(
      400,
      String(id).startsWith('urn:li:video:') ? 'INVALID_VIDEO_ID' : 'INVALID_IMAGE_ID',
      'The media does not exist or belongs to somebody else'
    )
  const status = statusOf(state, asset)
  if (status === 'PROCESSING_FAILED')
    throw refusal(400, 'MEDIA_ASSET_PROCESSING_FAILED', 'The media could not be processed')
  if (status !== 'AVAILABLE')
    throw refusal(400, 'MEDIA_ASSET_WAITING_UPLOAD', 'The media is not ready')
  return asset
}

function checkLength(value: unknown, max: number, field: string): void {
  if (typeof value === 'string' && value.length > max)
    throw refusal(400, 'FIELD_LENGTH_TOO_LONG', `${field} is too long`)
}

const text = (value: unknown) => typeof value === 'string' && value.trim() !== ''

/** Assets a post shows, in order. */
export function assetsIn(content: Loose | null): string[] {
  const { media, multiImage, article } = objectOf(content)
  const images = objectOf(multiImage).images
  const ids = [
    objectOf(media).id,
    objectOf(article).thumbnail,
    ...(Array.isArray(images) ? images.map((image) => objectOf(image).id) : []),
  ]
  return ids.filter((id) => typeof id === 'string')
}

/** Our name for what was posted. */
export function formatIn(content: Loose | null): string {
  const { media, multiImage, article, poll } = objectOf(content)
  if (multiImage) return 'linkedin.images'
  if (article) return 'linkedin.article'
  if (poll) return 'linkedin.poll'
  const id = String(objectOf(media).id ?? '')
  const kind = /^urn:li:(image|video|document):/.exec(id)?.[1]
  return kind ? `linkedin.${kind}` : 'linkedin.text'
}
