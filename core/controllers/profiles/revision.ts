import type { HttpContext } from '@adonisjs/core/http'
import type { Profile } from '#services/profiles/shapes'

/** The revision in `If-Match`; undefined when any will do. What is no revision of ours matches none. */
export function expectedRevision({ request }: Pick<HttpContext, 'request'>): number | undefined {
  const header = request.header('if-match')?.trim()
  if (!header || header === '*') return undefined
  const [, digits] = /^(?:W\/)?"(\d{1,10})"$/.exec(header) ?? []
  return digits === undefined ? Number.NaN : Number(digits)
}

/** With the revision as its tag. */
export function shown<Sections>({ response }: Pick<HttpContext, 'response'>, data: Profile<Sections>) {
  response.header('etag', `"${data.revision}"`)
  return { data }
}
