import type { Adapter, Connection, Field, Format } from '~/api/types'
import { keyOf, type ComposerTarget } from './composer_form'
import type { FieldValues } from './fields'

type Files = { type: string }[]

/** The first that takes this number of files and these kinds, else kinds they can be converted to. */
function firstFitting(formats: Format[], media: Files): Format | undefined {
  const familyOf = (type: string) => type.split('/')[0]
  const takes = ({ media: limits }: Format, isTaken: (type: string) => boolean) => media.length >= limits.min && media.length <= limits.max && media.every(({ type }) => isTaken(type))
  const asItIs = formats.find((format) => takes(format, (type) => format.media.types.includes(type)))
  return asItIs ?? formats.find((format) => takes(format, (type) => format.media.types.some((taken) => familyOf(taken) === familyOf(type))))
}

/** A sensible first format for what is there. */
export const fittingFormat = (formats: Format[], media: Files): Format => firstFitting(formats, media) ?? formats[0]

const formatsOf = (target: ComposerTarget, connections: Connection[], adapters: Adapter[]) => {
  const connection = connections.find(({ id }) => id === target.connectionId)
  return adapters.find(({ id }) => id === connection?.adapter)?.formats ?? []
}

/** Somebody's choice is told from ours by being another one. Where nothing fits the files, nothing can be told. */
export function isChosenByHand(format: string, formats: Format[], media: Files): boolean {
  const fitting = firstFitting(formats, media)
  return fitting !== undefined && fitting.id !== format
}

/** Of targets that come from elsewhere (a saved draft, a version from the history): whose format somebody chose. */
export function withChoices(targets: ComposerTarget[], media: Files, connections: Connection[], adapters: Adapter[]): ComposerTarget[] {
  return targets.map((target) => (!target.isChosen && isChosenByHand(target.format, formatsOf(target, connections, adapters), media) ? { ...target, isChosen: true } : target))
}

/** What both formats ask in the same way is answered already. */
export function carriedOptions(options: FieldValues, from: Field[], to: Field[]): FieldValues {
  const asked = new Set(from.map((field) => JSON.stringify(field)))
  const kept = to.filter((field) => asked.has(JSON.stringify(field)) && options[field.key] !== undefined)
  return Object.fromEntries(kept.map(({ key }) => [key, options[key]]))
}

/** What became of a channel's format, by the key of the target as it is now. */
export type Followed = Map<string, { from: Format; to: Format }>

/**
 * The files changed: every channel whose format nobody chose gets the one that takes them. Where none does, it stays, and
 * the check says what is wrong. `taken` are posts that exist already and cannot change: the same channel and format twice is refused.
 */
export function followFiles(targets: ComposerTarget[], media: Files, connections: Connection[], adapters: Adapter[], taken: string[] = []): { targets: ComposerTarget[]; followed: Followed } {
  const followed: Followed = new Map()
  const keys = new Set([...taken, ...targets.map(keyOf)])
  const next = targets.map((target): ComposerTarget => {
    const formats = formatsOf(target, connections, adapters)
    const [from, to] = [formats.find(({ id }) => id === target.format), firstFitting(formats, media)]
    if (target.isChosen || !from || !to || from === to) return target
    const moved = { ...target, format: to.id, options: carriedOptions(target.options, from.options, to.options) }
    if (keys.has(keyOf(moved))) return target
    keys.add(keyOf(moved))
    followed.set(keyOf(moved), { from, to })
    return moved
  })
  return { targets: next, followed }
}
