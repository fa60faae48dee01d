import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultSwitch } from '@caidence/testkit/emulators'
import { envelope, html, type Answer } from './envelope.ts'
import type { State } from './state.ts'

/** Longer than any client waits; the client is expected to give up first. */
const STALL_MS = 120_000
const LATE_MS = 2_000

/** Takes the first switch that matches a call, counting down its skips and uses. */
export function takeFault(
  state: State,
  call: string,
  account: string | null,
  when: FaultSwitch['when']
): FaultSwitch | null {
  for (const fault of state.faults) {
    if (fault.when !== when || fault.left <= 0) continue
    if (fault.call !== '*' && fault.call !== call) continue
    if (fault.account && fault.account !== account) continue
    if (fault.skipLeft > 0) {
      fault.skipLeft -= 1
      continue
    }
    fault.left -= 1
    state.faults = state.faults.filter(({ left }) => left > 0)
    state.changed()
    return fault
  }
  return null
}

/** Answers with the fault instead of `answer`. Returns the status for the log; 0 where none was sent. */
export async function applyFault(
  fault: FaultSwitch,
  answer: Answer | null,
  request: IncomingMessage,
  response: ServerResponse
): Promise<number> {
  const body = answer?.body || '{"id":"18021100000000000"}'
  switch (fault.kind) {
    case 'reset':
      request.socket.resetAndDestroy()
      return 0
    case 'stall':
      await sleep(fault.delayMs ?? STALL_MS, undefined, { signal: closed(response) }).catch(
        () => {}
      )
      request.socket.destroy()
      return 0
    case 'close-mid-body':
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body) + 64,
      })
      response.write(body.slice(0, Math.ceil(body.length / 2)), () => request.socket.destroy())
      return 200
    case 'truncated-json':
      return send(response, {
        status: 200,
        body: body.slice(0, Math.max(1, body.length - 3)),
        type: 'application/json',
      })
    case 'html-200':
      return send(
        response,
        html('<!doctype html><title>Sorry</title><h1>Something went wrong</h1>')
      )
    case 'html-error':
      return send(
        response,
        html('<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>', 502)
      )
    case '400':
      return send(
        response,
        envelope(
          { code: fault.code ?? 100, subcode: fault.subcode, message: 'Invalid parameter' },
          'Aswitch400'
        )
      )
    case 'late':
      await sleep(fault.delayMs ?? LATE_MS)
      return send(
        response,
        answer ?? envelope({ code: 1, message: 'An unknown error has occurred' }, 'Aswitchlate')
      )
    default:
      return send(response, statusAnswer(fault))
  }
}

/** Codes of throttles that say in a header, in minutes, when access comes back. */
const BUSINESS_THROTTLES = 80_000

function statusAnswer({ kind, code, subcode, retryAfter }: FaultSwitch): Answer {
  const status = Number(kind)
  const facts =
    status === 429
      ? { code: code ?? 4, subcode, message: 'Application request limit reached' }
      : { code: code ?? 2, subcode, message: 'Service temporarily unavailable', isTransient: true }
  const headers: Record<string, string> = {}
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (facts.code >= BUSINESS_THROTTLES) {
    const usage = [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 5 }]
    headers['x-business-use-case-usage'] = JSON.stringify({ '178': usage })
  }
  return { ...envelope({ ...facts, status }, `Aswitch${status}`), headers }
}

export function send(response: ServerResponse, { status, body, type, headers }: Answer): number {
  response.writeHead(status, {
    ...(type && { 'content-type': type }),
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
  return status
}

function closed(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  return controller.signal
}
