import { json, type Answer } from '@caidence/testkit/emulators'
import { missing, needPublishing, type Speaker } from './access.ts'
import { graphError } from './envelope.ts'
import { parseFields, pick } from './fields.ts'
import { fetchMedia, probe } from './media_probe.ts'
import type { Incoming } from './request.ts'
import type { Page } from './seed.ts'
import type { PagePost, Photo, State } from './state.ts'

const MAX_BYTES = 10_000_000
const FORMATS = ['jpeg', 'png', 'gif', 'tiff', 'bmp']
/** What nobody publishes is dropped after this. */
const UNPUBLISHED_LIFE = 86_400_000

/** POST /{page}/photos: published at once, or held for a post that is still to come. */
export async function addPhoto(
  state: State,
  speaker: Speaker,
  page: Page,
  { params, files }: Incoming,
  allowLoopback: boolean
): Promise<Answer> {
  needPublishing(speaker, page)
  const picture = await look(params.url, files.source ?? files.file, allowLoopback)
  const photo: Photo = {
    id: state.nextId(),
    page: page.id,
    caption: params.caption ?? params.message ?? '',
    altText: params.alt_text_custom ?? '',
    createdAt: state.now(),
    picture: state.keepPicture(picture, 'image/jpeg'),
  }
  state.data.photos[photo.id] = photo
  state.changed()
  if (params.published === 'false') return json({ id: photo.id })

  const post: PagePost = {
    id: `${page.id}_${state.nextId()}`,
    page: page.id,
    kind: 'photo',
    message: photo.caption,
    photos: [photo.id],
    publishedAt: state.now(),
    isPublished: true,
    comments: [],
  }
  usePhotos([photo], post.id)
  state.data.posts[post.id] = post
  state.mustKeep()
  return json({ id: photo.id, post_id: post.id })
}

/** Fetched and decoded, as the platform does; a small copy is kept for the post's page. */
async function look(url: string | undefined, file: Buffer | undefined, allowLoopback: boolean) {
  const bytes = file ?? (await fetched(url, allowLoopback))
  if (bytes.length > MAX_BYTES) throw graphError(324, 1366046, 'The photo is too large')
  if (bytes.subarray(0, 2).toString('latin1') === 'BM') return bytes
  const { format, picture } = await probe(bytes)
  if (!picture || !FORMATS.includes(format))
    throw graphError(324, 1366046, 'The photo could not be read, or is not of a supported format')
  return picture
}

async function fetched(url: string | undefined, allowLoopback: boolean): Promise<Buffer> {
  if (!url || !/^https?:\/\//.test(url))
    throw graphError(324, undefined, 'Missing or invalid image')
  return fetchMedia(url, allowLoopback).then(
    ({ bytes }) => bytes,
    () => {
      throw graphError(324, 2069019, 'Missing or invalid image file: the address cannot be read')
    }
  )
}

/** `attached_media` as JSON, or as `attached_media[0]`… in a form. */
export function photosIn(state: State, page: Page, params: Record<string, string>): Photo[] {
  const list = params.attached_media ? listIn(params.attached_media) : indexed(params)
  return list.map(({ media_fbid: id }) => unpublished(state, page, id))
}

export function unpublished(state: State, page: Page, id: string | undefined): Photo {
  const photo = state.data.photos[id ?? '']
  if (photo?.page !== page.id || state.now() - photo.createdAt > UNPUBLISHED_LIFE)
    throw graphError(100, undefined, `The photo ${id} does not exist`)
  if (photo.usedIn) throw graphError(100, 1366051, 'These photos were already posted.')
  return photo
}

export function usePhotos(photos: Photo[], post: string): void {
  for (const photo of photos) photo.usedIn = post
}

function indexed(params: Record<string, string>): { media_fbid?: string }[] {
  return Object.entries(params)
    .filter(([key]) => /^attached_media\[\d+\]$/.test(key))
    .flatMap(([, value]) => listIn(`[${value}]`))
}

function listIn(text: string): { media_fbid?: string }[] {
  try {
    const parsed = JSON.parse(text) as unknown
    if (Array.isArray(parsed)) return parsed as { media_fbid?: string }[]
  } catch {
    // Answered below, like every other text that is no list.
  }
  throw graphError(100, undefined, 'attached_media must be an array')
}

/** GET /{photo}; `page_story_id` is the post it became part of. */
export function onPhoto(photo: Photo, { method, params }: Incoming): Answer {
  if (method !== 'GET') throw missing(photo.id)
  const facts = {
    id: photo.id,
    name: photo.caption,
    alt_text_custom: photo.altText,
    ...(photo.usedIn && { page_story_id: photo.usedIn }),
  }
  return json(pick(facts, parseFields(params.fields ?? 'id')))
}
