import { isDeepStrictEqual } from 'node:util'
import { AdapterFault, type Adapter, type Checkpoint, type Json } from '@caidence/sdk'

/** A checkpoint is written on every step of every delivery; larger ones are a sign of content or secrets in it. */
export const MAX_CHECKPOINT_BYTES = 4096

/** Run on every keystroke or inside a transaction; a promise here means the network was asked. */
const SYNCHRONOUS = new Set(['begin', 'check', 'preview', 'plan', 'handshake', 'verify', 'parse', 'respond'])
const GROUPS = ['authorize', 'publish', 'analytics', 'inbound', 'leads', 'options', 'inbox']

type Method = (...args: unknown[]) => unknown

/**
 * Puts the host's promises around an adapter: whatever it throws is an `AdapterFault`, an abort stays an abort,
 * and a checkpoint that core could not store never gets that far.
 */
export function guardAdapter<A extends Adapter<any>>(adapter: A): A {
  const source = adapter as Record<string, unknown>
  const guarded: Record<string, unknown> = {}
  for (const name of GROUPS) {
    if (source[name]) guarded[name] = guardGroup(source[name] as object)
  }
  if (typeof source.probe === 'function')
    guarded.probe = guardMethod('probe', source.probe.bind(source) as Method)
  return guarded as A
}

/** A proxy rather than a copy, so private fields and inherited methods of the class keep working. */
function guardGroup<G extends object>(group: G): G {
  const methods = new Map<PropertyKey, Method>()
  return new Proxy(group, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      if (!methods.has(name))
        methods.set(name, guardMethod(String(name), value.bind(target) as Method))
      return methods.get(name)
    },
  })
}

function guardMethod(name: string, method: Method): Method {
  return (...args) => {
    try {
      const result = method(...args)
      if (isAsyncIterable(result)) return guardIterable(result, args)
      if (result instanceof Promise) {
        if (SYNCHRONOUS.has(name)) {
          result.catch(() => {})
          throw bug(`${name}() must not return a promise`)
        }
        return result.then(
          (value) => vet(name, value),
          (error) => Promise.reject(faultOf(error, args))
        )
      }
      return vet(name, result)
    } catch (error) {
      throw faultOf(error, args)
    }
  }
}

async function* guardIterable(items: AsyncIterable<unknown>, args: unknown[]) {
  try {
    yield* items
  } catch (error) {
    throw faultOf(error, args)
  }
}

function vet(name: string, result: unknown): unknown {
  if (name === 'plan') vetCheckpoint(result)
  if (name === 'advance' || name === 'reconcile') {
    const turn = result as { state?: unknown; checkpoint?: unknown; post?: { remoteId?: unknown } }
    if (turn?.state === 'next' || turn?.state === 'wait') vetCheckpoint(turn.checkpoint)
    else if (turn?.state === 'done') {
      if (typeof turn.post?.remoteId !== 'string' || turn.post.remoteId === '')
        throw bug('a finished post needs a remoteId')
    } else if (name === 'advance' || (turn?.state !== 'absent' && turn?.state !== 'unsure')) {
      throw bug(`${name}() answered with the unknown state "${String(turn?.state)}"`)
    }
  }
  return result
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

function bug(reason: string): AdapterFault {
  const fault = new AdapterFault('E_ADAPTER_BUG')
  fault.cause = new Error(reason)
  return fault
}
