import type { Json } from '@caidence/sdk'
import { createHmac } from 'node:crypto'
import type { Emulator, EmulatorOptions, Sandbox } from '../../../emulator.ts'
import {
  EmulatorState,
  formValues,
  html,
  json,
  redirect,
  serveEmulator,
  tickedScopes,
  type Answer,
  type Incoming,
} from '../../../emulator_kit/index.ts'

export const SANDBOX: Sandbox = {
  settings: { clientId: 'sample-app', clientSecret: 'sample-secret-value' },
  hosts: ['api.sample.test'],
  look: { layout: 'cards', colour: '#0f766e' },
}

interface Note {
  id: string
  text: string
  at: number
  topic?: string
  comments: { id: string; text: string; author: string; at: number }[]
}
interface Data {
  notes: Note[]
  codes: Record<string, string[]>
  tokens: Record<string, string[]>
  leads: { id: string; email: string; at: number }[]
}

const TOPICS = ['Bread', 'Cake', 'Coffee'].map((label) => ({ value: label.toLowerCase(), label }))
/** Views a note gets per hour. */
const PACE = 7
const PAGE = 50

class Refused extends Error {
  constructor(readonly status: number) {
    super(String(status))
  }
}

/** A platform with a list of notes, as small as the kit's interface allows. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const state = new EmulatorState<Data, Record<string, Json>>(options, {
    seed: () => ({ notes: [], codes: {}, tokens: {}, leads: [] }),
    config: { numbersAfterSeconds: 60 },
  })
  const handlers: Record<string, (incoming: Incoming) => Answer> = {
    page: () => html('a note'),
    consent: (incoming) => consent(state, incoming),
    token: ({ params }) => {
      const { tokens, codes } = state.data
      const scopes = codes[params.code ?? ''] ?? tokens[params.refresh ?? '']
      delete codes[params.code ?? '']
      if (!scopes || params.client_secret !== SANDBOX.settings.clientSecret) throw new Refused(401)
      const token = state.secret('sampletoken')
      tokens[token] = scopes
      state.mustKeep()
      return json({ token, scopes })
    },
    identity: () => json({ id: '1' }),
    list: () => json({ posts: state.data.notes.map(shown) }),
    publish: ({ json: body }) => {
      const { text, topic } = body as { text: string; topic?: string }
      const note = { id: state.nextNumber(), text, topic, at: state.now(), comments: [] }
      state.data.notes.push(note)
      state.mustKeep()
      return json(shown(note))
    },
    numbers: ({ query }) => json(numbers(state, query.post)),
    topics: () => json({ topics: TOPICS }),
    comments: ({ segments, query }) => {
      const note = state.data.notes.find(({ id }) => id === segments[1])
      if (!note) throw new Refused(404)
      const from = Number(query.from ?? 0)
      const next = from + PAGE < note.comments.length ? String(from + PAGE) : null
      return json({ comments: note.comments.slice(from, from + PAGE), next })
    },
    leads: ({ query }) => {
      const from = state.data.leads.findIndex(({ id }) => id === query.after) + 1
      return json({ leads: state.data.leads.slice(from) })
    },
  }
  const callOf = ({ method, segments: [first, , third] }: Incoming) => {
    if (first === 'posts') return third ?? (method === 'POST' ? 'publish' : 'list')
    if (first === 'me') return 'identity'
    return Object.hasOwn(handlers, first ?? '') ? first : 'page'
  }
  const shown = ({ comments: _, ...note }: Note) => ({
    ...note,
    url: `${emulator.url}/notes/${note.id}`,
  })

  const emulator: Emulator = await serveEmulator<Data, Record<string, Json>>(
    {
      sandbox: SANDBOX,
      state,
      guessHost: () => 'api.sample.test',
      callOf,
      calls: [{ name: 'publish', about: 'Makes a note visible.', publishes: true }],
      isWrite: (call) => call === 'publish',
      route: (incoming) => {
        const call = callOf(incoming)
        if (!['page', 'consent', 'token'].includes(call)) speak(state, incoming)
        return handlers[call](incoming)
      },
      answerFor: (error) => json({}, error instanceof Refused ? error.status : 500),
      wording: (status) => json({}, status),
      posts: () =>
        state.data.notes.map((note) => ({
          ...shown(note),
          account: '1',
          format: 'sample.note',
          publishedAt: new Date(note.at).toISOString(),
        })),
      credentials: () => void (state.data.tokens = {}),
      addAccounts: () => {},
      overview: () => ({ notes: state.data.notes.length }),
      admin: {
        'POST comments': ({ post, text }) => {
          const note = state.data.notes.find(({ id }) => id === post)!
          const id = state.nextNumber()
          note.comments.push({ id, text: String(text), author: 'A reader', at: state.now() })
          return { id }
        },
        'POST leads': ({ email }) => {
          const id = state.nextNumber()
          state.data.leads.push({ id, email: String(email), at: state.now() })
          return { id }
        },
      },
    },
    options
  )
  return emulator
}

function speak(state: EmulatorState<Data, Record<string, Json>>, { headers }: Incoming): void {
  const scopes = state.data.tokens[headers.authorization?.slice('Bearer '.length) ?? '']
  if (!scopes) throw new Refused(401)
  if (!scopes.includes('post')) throw new Refused(403)
}

function consent(state: EmulatorState<Data, Record<string, Json>>, incoming: Incoming): Answer {
  const { query } = incoming
  const code = state.secret('code')
  state.data.codes[code] = tickedScopes(query.scope.split(' '), {
    isForm: false,
    ticked: [],
    declined: formValues(incoming, 'decline'),
  })
  const back = new URL(query.redirect_uri)
  back.searchParams.set('code', code)
  return redirect(back)
}

function numbers(state: EmulatorState<Data, Record<string, Json>>, post?: string) {
  const now = state.now()
  if (!post) return { followers: 12, asOf: new Date(now).toISOString() }
  const note = state.data.notes.find(({ id }) => id === post)
  const age = note ? (now - note.at) / 1000 : 0
  const isReady = note && age >= Number(state.config.numbersAfterSeconds)
  return {
    views: isReady ? Math.floor((age / 3600) * PACE) : null,
    asOf: new Date(now).toISOString(),
  }
}

/** What this platform sends when somebody comments. */
export function signedHook(settings: Record<string, string>, body: Json) {
  const rawBody = Buffer.from(JSON.stringify(body))
  const signature = createHmac('sha256', settings.clientSecret).update(rawBody).digest('hex')
  return {
    method: 'POST',
    headers: { 'x-sample-signature': `sha256=${signature}` },
    query: {},
    rawBody: new Uint8Array(rawBody),
  }
}
