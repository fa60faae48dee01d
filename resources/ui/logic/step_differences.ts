/** One field that two versions of a step hold differently, each as words. */
export interface StepDifference {
  /** Such as `contact.email`, without numbers. */
  path: string
  mine: string
  theirs: string
}

/** More would not be read; whoever has more sees that there are more. */
export const DIFFERENCES_MOST = 12

/** Leaves of a form: path → words. A list of words is one leaf. */
function leaves(value: unknown, path: string, found: Map<string, string>) {
  const isWords = Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)
  if (isWords) found.set(path, (value as unknown[]).join(', '))
  else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) leaves(part, path ? `${path}.${key}` : key, found)
  else found.set(path, value === null || value === undefined ? '' : String(value))
  return found
}

export function differences(mine: object, theirs: object): StepDifference[] {
  const [own, other] = [leaves(mine, '', new Map()), leaves(theirs, '', new Map())]
  const paths = [...new Set([...own.keys(), ...other.keys()])]
  return paths.map((path) => ({ path, mine: own.get(path) ?? '', theirs: other.get(path) ?? '' })).filter((one) => one.mine !== one.theirs)
}

/** The name of the field, for its label: `contact.email` and `segments.2.email` are both `email`. */
export const fieldOf = (path: string) => path.split('.').filter((part) => !/^\d+$/.test(part)).at(-1) ?? path
/** Which of a list, counted as people count; null outside lists. */
export const placeOf = (path: string) => {
  const place = path.split('.').find((part) => /^\d+$/.test(part))
  return place === undefined ? null : Number(place) + 1
}
