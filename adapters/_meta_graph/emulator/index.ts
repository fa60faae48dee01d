import { randomBytes } from 'node:crypto'
import {
  serveEmulator,
  UnreadableBody,
  type Emulator,
  type EmulatorOptions,
  type FaultSwitch,
  type FeedLook,
  type Sandbox,
} from '@caidence/testkit/emulators'
import { META_FAMILY, META_HOSTS } from './apps.ts'
import { CALLS } from './calls.ts'
import { startLook } from './containers.ts'
import { changeCredentials, changeTasks } from './credentials.ts'
import { envelope, GraphError } from './envelope.ts'
import { addForeignComment } from './foreign_comments.ts'
import { sendHook } from './hooks.ts'
import { postsOf } from './posts.ts'
import { guessHost, isUpload, withoutVersion } from './request.ts'
import { callOf, route } from './router.ts'
import { addScenario } from './scenarios.ts'
import { State } from './state.ts'

export { FACEBOOK_APP, INSTAGRAM_APP } from './apps.ts'
export {
  commentEvent,
  mediaCommentEvent,
  signedEvent,
  signedRequest,
  type Signed,
} from './hooks.ts'

/** Calls that can change what the platform holds. */
const WRITES = [
  'container',
  'publish',
  'upload',
  'comment',
  'photo',
  'session',
  'cover',
  'subscribe',
]
/** Codes of throttles that say in a header, in minutes, when access comes back. */
const BUSINESS_THROTTLES = 80_000

/** A plugin's own settings in front of the one emulator that all of them share. */
export function metaSandbox(settings: Record<string, string>, look?: FeedLook): Sandbox {
  return { family: META_FAMILY, hosts: META_HOSTS, settings, ...(look && { look }) }
}

/** A stand-in for every Meta host the adapters talk to, on one port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state = new State(options)
  const emulator = await serveEmulator(
    {
      sandbox: metaSandbox({}),
      state,
      guessHost,
      isStreamed: isUpload,
      callOf: (incoming) => callOf(state, withoutVersion(incoming)),
      calls: CALLS,
      isWrite: (call, { method }) =>
        (WRITES.includes(call) && method === 'POST') || method === 'DELETE',
      accountOf: (incoming) => withoutVersion(incoming).segments[0] ?? null,
      route: (incoming, around) => route(state, withoutVersion(incoming), around),
      answerFor,
      wording,
      headers: { 'x-app-usage': '{"call_count":1,"total_time":1,"total_cputime":1}' },
      posts: (base) => postsOf(state, base),
      credentials: (change) => changeCredentials(state, change),
      addAccounts: (count) => state.addAccounts(count),
      overview: () => overview(state),
      admin: {
        'POST scenarios': (body) => done(addScenario(state, body)),
        'POST tasks': (body) => done(changeTasks(state, body)),
        'POST comments': (body) => addForeignComment(state, body),
        'POST hooks': (body) => sendHook(state, body),
      },
    },
    options
  )
  // Looks that a restart interrupted.
  for (const container of Object.values(state.data.containers))
    startLook(state, container, emulator.around.allowLoopback)
  return emulator
}

const done = (change: unknown) => (void change, { ok: true })
const trace = () => `A${randomBytes(9).toString('base64url')}`

function answerFor(error: unknown) {
  if (error instanceof GraphError) return envelope(error.facts, trace())
  if (error instanceof UnreadableBody)
    return envelope({ code: 100, message: `The request body is ${error.reason}` }, trace())
  return envelope(
    { code: 1, message: 'The emulator itself failed', type: 'Emulator', status: 500 },
    trace()
  )
}

function wording(status: number, { code, subcode }: FaultSwitch) {
  const facts =
    status === 400
      ? { code: code ?? 100, subcode, message: 'Invalid parameter' }
      : status === 429
        ? { code: code ?? 4, subcode, message: 'Application request limit reached' }
        : {
            code: code ?? 2,
            subcode,
            message: 'Service temporarily unavailable',
            isTransient: true,
          }
  const answer = envelope({ ...facts, status }, trace())
  if (status !== 429 || facts.code < BUSINESS_THROTTLES) return answer
  const usage = [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 5 }]
  return {
    ...answer,
    headers: { 'x-business-use-case-usage': JSON.stringify({ '178': usage }) },
  }
}

/** Counts and settings; tokens stay out even here. */
function overview({ data }: State) {
  const { people, pages, tokens, containers, scenarios, subscribed } = data
  return {
    people: people.map(({ id, name }) => ({ id, name })),
    pages: pages.map(({ id, name, account }) => ({ id, name, account: account?.id ?? null })),
    tokens: Object.keys(tokens).length,
    containers: Object.values(containers).map(({ id, account, kind, publishedAs }) => ({
      id,
      account,
      kind,
      published: publishedAs ?? null,
    })),
    posts: Object.keys(data.media).length + Object.keys(data.posts).length,
    videos: Object.keys(data.videos).length,
    scenarios: scenarios.map(({ kind, times }) => ({ kind, times })),
    subscribed,
  }
}
