import { AdapterFault, type HookAnswer, type InboundEvent } from '@caidence/sdk'

/** Platforms batch; more than this in one request is a mistake of the adapter. */
const MOST_EVENTS = 1_000
const ID_MAX = 300
const KIND_MAX = 100
const ACCOUNT_MAX = 200
/** References: ids, not content. */
const REF_MAX_BYTES = 4_096
const ANSWER_MAX_BYTES = 64 * 1024
/** An answer is read by a machine. As HTML it would be a page of ours with words of somebody else. */
const ANSWER_TYPES = ['application/json', 'text/plain']

function bug(reason: string): never {
  const fault = new AdapterFault('E_ADAPTER_BUG')
  fault.cause = new Error(reason)
  throw fault
}

const isText = (value: unknown, max: number): value is string => typeof value === 'string' && value !== '' && value.length <= max && !value.includes('\0')

/** What an adapter made of a webhook, if it can be kept. Throws `E_ADAPTER_BUG` saying what cannot. Repetitions within it go. */
export function vettedEvents(events: unknown): InboundEvent[] {
  if (!Array.isArray(events)) bug('parse() did not answer with a list')
  if (events.length > MOST_EVENTS) bug(`parse() answered with more than ${MOST_EVENTS} events`)
  for (const event of events as Partial<InboundEvent>[]) {
    if (!isText(event?.id, ID_MAX)) bug('an event needs an id')
    if (!isText(event.kind, KIND_MAX)) bug('an event needs a kind')
    if (!isText(event.account, ACCOUNT_MAX)) bug('an event needs an account')
    if (typeof event.at !== 'string' || Number.isNaN(Date.parse(event.at))) bug('an event needs an instant')
    if (Buffer.byteLength(JSON.stringify(event.ref ?? null)) > REF_MAX_BYTES) bug(`an event's reference is limited to ${REF_MAX_BYTES} bytes`)
  }
  return [...new Map((events as InboundEvent[]).map((event) => [event.id, event])).values()]
}

/** What a platform is to read. */
export function vettedAnswer(answer: unknown): Required<HookAnswer> {
  const { status, body, type = 'application/json' } = (answer ?? {}) as Partial<HookAnswer>
  if (!Number.isInteger(status) || status! < 200 || status! > 599) bug('an answer needs a status')
  if (typeof body !== 'string' || Buffer.byteLength(body) > ANSWER_MAX_BYTES) bug('an answer needs a body, and a short one')
  return { status: status!, body, type: ANSWER_TYPES.includes(type) ? type : 'text/plain' }
}
