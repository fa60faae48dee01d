import {
  FAULT_KINDS,
  type CredentialChange,
  type EmulatedPost,
  type FaultSwitch,
} from '@caidence/testkit/emulators'
import { findAccount } from './access.ts'
import { json, type Answer } from './envelope.ts'
import type { Incoming } from './request.ts'
import { permalinkOf } from './publishing.ts'
import type { Config, Scenario, State } from './state.ts'

const DEATHS: Record<CredentialChange['state'], number | undefined> = {
  'revoked': 458,
  'expired': 463,
  'password-changed': 460,
  'role-lost': 492,
  'active': undefined,
}

const FORMATS = { FEED: 'instagram.feed', REELS: 'instagram.reel', STORY: 'instagram.story' }

export function postsOf(state: State, base: string): EmulatedPost[] {
  return Object.values(state.media).map((media) => ({
    id: media.id,
    account: media.account,
    format: media.kind === 'CAROUSEL_ALBUM' ? 'instagram.carousel' : FORMATS[media.product],
    text: media.caption,
    url: permalinkOf(media, findAccount(state, media.account)?.username, base),
    publishedAt: new Date(media.publishedAt).toISOString(),
  }))
}

export function addFault(state: State, fault: FaultSwitch): void {
  if (!FAULT_KINDS.includes(fault.kind))
    throw new TypeError(`Unknown fault "${fault.kind}"; use one of ${FAULT_KINDS.join(', ')}`)
  if (fault.when !== 'before' && fault.when !== 'after')
    throw new TypeError('"when" must be "before" or "after"')
  state.faults.push({ ...fault, left: fault.times ?? 1, skipLeft: fault.skip ?? 0 })
  state.changed()
}

export function changeCredentials(
  state: State,
  { state: wanted, account }: CredentialChange
): void {
  if (!Object.hasOwn(DEATHS, wanted))
    throw new TypeError(`Unknown state "${wanted}"; use one of ${Object.keys(DEATHS).join(', ')}`)
  const page = state.pages.find((candidate) => candidate.account?.id === account)
  for (const token of Object.values(state.tokens)) {
    const concerns =
      !account ||
      token.account === account ||
      token.page === page?.id ||
      (token.kind === 'user' && page?.owners.includes(token.user))
    // Losing the role on one page, or one page's token ending, leaves the person's own token alone.
    const isPersonal =
      token.kind === 'user' && (wanted === 'role-lost' || (wanted === 'expired' && account))
    if (!concerns || isPersonal) continue
    token.dead = DEATHS[wanted]
  }
  state.changed()
}

function addScenario(state: State, scenario: Omit<Scenario, 'times'> & { times?: number }): void {
  if (!['stuck', 'error', 'expired', 'slow'].includes(scenario.kind))
    throw new TypeError('"kind" must be stuck, error, expired or slow')
  state.scenarios.push({ ...scenario, times: scenario.times ?? 1 })
  state.changed()
}

export function configure(state: State, change: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(change)) {
    if (!Object.hasOwn(state.config, key))
      throw new TypeError(
        `Unknown setting "${key}"; use one of ${Object.keys(state.config).join(', ')}`
      )
    if (typeof value !== typeof state.config[key as keyof Config])
      throw new TypeError(`"${key}" has the wrong type`)
    Object.assign(state.config, { [key]: value })
  }
  state.changed()
}

/** `/__admin/…`: the emulator's own interface, for tests and demonstrations. */
export function admin(
  state: State,
  { method, segments, rawBody, query }: Incoming,
  base: string
): Answer {
  const body = rawBody.length
    ? (JSON.parse(rawBody.toString('utf8')) as Record<string, unknown>)
    : {}
  const done = (change: unknown) => (void change, json({ ok: true }))
  try {
    switch (`${method} ${segments.slice(1).join('/')}`) {
      case 'GET posts':
        return json({
          posts: postsOf(state, base).filter(
            ({ account }) => !query.account || account === query.account
          ),
        })
      case 'GET log':
        return json({ log: state.requests.slice(-(Number(query.last) || state.requests.length)) })
      case 'GET state':
        return json(overview(state))
      case 'POST faults':
        return done(addFault(state, body as unknown as FaultSwitch))
      case 'DELETE faults':
        return done((state.faults = []))
      case 'POST scenarios':
        return done(addScenario(state, body as unknown as Scenario))
      case 'POST credentials':
        return done(changeCredentials(state, body as unknown as CredentialChange))
      case 'POST config':
        return done(configure(state, body))
      case 'POST accounts':
        return done(state.addAccounts(Number(body.count ?? 0)))
      case 'POST clock':
        return done((state.offset += Number(body.advanceSeconds ?? 0) * 1000))
      case 'POST reset':
        return done(state.reset())
      default:
        return json({ error: 'There is no such admin call; see SWITCHES.md' }, 404)
    }
  } catch (error) {
    return json({ error: (error as Error).message }, 400)
  }
}

/** Counts and settings; tokens stay out even here. */
function overview(state: State) {
  const statuses = Object.values(state.containers).map(({ id, account, kind, publishedAs }) => ({
    id,
    account,
    kind,
    published: publishedAs ?? null,
  }))
  return {
    now: new Date(state.now()).toISOString(),
    people: state.people,
    pages: state.pages,
    tokens: Object.keys(state.tokens).length,
    containers: statuses,
    posts: Object.keys(state.media).length,
    faults: state.faults,
    scenarios: state.scenarios,
    config: state.config,
  }
}
