import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { FAULT_KINDS, type FaultSwitch } from '../emulator.ts'
import { html, send, type Answer } from './answers.ts'

/** Longer than any client waits; the client is expected to give up first. */
const STALL_MS = 120_000
const LATE_MS = 2_000
/** Pages that people open in a browser. */
const PAGE = 'page'

export type ArmedFault = FaultSwitch & { left: number; skipLeft: number }

/** How the platform words an error with this status. */
export type Wording = (status: number, fault: FaultSwitch) => Answer

export function armed(fault: FaultSwitch): ArmedFault {
  if (!FAULT_KINDS.includes(fault.kind))
    throw new TypeError(`Unknown fault "${fault.kind}"; use one of ${FAULT_KINDS.join(', ')}`)
  if (fault.when !== 'before' && fault.when !== 'after')
    throw new TypeError('"when" must be "before" or "after"')
  if (typeof fault.call !== 'string') throw new TypeError('"call" must name a call, or be "*"')
  return { ...fault, left: fault.times ?? 1, skipLeft: fault.skip ?? 0 }
}

/** The first switch that matches a call, counting down its skips and uses. */
export function takeFault(
  faults: ArmedFault[],
  call: string,
  account: string | null,
  when: FaultSwitch['when']
): ArmedFault | null {
  for (const fault of faults) {
    if (fault.when !== when || fault.left <= 0) continue
    // Somebody who looks at a feed must not use up what is meant for the product.
    if (fault.call === '*' ? call === PAGE : fault.call !== call) continue
    if (fault.account && fault.account !== account) continue
    if (fault.skipLeft > 0) {
      fault.skipLeft -= 1
      continue
    }
    fault.left -= 1
    return fault
  }
  return null
}

/** Answers with the fault instead of `answer`. Returns the status for the log; 0 where none was sent. */
export async function applyFault(
  fault: FaultSwitch,
  answer: Answer | null,
  request: IncomingMessage,
  response: ServerResponse,
  wording: Wording
): Promise<number> {
  const body = Buffer.from(answer?.body.length ? answer.body : '{"id":"18021100000000000"}')
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
        'content-length': body.length + 64,
      })
      response.write(body.subarray(0, Math.ceil(body.length / 2)), () => request.socket.destroy())
      return 200
    case 'truncated-json':
      return send(response, {
        status: 200,
        body: body.subarray(0, Math.max(1, body.length - 3)),
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
    case 'late':
      await sleep(fault.delayMs ?? LATE_MS)
      return send(response, answer ?? wording(500, fault))
    default:
      return send(response, withRetryAfter(wording(Number(fault.kind), fault), fault))
  }
}

function withRetryAfter(answer: Answer, { retryAfter }: FaultSwitch): Answer {
  if (retryAfter === undefined) return answer
  return { ...answer, headers: { 'retry-after': String(retryAfter), ...answer.headers } }
}

function closed(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => controller.abort())
  return controller.signal
}
