import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openApiDocument } from '#services/http/openapi'
import type { ApiAnswer } from '#tests/functional/publishing/support'

type Json = Record<string, any>

export const document = () => openApiDocument() as Json

/** For tests, objects hold what the document names and nothing else, so that an answer cannot grow unseen. */
function closed(schema: any): any {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return schema.type === 'object' && schema.properties && schema.additionalProperties === undefined ? { ...inner, additionalProperties: false } : inner
}

let ajv: Ajv2020 | undefined

function compiler() {
  if (ajv) return ajv
  ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const { Problem, ...schemas } = document().components.schemas
  // Problems may have members of their own.
  ajv.addSchema({ $id: 'contract', components: { schemas: { ...closed(schemas), Problem } } })
  return ajv
}

const located = (schema: any): any => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"contract#/components/'))

export function operationOf(operationId: string) {
  for (const [path, methods] of Object.entries<Json>(document().paths)) {
    for (const [method, operation] of Object.entries<Json>(methods)) if (operation.operationId === operationId) return { path, method: method.toUpperCase(), operation }
  }
  throw new Error(`The document has no operation ${operationId}`)
}

export const operations = () => Object.values<Json>(document().paths).flatMap((methods) => Object.values<Json>(methods).map(({ operationId }) => operationId as string))

/** What about an answer the document does not say; empty when it keeps its word. */
export function breaches(operationId: string, { status, headers, body, text }: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'text'>): string[] {
  const { operation } = operationOf(operationId)
  const response = operation.responses[status]
  if (!response) return [`${operationId} answered ${status}, which is not documented: ${text.slice(0, 300)}`]
  // A redirect carries a line for people whose browser does not follow it.
  if (!response.content) return text === '' || (status >= 300 && status < 400) ? [] : [`${operationId} answered ${status} with a body: ${text.slice(0, 100)}`]

  const type = (headers.get('content-type') ?? '').split(';')[0]!
  const content = response.content[type]
  if (!content) return [`${operationId} answered ${status} as ${type}, not as ${Object.keys(response.content)}`]
  const isProblem = type === 'application/problem+json'
  const check = compiler().compile(located(isProblem ? content.schema : closed(content.schema)))
  if (check(body)) return []
  return check.errors!.map(({ instancePath, message, params }) => `${operationId} ${status} ${instancePath} ${message} ${JSON.stringify(params)}`)
}
