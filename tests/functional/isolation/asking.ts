import router from '@adonisjs/core/services/router'
import { base } from '#tests/support/visitor'
import type { Caller, Ids } from './ground.ts'
import { ELSEWHERE, REQUESTS, type Asked } from './requests.ts'

export interface Route {
  name: string
  method: string
  pattern: string
  /** Access tokens are refused there. */
  isForSessions: boolean
}

type Named = { name?: string; args?: any }

export function routes(): Route[] {
  router.commit()
  return Object.values(router.toJSON())
    .flat()
    .map((route) => {
      const ability = ([...route.middleware.all()] as Named[]).find(({ name }) => name === 'ability')?.args?.needs
      return { name: route.name ?? '', method: route.methods.find((method) => method !== 'HEAD')!, pattern: route.pattern, isForSessions: !route.pattern.startsWith('/api/v1/') || ability === 'session' }
    })
}

export const isElsewhere = ({ name }: Route) => !REQUESTS[name] && ELSEWHERE.some(([names]) => names.test(name))

/** What to send; a route that reads and takes no parameters needs no template. */
export function templateOf({ name, method, pattern }: Route) {
  const found = REQUESTS[name]
  if (found) return found
  return method === 'GET' && !pattern.includes(':') ? () => [{}] : undefined
}

export interface Heard {
  status: number
  text: string
  /** All that was sent, so that what an answer repeats of it is no news. */
  sent: string
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const MOMENT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?/g
const NUMBER_IN_PATH = /\/\d+(?=["?/]|$)/g

/** What two answers may differ in. */
export const alike = (text: string) => text.replace(UUID, '*').replace(MOMENT, '@').replace(NUMBER_IN_PATH, '/*').replace(/(new-|Made )[0-9a-f]{8}/g, '$1*')

/** Far longer than any answer takes here; without it a request that is never answered holds the test for minutes. */
const ANSWER_WITHIN_MS = 20_000

/** A request that is cut off or never answered counts as a failure of the server. */
export async function ask(caller: Caller, route: Route, asked: Asked): Promise<Heard> {
  const unanswered = new Promise<Heard>((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS, { status: 599, text: 'no answer', sent: JSON.stringify(asked) }).unref())
  const sending = send(caller, route, asked).catch((error) => ({ status: 599, text: `cut off: ${error}`, sent: JSON.stringify(asked) }))
  return Promise.race([sending, unanswered])
}

async function send(caller: Caller, route: Route, asked: Asked): Promise<Heard> {
  const path = Object.entries(asked.params ?? {}).reduce((filled, [name, value]) => filled.replace(`:${name}`, encodeURIComponent(value)), route.pattern)
  const query = new URLSearchParams(asked.query).toString()
  const address = query ? `${path}?${query}` : path
  const hasBody = asked.body !== undefined || asked.csv !== undefined || asked.form !== undefined
  const body = asked.form ? formOf(asked.form) : asked.csv ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
  const type: Record<string, string> = !hasBody || asked.form ? {} : { 'content-type': asked.csv ? 'text/csv' : 'application/json' }
  const sent = `${address} ${JSON.stringify(asked)}`
  const isApi = route.pattern.startsWith('/api/')

  if (!route.isForSessions) {
    const response = await fetch(new URL(address, base()), { method: route.method, redirect: 'manual', body, headers: { authorization: `Bearer ${caller.token}`, accept: 'application/json', ...type } })
    return { status: response.status, text: await response.text(), sent }
  }
  const headers = { ...(isApi && { accept: 'application/json' }), 'x-xsrf-token': caller.visitor.cookies.get('XSRF-TOKEN') ?? '', ...type }
  const { status, text, location } = await caller.visitor.send(route.method, address, body as string | undefined, headers)
  return { status, text: `${text}${location ?? ''}`, sent }
}

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([Buffer.from('not a picture')], { type: 'image/jpeg' }), 'a.jpg')
  return form
}

/** Which of these ids an answer tells that were not asked with. */
export const told = ({ text, sent }: Heard, ids: readonly string[]) => ids.filter((id) => text.includes(id) && !sent.includes(id))

/** Ids that can be recognised in a text. */
export const recognisable = (ids: Partial<Ids>) => Object.entries(ids).flatMap(([name, id]) => (name === 'token' ? [] : id!))
