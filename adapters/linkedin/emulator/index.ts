import { randomUUID } from 'node:crypto'
import {
  serveEmulator,
  UnreadableBody,
  type Answer,
  type Emulator,
  type EmulatorOptions,
  type FaultSwitch,
} from '@caidence/testkit/emulators'
import { dropParts } from './assets.ts'
import { CALLS } from './calls.ts'
import { changeCredentials } from './credentials.ts'
import { challenge, commentFromOutside, sendHook } from './hooks.ts'
import { postsOf } from './posts.ts'
import { envelope, Refusal } from './refusals.ts'
import { accountOf, callOf, route } from './router.ts'
import { SANDBOX } from './sandbox.ts'
import { State } from './state.ts'

export { SANDBOX } from './sandbox.ts'

/** Calls that can change what the platform holds. */
const WRITES = ['open', 'upload', 'finalize', 'post', 'comment', 'delete']
const BROWSER = /^\/(oauth|dms-uploads|feed|avatars)\b/

/** A stand-in for LinkedIn's website, upload host and interface, on one port. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state = new State(options)
  const emulator = await serveEmulator(
    {
      sandbox: SANDBOX,
      state,
      guessHost: (path) => (BROWSER.test(path) ? 'www.linkedin.com' : 'api.linkedin.com'),
      isStreamed: ({ host, segments }) =>
        host === 'www.linkedin.com' && segments[0] === 'dms-uploads',
      callOf,
      calls: CALLS,
      isWrite: (call) => WRITES.includes(call),
      accountOf,
      route: (incoming, around) => route(state, incoming, around),
      answerFor,
      wording,
      headers: { 'x-li-fabric': 'emulator' },
      posts: (base) => postsOf(state, base),
      credentials: (change) => changeCredentials(state, change),
      addAccounts: (count) => state.addAccounts(count),
      overview: () => overview(state),
      admin: {
        'POST hooks': (body, around) => sendHook(state, body, around),
        'POST comments': (body, around) => commentFromOutside(state, body, around),
        'POST challenge': (body, around) => challenge(body, around),
      },
    },
    options
  )
  return {
    ...emulator,
    close: async () => {
      await emulator.close()
      await dropParts()
    },
  }
}

function answerFor(error: unknown): Answer {
  if (error instanceof Refusal) return envelope(error.facts, randomUUID())
  if (error instanceof UnreadableBody)
    return envelope(
      { status: 400, code: 'ILLEGAL_ARGUMENT', message: `The request body is ${error.reason}` },
      randomUUID()
    )
  return envelope(
    { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'The emulator itself failed' },
    randomUUID()
  )
}

function wording(status: number, { code }: FaultSwitch): Answer {
  if (status === 429)
    return envelope(
      {
        status,
        serviceErrorCode: code ?? 101,
        code: 'TOO_MANY_REQUESTS',
        message: 'Resource level throttle DAY limit for calls to this resource is reached.',
      },
      randomUUID()
    )
  if (status === 400)
    return envelope(
      { status, ...(code !== undefined && { serviceErrorCode: code }), message: 'Bad Request' },
      randomUUID()
    )
  return envelope({ status, message: 'Internal Server Error' }, randomUUID())
}

/** Counts and settings; tokens stay out even here. */
function overview({ data }: State) {
  const { people, organisations, tokens, posts, assets, subscriptions } = data
  return {
    people: people.map(({ id, first, last }) => ({ id, name: `${first} ${last}` })),
    organisations: organisations.map(({ id, name, roles }) => ({ id, name, roles })),
    tokens: Object.keys(tokens).length,
    posts: Object.keys(posts).length,
    assets: Object.values(assets).map(({ urn, owner, failed, readyAt }) => ({
      urn,
      owner,
      uploaded: readyAt !== undefined,
      failed: failed ?? null,
    })),
    subscriptions: subscriptions.map(({ organisation, webhook }) => ({ organisation, webhook })),
  }
}
