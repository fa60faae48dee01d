import { isDeepStrictEqual } from 'node:util'
import { AdapterFault, type Adapter, type Checkpoint, type Json } from '@caidence/sdk'
import { bug, reasonOf, type Tell } from './trouble.ts'

/** A checkpoint is written on every step of every delivery; larger ones are a sign of content or secrets in it. */
export const MAX_CHECKPOINT_BYTES = 4096

/** Run on every keystroke or inside a transaction; a promise here means the network was asked. */
const SYNCHRONOUS = new Set(['begin', 'check', 'preview', 'plan', 'handshake', 'verify', 'parse', 'respond'])
const GROUPS = ['authorize', 'publish', 'analytics', 'inbound', 'leads', 'options', 'inbox', 'history']

/** The contract gives an adapter one second to stop; after twice that it will not. */
const STOP_WITHIN_MS = 2_000
/** Nothing else of the process runs during a synchronous call. A check of a draft takes well under a millisecond. */
const BUSY_MS = 1_000

type Method = (...args: unknown[]) => unknown

/** Who is told of bugs, and where the plugin lies, so that its place in a stack can be named. */
export interface Watcher {
  tell: Tell
  folder: string
  /** Trouble of the host's surroundings that passed through the adapter: no bug of its own. */
  isOurs: (error: unknown) => boolean
}
const NOBODY: Watcher = { tell() {}, folder: '/', isOurs: () => false }

/**
 * Puts the host's promises around an adapter: whatever it throws is an `AdapterFault`, an abort stays an abort,
 * and a checkpoint that core could not store never gets that far. What it should not have done is told to the watcher.
 */
export function guardAdapter<A extends Adapter<any>>(adapter: A, watcher: Watcher = NOBODY): A {
  const source = adapter as Record<string, unknown>
  const guarded: Record<string, unknown> = {}
  for (const name of GROUPS) {
    if (source[name]) guarded[name] = guardGroup(name, source[name] as object, watcher)
  }
  if (typeof source.probe === 'function')
    guarded.probe = guardMethod('probe', 'probe', source.probe.bind(source) as Method, watcher)
  return guarded as A
}

/** A proxy rather than a copy, so private fields and inherited methods of the class keep working. */
function guardGroup<G extends object>(group: string, target: G, watcher: Watcher): G {
  const methods = new Map<PropertyKey, Method>()
  return new Proxy(target, {
    get(object, key) {
      const value = Reflect.get(object, key, object)
      if (typeof value !== 'function') return value
      const name = String(key)
      if (!methods.has(key))
        methods.set(
          key,
          guardMethod(name, `${group}.${name}`, value.bind(object) as Method, watcher)
        )
      return methods.get(key)
    },
  })
}

function guardMethod(name: string, operation: string, method: Method, watcher: Watcher): Method {
  const { tell, folder, isOurs } = watcher
  const failed = (error: unknown, args: unknown[]): unknown => {
    const fault = faultOf(error, args)
    if (AdapterFault.is(fault) && fault.code === 'E_ADAPTER_BUG' && !isOurs(fault.cause))
      tell({ kind: 'bug', operation, reason: reasonOf(fault, folder) })
    return fault
  }
  return (...args) => {
    try {
      const result = timed(() => method(...args), () => tell({ kind: 'hang', operation, reason: `kept the process busy for more than ${BUSY_MS / 1000} s` }))
      if (isAsyncIterable(result)) return guardIterable(result, (error) => failed(error, args))
      if (result instanceof Promise) {
        if (SYNCHRONOUS.has(name)) {
          result.catch(() => {})
          throw bug(`${name}() must not return a promise`)
        }
        const ended = watchEnd(args, () => tell({ kind: 'hang', operation, reason: `went on for more than ${STOP_WITHIN_MS / 1000} s after it was told to stop` }))
        return result
          .then((value) => vet(name, value))
          .catch((error) => Promise.reject(failed(error, args)))
          .finally(ended)
      }
      return vet(name, result)
    } catch (error) {
      throw failed(error, args)
    }
  }
}

function timed(work: () => unknown, tooLong: () => void): unknown {
  const begun = performance.now()
  try {
    return work()
  } finally {
    if (performance.now() - begun > BUSY_MS) tooLong()
  }
}

/** Calls back when a call goes on after its signal. The returned function says that it has ended. */
function watchEnd(args: unknown[], goesOn: () => void): () => void {
  const signal = args.map(signalIn).find((found) => found !== undefined)
  if (!signal) return () => {}
  let timer: NodeJS.Timeout | undefined
  const wait = () => (timer = setTimeout(goesOn, STOP_WITHIN_MS).unref())
  if (signal.aborted) wait()
  else signal.addEventListener('abort', wait, { once: true })
  return () => {
    signal.removeEventListener('abort', wait)
    clearTimeout(timer)
  }
}

async function* guardIterable(items: AsyncIterable<unknown>, failed: (error: unknown) => unknown) {
  try {
    yield* items
  } catch (error) {
    throw failed(error)
  }
}

function vet(name: string, result: unknown): unknown {
  if (name === 'plan') vetCheckpoint(result)
  if (name === 'probe') vetFindings(result)
  if (name === 'exchange') vetGrant(result)
  if (name === 'accounts') vetAccounts(result)
  if (name === 'advance' || name === 'reconcile') {
    const turn = result as { state?: unknown; checkpoint?: unknown; post?: { remoteId?: unknown } }
    if (turn?.state === 'next' || turn?.state === 'wait') vetCheckpoint(turn.checkpoint)
    else if (turn?.state === 'done') {
      if (typeof turn.post?.remoteId !== 'string' || turn.post.remoteId === '')
        throw bug('a finished post needs a remoteId')
    } else if (name === 'advance' || (turn?.state !== 'absent' && turn?.state !== 'unsure')) {
      throw bug(`${name}() answered with an unknown state${stateName(turn?.state)}`)
    }
  }
  return result
}

/** Only what looks like a state is repeated: anything else may be the platform's answer. */
const stateName = (state: unknown) =>
  typeof state === 'string' && /^[a-z_-]{1,20}$/.test(state) ? ` "${state}"` : ''

const STATUSES = ['pass', 'warn', 'fail', 'skip']
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function vetFindings(value: unknown) {
  const isFinding = (one: any) =>
    isText(one?.check) &&
    STATUSES.includes(one.status) &&
    typeof one.summary === 'string' &&
    (one.fix === undefined || typeof one.fix === 'string')
  if (!Array.isArray(value) || !value.every(isFinding))
    throw bug('probe() did not answer with a list of findings')
}

function vetGrant(value: unknown) {
  const grant = value as { access?: unknown; scopes?: unknown } | null
  if (!isText(grant?.access)) throw bug('a grant needs an access token')
  if (!Array.isArray(grant.scopes) || !grant.scopes.every((scope) => typeof scope === 'string'))
    throw bug('a grant needs its list of scopes')
}

function vetAccounts(value: unknown) {
  if (!Array.isArray(value)) throw bug('accounts() did not answer with a list')
  for (const choice of value as any[]) {
    if (!isText(choice?.account?.remoteId) || typeof choice.account.handle !== 'string')
      throw bug('an account needs a remoteId and a handle')
    vetGrant(choice.grant)
  }
}

function vetCheckpoint(value: unknown): asserts value is Checkpoint {
  const checkpoint = value as Partial<Checkpoint> | null
  if (!checkpoint || typeof checkpoint.step !== 'string' || checkpoint.step === '')
    throw bug('a checkpoint needs a step')
  if (!['none', 'repeatable', 'once'].includes(checkpoint.effect as string))
    throw bug('a checkpoint needs an effect')

  let text: string
  try {
    text = JSON.stringify(checkpoint)
  } catch {
    throw bug('a checkpoint must be JSON')
  }
  if (!isDeepStrictEqual(JSON.parse(text) as Json, checkpoint))
    throw bug('a checkpoint must survive JSON unchanged')
  if (Buffer.byteLength(text) > MAX_CHECKPOINT_BYTES)
    throw bug(`a checkpoint is limited to ${MAX_CHECKPOINT_BYTES} bytes`)
}

/** An abort the caller asked for is the caller's own reason, not a fault of the adapter. */
function faultOf(error: unknown, args: unknown[]): unknown {
  const signal = args.map(signalIn).find((found) => found?.aborted)
  if (signal && (error === signal.reason || (error as { name?: string })?.name === 'AbortError'))
    return signal.reason
  return AdapterFault.from(error)
}

function signalIn(value: unknown): AbortSignal | undefined {
  if (value instanceof AbortSignal) return value
  const inner = (value as { signal?: unknown } | null | undefined)?.signal
  return inner instanceof AbortSignal ? inner : undefined
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof (value as { [Symbol.asyncIterator]?: unknown } | null)?.[Symbol.asyncIterator] ===
    'function'
  )
}
