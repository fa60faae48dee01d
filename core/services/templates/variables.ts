/**
 * Gaps in a template's text: `{{product}}`. Text is put in their place and nothing is worked out, so no template can do
 * anything but stand there. The browser fills them by the very same lines, so nothing here imports anything.
 */

export type Variable = {
  name: string
  description: string | null
  /** What stands there when nothing else is given. */
  fallback: string | null
}

/** Filled by themselves. */
export const BUILT_IN = ['brand.name', 'date', 'weekday', 'month', 'year'] as const

/** Small letters, digits and underscores: what people can neither mistype nor mistake. */
export const VARIABLE_NAME = /^[a-z][a-z0-9_]{0,39}$/

const GAP = /\{\{([^{}\n]*)\}\}/g
/** A name that differs in more letters than this is another name. */
const ALIKE = 2

/** In the order of their first place. */
export const namesIn = (...texts: string[]): string[] => [...new Set(texts.flatMap((text) => [...text.matchAll(GAP)].map(([, name]) => name.trim())))]

export interface UnknownName {
  name: string
  /** The one that was probably meant. */
  meant: string | null
}

/** Names that nothing would be put in for. */
export function unknownIn(text: string, own: readonly string[]): UnknownName[] {
  const known = [...own, ...BUILT_IN]
  return namesIn(text)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, meant: nearest(name, known) }))
}

/** Once through: what is put in is not looked through again. Gaps without a value stay. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(GAP, (gap, name: string) => (Object.hasOwn(values, name.trim()) ? values[name.trim()] : gap))

/** Given values go before fallbacks; an empty one is none. */
export function valuesOf(variables: readonly Variable[], given: Readonly<Record<string, string>>, builtIn: Readonly<Record<string, string>>): Record<string, string> {
  const own = variables.flatMap(({ name, fallback }) => {
    const value = (Object.hasOwn(given, name) && given[name]) || fallback
    return value ? [[name, value]] : []
  })
  return { ...Object.fromEntries(own), ...builtIn }
}

/** The built-in ones for a post of a brand that goes out at an instant, as the brand's clock has it. */
export function builtInValues({ brandName, timeZone, at, locale }: { brandName: string; timeZone: string; at: Date; locale: string }): Record<(typeof BUILT_IN)[number], string> {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at)
  return {
    'brand.name': brandName,
    'date': part({ day: 'numeric', month: 'long', year: 'numeric' }),
    'weekday': part({ weekday: 'long' }),
    'month': part({ month: 'long' }),
    'year': part({ year: 'numeric' }),
  }
}

/** What to do about a name that is not known, as a sentence. */
export const sentenceOfUnknown = ({ name, meant }: UnknownName): string =>
  meant ? `{{${name}}} is not a variable of this template. Did you mean {{${meant}}}?` : `{{${name}}} is not a variable of this template. Add it to the variables, or take it out of the text.`

function nearest(name: string, known: readonly string[]): string | null {
  const [best] = known.map((other) => ({ other, apart: distance(name.toLowerCase(), other) })).sort((a, b) => a.apart - b.apart)
  return best && best.apart <= ALIKE && best.apart < best.other.length ? best.other : null
}

/** Letters that have to be put in, taken out or changed (Levenshtein). Names are short. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > ALIKE) return ALIKE + 1
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1))
    row = next
  }
  return row[other.length]
}
