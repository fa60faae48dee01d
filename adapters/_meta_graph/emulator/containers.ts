import { mentionsIn, hashtagsIn } from '@caidence/sdk'
import { missing, needScopes, type Speaker } from './access.ts'
import { json, type Answer } from '@caidence/testkit/emulators'
import { graphError } from './envelope.ts'
import { parseFields, pick } from './fields.ts'
import { lookAt } from './container_media.ts'
import type { Incoming } from './request.ts'
import { takeScenario } from './scenarios.ts'
import { PLACES, type Account } from './seed.ts'
import type { Container, Scenario, State } from './state.ts'

const DAY = 86_400_000
/** How long a status answer waits for a look that is under way, so that a fake clock cannot outrun the network. */
const PATIENCE_MS = 1_000
const looks = new WeakMap<Container, Promise<void>>()

/** POST /{account}/media */
export function createContainer(
  state: State,
  speaker: Speaker,
  account: Account,
  incoming: Incoming,
  allowLoopback: boolean
): Answer {
  needScopes(speaker, 'publish')
  const { params } = incoming
  const now = state.now()
  const recent = Object.values(state.data.containers).filter(
    ({ account: owner, createdAt }) => owner === account.id && now - createdAt < DAY
  )
  if (recent.length >= state.config.containerLimit)
    throw graphError(9, 2207042, 'Application request limit reached')

  const kind = kindOf(params)
  const isChild = params.is_carousel_item === 'true'
  checkParams(state, speaker, account, params, kind, isChild)
  const awaitsUpload = params.upload_type === 'resumable'
  const isVideo = params.video_url !== undefined || awaitsUpload
  const container: Container = {
    id: state.nextId(),
    account: account.id,
    kind,
    isChild,
    caption: params.caption ?? '',
    url: params.video_url ?? params.image_url,
    isVideo,
    children: kind === 'CAROUSEL' ? childIds(params.children) : [],
    ...(params.thumb_offset && { thumbOffset: Number(params.thumb_offset) }),
    extras: Object.fromEntries(
      Object.entries(params).filter(([key]) =>
        [
          'alt_text',
          'collaborators',
          'location_id',
          'share_to_feed',
          'is_ai_generated',
          'audio_name',
          'user_tags',
          'cover_url',
          'trial_params',
        ].includes(key)
      )
    ),
    createdAt: now,
    readyAt:
      now +
      1000 *
        (kind === 'CAROUSEL' ? 0 : isVideo ? state.config.videoSeconds : state.config.imageSeconds),
    probed: kind === 'CAROUSEL',
    ...(awaitsUpload && { awaitsUpload }),
    stuck: false,
    expired: false,
  }
  applyScenario(state, container)
  state.data.containers[container.id] = container
  state.changed()
  startLook(state, container, allowLoopback)
  const uri = `https://rupload.facebook.com/ig-api-upload/${incoming.version ?? 'v25.0'}/${container.id}`
  return json({ id: container.id, ...(awaitsUpload && { uri }) })
}

function kindOf(params: Record<string, string>): Container['kind'] {
  const kind = params.media_type ?? 'IMAGE'
  if (!['IMAGE', 'VIDEO', 'REELS', 'STORIES', 'CAROUSEL'].includes(kind))
    throw graphError(100, 2207023, `The media type ${kind} is unknown`)
  if (kind === 'VIDEO' && params.is_carousel_item !== 'true') {
    throw graphError(
      100,
      2207023,
      'The VIDEO value for media_type is no longer supported; use REELS'
    )
  }
  return kind as Container['kind']
}

function checkParams(
  state: State,
  { token }: Speaker,
  account: Account,
  params: Record<string, string>,
  kind: Container['kind'],
  isChild: boolean
): void {
  const refuse = (message: string) => graphError(100, undefined, message)
  const only = (name: string, allowed: boolean) => {
    if (params[name] !== undefined && !allowed)
      throw refuse(`The parameter ${name} is not supported for this media`)
  }
  const isStory = kind === 'STORIES'
  const isPost = !isStory && !isChild
  only('caption', isPost)
  only('alt_text', kind === 'IMAGE')
  only('collaborators', isPost)
  only('location_id', isPost && token.kind !== 'instagram')
  only('share_to_feed', kind === 'REELS' || kind === 'CAROUSEL')
  only('audio_name', kind === 'REELS')
  only('cover_url', kind === 'REELS')
  only('thumb_offset', kind === 'REELS' || kind === 'VIDEO')
  only('is_ai_generated', !isChild)
  only('children', kind === 'CAROUSEL')
  only('trial_params', kind === 'REELS')
  only('user_tags', kind !== 'CAROUSEL')

  checkText(params, refuse)
  if (params.user_tags) checkTags(params.user_tags, kind, refuse)
  if (params.trial_params) checkTrial(params.trial_params, refuse)
  if (params.cover_url && !URL.canParse(params.cover_url))
    throw refuse('The parameter cover_url is not a URL')
  if (params.collaborators && listIn(params.collaborators).length > 3)
    throw refuse('At most 3 collaborators')
  if (params.location_id && !PLACES.some(({ id }) => id === params.location_id))
    throw refuse('INSTAGRAM_PLATFORM_API__INVALID_LOCATION_ID')
  if (kind === 'CAROUSEL') return checkChildren(state, account, params)

  if (params.upload_type === 'resumable') {
    // Documented for videos, and for Facebook Login only.
    if (token.kind === 'instagram' || kind === 'IMAGE')
      throw refuse('The parameter upload_type is not supported here')
    if (params.video_url || params.image_url) throw refuse('upload_type excludes an address')
    return
  }
  const url = params.video_url ?? params.image_url
  const wantsVideo = kind === 'REELS' || kind === 'VIDEO'
  if (wantsVideo ? !params.video_url : kind === 'IMAGE' ? !params.image_url : !url)
    throw refuse('The parameter image_url or video_url is required')
  if (params.video_url && params.image_url)
    throw refuse('Only one of image_url and video_url is allowed')
  const parsed = URL.parse(url!)
  if (!parsed || !/^https?:$/.test(parsed.protocol) || /[^\x20-\x7e]/.test(url!))
    throw graphError(9004, 2207052, 'The media could not be fetched from this URI')
}

function checkText(
  { caption = '', alt_text: altText = '' }: Record<string, string>,
  refuse: (message: string) => Error
): void {
  if (caption.length > 2200) throw graphError(36004, 2207010, 'The caption is too long')
  if (hashtagsIn(caption).length > 30) throw graphError(36004, 2207010, 'Too many hashtags')
  if (mentionsIn(caption).length > 20)
    throw graphError(100, 2207040, 'Cannot use more than 20 tags')
  if (altText.length > 1000) throw refuse('The alternative text is too long')
}

/** Places on a picture are wanted; a reel has names alone. */
function checkTags(text: string, kind: Container['kind'], refuse: (message: string) => Error) {
  const tags = jsonIn(text)
  if (!Array.isArray(tags)) throw refuse('The parameter user_tags is not a list')
  for (const { username, x, y } of tags as Record<string, unknown>[]) {
    if (typeof username !== 'string' || !/^[A-Za-z0-9._]{1,30}$/.test(username))
      throw refuse('A tag needs the name of a public account')
    const isPlaced = [x, y].every((part) => typeof part === 'number' && part >= 0 && part <= 1)
    const isBare = x === undefined && y === undefined
    if (kind === 'IMAGE' ? !isPlaced : kind === 'STORIES' ? !isPlaced && !isBare : !isBare)
      throw refuse('The place of a tag is not valid for this media')
  }
}

function checkTrial(text: string, refuse: (message: string) => Error) {
  const strategy = (jsonIn(text) as { graduation_strategy?: unknown } | null)?.graduation_strategy
  if (strategy !== 'MANUAL' && strategy !== 'SS_PERFORMANCE')
    throw refuse('graduation_strategy must be MANUAL or SS_PERFORMANCE')
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function checkChildren(state: State, account: Account, params: Record<string, string>): void {
  const ids = childIds(params.children)
  if (ids.length < 2 || ids.length > 10)
    throw graphError(100, 2207028, 'A carousel needs 2 to 10 items')
  for (const id of ids) {
    const child = state.data.containers[id]
    if (!child || child.account !== account.id || !child.isChild)
      throw graphError(100, undefined, `Invalid carousel child ${id}`)
    const status = statusOf(state, child)
    if (status === 'IN_PROGRESS') throw graphError(9007, 2207027, 'A carousel child is not ready')
    if (status !== 'FINISHED')
      throw graphError(24, 2207008, 'A carousel child does not exist or has failed')
  }
}

const childIds = (text: string | undefined) => listIn(text ?? '')

/** An array in JSON, or a comma list: both are accepted. */
function listIn(text: string): string[] {
  const parsed = text.trim().startsWith('[') ? (JSON.parse(text) as unknown[]) : text.split(',')
  return parsed.map((item) => String(item).trim()).filter(Boolean)
}

function applyScenario(state: State, container: Container): void {
  const scenario = takeScenario(state, container.account)
  if (!scenario) return
  const apply: Record<Scenario['kind'], () => void> = {
    stuck: () => void (container.stuck = true),
    error: () => void (container.error = scenario.subcode ?? 2207026),
    expired: () => void (container.expired = true),
    slow: () => void (container.readyAt += 1000 * (scenario.seconds ?? 60)),
  }
  apply[scenario.kind]()
}

export function startLook(
  state: State,
  container: Container,
  allowLoopback: boolean,
  bytes?: () => Promise<Buffer>
): void {
  if (container.probed || container.awaitsUpload) return
  const look = lookAt(container, allowLoopback, bytes).then(({ error, picture, frame }) => {
    container.error ??= error
    container.probed = true
    if (picture) container.picture = state.keepPicture(picture, 'image/jpeg')
    if (frame) container.picture = state.keepFrame(container.id, frame)
    state.changed()
  })
  looks.set(container, look)
}

export function statusOf(
  state: State,
  container: Container
): 'FINISHED' | 'IN_PROGRESS' | 'ERROR' | 'EXPIRED' | 'PUBLISHED' {
  if (container.publishedAs) return 'PUBLISHED'
  if (container.expired || state.now() - container.createdAt > DAY) return 'EXPIRED'
  if (container.stuck || !container.probed || state.now() < container.readyAt) return 'IN_PROGRESS'
  return container.error ? 'ERROR' : 'FINISHED'
}

const TEXTS = {
  FINISHED: 'Finished: Media has been uploaded and it is ready to be published.',
  IN_PROGRESS: 'In Progress: Media is still being processed.',
  EXPIRED: 'Expired: The container was not published within 24 hours.',
  PUBLISHED: 'Published: Media has been published.',
}

/** GET /{container} */
export async function containerStatus(
  state: State,
  speaker: Speaker,
  container: Container,
  { params }: Incoming
): Promise<Answer> {
  needScopes(speaker, 'read')
  await Promise.race([
    looks.get(container),
    new Promise((done) => setTimeout(done, PATIENCE_MS).unref()),
  ])
  const code = statusOf(state, container)
  const status =
    code === 'ERROR'
      ? `Error: Media upload has failed with error code ${container.error}`
      : TEXTS[code]
  const facts = {
    id: container.id,
    status_code: code,
    status,
    copyright_check_status: { status: 'completed', matches_found: false },
  }
  return json(pick(facts, parseFields(params.fields ?? 'id')))
}

export function ownedContainer(
  state: State,
  id: string,
  canSee: (account: string) => boolean
): Container | null {
  const container = state.data.containers[id]
  if (!container) return null
  if (!canSee(container.account)) throw missing(id)
  return container
}
