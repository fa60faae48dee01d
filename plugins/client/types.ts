import type { operations, PLACES } from './schema.ts'

export type OperationId = keyof typeof PLACES & keyof operations

type Parameters<Id extends OperationId> = operations[Id]['parameters']
type Present<T> = [T] extends [never] ? false : [T] extends [undefined] ? false : true

/** The query of an operation. */
export type Query<Id extends OperationId> = NonNullable<Parameters<Id>['query']>
type Path<Id extends OperationId> = NonNullable<Parameters<Id>['path']>

/** The JSON body of an operation; text where it takes a table. */
export type Body<Id extends OperationId> = operations[Id] extends { requestBody?: { content: infer Content } }
  ? Content extends { 'application/json': infer Json }
    ? Json
    : Content extends { 'text/csv': unknown }
      ? string
      : FormData
  : never

type Demanding<Id extends OperationId> = operations[Id] extends { requestBody: { content: unknown } } ? true : false

type Content<Response> = Response extends { content: { 'application/json': infer Json } }
  ? Json
  : Response extends { content: { 'text/csv': unknown } }
    ? string
    : Response extends { content: Record<string, unknown> }
      ? Uint8Array
      : undefined

/** What an operation answers: JSON as its type, tables as text, files as bytes, nothing as undefined. */
export type Answer<Id extends OperationId> = Content<operations[Id]['responses'][keyof operations[Id]['responses']]>

export interface CallOptions {
  /** Ends the call. What was sent may have been carried out. */
  signal?: AbortSignal
  /** In place of a made-up one: the same key never has a second effect. POST only. */
  idempotencyKey?: string
  /** The ETag of what you have seen, for operations that compare it. */
  ifMatch?: string
}

/** What a call of this operation takes. */
export type Options<Id extends OperationId> = CallOptions &
  (Present<Parameters<Id>['path']> extends true ? { path: Path<Id> } : { path?: undefined }) &
  (undefined extends Parameters<Id>['query'] ? { query?: Query<Id> } : { query: Query<Id> }) &
  (Demanding<Id> extends true ? { body: Body<Id> } : { body?: Body<Id> })

/** Operations whose lists have pages. */
export type Paged = { [Id in OperationId]: Answer<Id> extends { data: unknown[]; nextCursor: string | null } ? Id : never }[OperationId]
