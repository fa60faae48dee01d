import type { ColourRoles } from '~/api/profiles'

/** WCAG 2.2, success criteria 1.4.3 (text; 3 for large text) and 1.4.11 (shapes that carry meaning). */
export const TEXT_RATIO = 4.5
export const SHAPE_RATIO = 3

/** `#rrggbb` in lower case of what was typed ("#AABBCC", "abc", "teal"), or undefined where it is no colour. */
export function asHex(typed: string): string | undefined {
  const text = typed.trim().toLowerCase()
  const bare = text.match(/^#?([0-9a-f]{3}|[0-9a-f]{6})$/)?.[1]
  if (!bare) return undefined
  return `#${bare.length === 3 ? [...bare].map((digit) => digit + digit).join('') : bare}`
}

/** How bright a colour is to the eye: "relative luminance" of WCAG, of sRGB. */
function brightness(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** Of two colours as `asHex` gives them. A library would weigh as much as a whole page: the dashboard asks this too. */
export function ratioOf(one: string, other: string): number {
  const [darker, lighter] = [brightness(one), brightness(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** Rounded down: 4.496 is not 4.5. */
export const shownRatio = (ratio: number) => (Math.floor(ratio * 100) / 100).toFixed(2)

export interface ContrastPair {
  key: 'text' | 'primary' | 'secondary' | 'accent' | 'button'
  front: string
  ground: string
  ratio: number
  needed: number
  isEnough: boolean
}

const WHITE = '#ffffff'
const BLACK = '#000000'

/** Black or white, whichever reads better on it. */
export const inkOn = (ground: string) => (ratioOf(WHITE, ground) >= ratioOf(BLACK, ground) ? WHITE : BLACK)

/** The pairs that will stand upon each other. Where no ground was chosen, posts and pages have white. */
export function contrastPairs(colours: ColourRoles): ContrastPair[] {
  const { primary, secondary, accent, text } = colours
  const ground = colours.background ?? WHITE
  const pair = (key: ContrastPair['key'], front: string | null, on: string, needed: number): ContrastPair[] => {
    if (!front || !asHex(front) || !asHex(on)) return []
    const ratio = ratioOf(front, on)
    return [{ key, front, ground: on, ratio, needed, isEnough: ratio >= needed }]
  }
  return [
    ...pair('text', text, ground, TEXT_RATIO),
    ...pair('primary', primary, ground, SHAPE_RATIO),
    ...pair('secondary', secondary, ground, SHAPE_RATIO),
    ...pair('accent', accent, ground, SHAPE_RATIO),
    ...(primary && text && colours.background ? pair('button', ratioOf(ground, primary) >= ratioOf(text, primary) ? ground : text, primary, TEXT_RATIO) : []),
  ]
}
