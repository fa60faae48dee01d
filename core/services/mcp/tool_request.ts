import { apiRoutes, openApiDocument, OPERATIONS } from '#services/http/openapi'
import type { Operation, Schema } from '#services/http/openapi_types'
import type { Tool } from './tools.ts'

type Place = 'path' | 'query' | 'body'
type Field = { place: Place; schema: Schema; isRequired: boolean }

/** What a tool asks of the API. */
export interface ToolRequest {
  method: string
  pattern: string
  access: Operation['access']
  fields: Map<string, Field>
}

interface Described {
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: { properties?: Record<string, Schema>; required?: string[] } }> }
}

/** From the API's own description, which is made of the validators: a tool takes what its route takes. Undefined when there is no such route. */
export function requestOf(tool: Tool): ToolRequest | undefined {
  const route = apiRoutes().find(({ name }) => name === tool.route)
  const operation = OPERATIONS[tool.route]
  if (!route || !operation) return undefined

  const paths = openApiDocument().paths as Record<string, Record<string, Described>>
  const { parameters, requestBody } = paths[route.pattern.replace(/:(\w+)/g, '{$1}')]![route.method.toLowerCase()]!
  const body = requestBody?.content['application/json']?.schema
  const fields = new Map<string, Field>()
  const add = (name: string, place: Place, schema: Schema, isRequired: boolean) => {
    if (tool.takes.includes(name) || place === 'path') fields.set(name, { place, schema, isRequired: isRequired || (tool.needs ?? []).includes(name) })
  }
  for (const { name, in: place, schema, required } of parameters) if (place === 'path' || place === 'query') add(name, place, schema, required)
  for (const [name, schema] of Object.entries(body?.properties ?? {})) add(name, 'body', schema, (body?.required ?? []).includes(name))
  return { method: route.method, pattern: route.pattern, access: operation.access, fields }
}

/** JSON Schema of what the tool takes. */
export function inputSchema({ fields }: ToolRequest) {
  return {
    type: 'object' as const,
    properties: Object.fromEntries([...fields].map(([name, { schema }]) => [name, schema])),
    required: [...fields].filter(([, { isRequired }]) => isRequired).map(([name]) => name),
    additionalProperties: false,
  }
}

export interface Filled {
  method: string
  /** With its query. */
  address: string
  body: Record<string, unknown> | undefined
}

/** Names that the tool does not take, required ones that are missing, and ids that lead elsewhere. The API judges the other values. */
export function misfits({ fields }: ToolRequest, given: Record<string, unknown>): string[] {
  const unknown = Object.keys(given).filter((name) => !fields.has(name))
  const missing = [...fields].filter(([name, { isRequired }]) => isRequired && (given[name] === undefined || given[name] === null)).map(([name]) => name)
  // An empty one would make the address of a whole list.
  const astray = [...fields].filter(([name, { place }]) => place === 'path' && !missing.includes(name) && (typeof given[name] !== 'string' || given[name].trim() === '')).map(([name]) => name)
  return [...unknown.map((name) => `${name}: this tool does not take it`), ...missing.map((name) => `${name}: is required`), ...astray.map((name) => `${name}: an id is expected here, as the list tools show it`)]
}

export function filled(tool: Tool, { method, pattern, fields }: ToolRequest, given: Record<string, unknown>): Filled {
  const of = (place: Place) => Object.entries(given).filter(([name, value]) => fields.get(name)?.place === place && value !== undefined)
  const path = Object.fromEntries(of('path'))
  const address = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(path[name])))
  const query = new URLSearchParams(of('query').filter(([, value]) => value !== null).map(([name, value]): [string, string] => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]))
  const isBodied = method !== 'GET'
  return { method, address: query.size ? `${address}?${query}` : address, body: isBodied ? { ...Object.fromEntries(of('body')), ...tool.fixed } : undefined }
}
