import { AdapterFault, type Json } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Graph, type Speaker } from './graph.ts'
import { listOf, numberOf, objectOf, textOf, type JsonObject } from './json.ts'

/** One metric as it was answered, by its own name; a metric without an entry was not told. */
export type Insights = Map<string, JsonObject>

/** One name the platform does not know (any more) fails the whole call; these are the ways it says so. */
const UNKNOWN_NAME = ['E_CONTENT_INVALID', 'E_UNSUPPORTED']

/** Reads numbers of an account or a post, and survives the retirement of single ones. */
@injectable()
export class InsightsReader {
  constructor(@inject(Graph) private graph: Graph) {}

  async read(
    object: string,
    names: string[],
    query: Record<string, string>,
    as: Speaker
  ): Promise<Insights> {
    try {
      return await this.ask(object, names, query, as)
    } catch (error) {
      if (isUnknownName(error) && names.length === 1) return new Map()
      if (names.length === 1 || !(isUnknownName(error) || isUnknownError(error))) throw error
    }
    const found: Insights = new Map()
    let trouble: unknown
    for (const name of names) {
      try {
        for (const [key, entry] of await this.read(object, [name], query, as)) found.set(key, entry)
      } catch (error) {
        if (!isUnknownError(error)) throw error
        trouble = error
      }
    }
    // What fails for every name is no matter of a name.
    if (trouble && found.size === 0) throw trouble
    return found
  }

  private async ask(
    object: string,
    names: string[],
    query: Record<string, string>,
    as: Speaker
  ): Promise<Insights> {
    const asked = { ...query, metric: names.join(',') }
    const entries = listOf(await this.graph.read(`${object}/insights`, asked, as))
    return new Map(
      entries.flatMap((entry) => (textOf(entry.name) ? [[textOf(entry.name)!, entry]] : []))
    )
  }
}

function isUnknownName(error: unknown): boolean {
  return AdapterFault.is(error) && UNKNOWN_NAME.includes(error.code)
}

/** A name it does not know may also be "an unknown error": code 1, which any other trouble may be as well. */
function isUnknownError(error: unknown): boolean {
  return AdapterFault.is(error) && error.code === 'E_REMOTE_DOWN' && error.facts.remoteCode === '1'
}

/** A number over the life of a post, or over the whole window; a value by kinds is added up. Null: not told. */
export function totalIn(entry: JsonObject | undefined): number | null {
  if (!entry) return null
  const values = Array.isArray(entry.values) ? entry.values.map(objectOf) : []
  return countIn(values.at(-1)?.value ?? objectOf(entry.total_value).value)
}

/** A count, or the sum of counts by kind. */
export function countIn(value: Json | undefined): number | null {
  const number = numberOf(value)
  if (number !== undefined) return number
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const parts = Object.values(value).map((part) => numberOf(part))
  return parts.every((part) => part !== undefined)
    ? parts.reduce((sum, part) => sum + part, 0)
    : null
}

/** Milliseconds as seconds. */
export const secondsOf = (milliseconds: number | null) =>
  milliseconds === null ? null : milliseconds / 1000
