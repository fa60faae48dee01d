import type { VineValidator } from '@vinejs/vine'
import type { Ability } from '#services/accounts/abilities'

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export type Schema = Record<string, unknown>

/** A schema of an object whose keys TypeScript knows: tests compare them with what transformers return. */
export interface ObjectSchema<Key extends string = string> extends Schema {
  type: 'object'
  properties: Record<Key, Schema>
  required: Key[]
}

export type Validator = VineValidator<any, any>

/** One answer that is not a refusal. */
export interface Success {
  status: number
  description: string
  /** None: no body. */
  schema?: Schema
  contentType?: string
  /** What else the answer may come as; its schema is the same. */
  otherTypes?: string[]
  headers?: Record<string, Schema>
}

/** What the document says of one route. */
export interface Operation {
  /** Names of methods in generated clients; never changed. */
  operationId: string
  tag: string
  summary: string
  description?: string
  /** Who may ask: anybody, a session only, or a session and tokens with the ability. */
  access: 'public' | 'session' | Ability
  body?: Validator
  /** In place of `body`, where it is not JSON. */
  content?: Record<string, { schema: Schema; encoding?: Record<string, unknown> }>
  query?: Validator
  /** Schemas of path parameters; `id` is a UUID unless it is here. */
  params?: Record<string, Schema>
  /** Takes the header If-Match, with the ETag of what the client has seen. */
  ifMatch?: true
  success: Success
  /** Refusals beside those that follow from the rest: status → why, in a few words. */
  refusals?: Record<number, string>
  /** Replaces the schema of a refusal that carries more than a problem does. */
  refusalSchemas?: Record<number, Schema>
  /** Refusals that browsers get as a page. */
  refusalPages?: number[]
}

/** Route name → operation. */
export type Operations = Record<string, Operation>
