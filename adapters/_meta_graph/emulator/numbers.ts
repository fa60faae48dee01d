import { createHash } from 'node:crypto'

/** Steady growth, different for each thing and name, the same for every caller. */
export function grown(id: string, name: string, ageMs: number): number {
  return Math.floor((Math.max(0, ageMs) / 3_600_000) * rateOf(id, name))
}

/** A number between 1 and 256. */
export const rateOf = (id: string, name: string) =>
  createHash('sha256').update(`${id}:${name}`).digest()[0] + 1
