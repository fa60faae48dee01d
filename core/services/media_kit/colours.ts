import type { ColourRoles } from '#services/profiles/shapes'

/** WCAG 2.2, 1.4.3: running text. */
const TEXT = 4.5
/** How much a card differs from the ground. */
const CARD = 0.03
/** How far a colour goes towards black or white in one try. */
const STEP = 0.04

const COLOUR = /^#[0-9a-f]{6}$/i

type Rgb = [red: number, green: number, blue: number]

export interface Palette {
  ground: string
  text: string
  /** Text of lesser weight. */
  quiet: string
  /** Cards on the ground, and the lines around them. */
  card: string
  line: string
  primary: string
  onPrimary: string
  /** The primary colour as text on the ground, as readable as it has to be. */
  primaryText: string
  secondary: string
  onSecondary: string
  accent: string
}

const DEFAULTS = { primary: '#3b2fa6', secondary: '#e8e6fb', accent: '#d9622b', background: '#ffffff', text: '#1b1f2a' }

const parse = (colour: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as Rgb
const print = (rgb: Rgb) => `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
const mix = (one: string, other: string, share: number) => print(parse(one).map((value, index) => value + (parse(other)[index] - value) * share) as Rgb)

function luminance(colour: string): number {
  const [red, green, blue] = parse(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever is read better on it. */
const extremeOn = (ground: string) => (contrast('#ffffff', ground) >= contrast('#000000', ground) ? '#ffffff' : '#000000')

/** The colour itself where it can be read on every ground, else the nearest mixture with black or white that can. */
export function readable(colour: string, grounds: string[]): string {
  const target = extremeOn(grounds[0])
  const isEnough = (tried: string) => grounds.every((ground) => contrast(tried, ground) >= TEXT)
  for (let share = 0; share < 1; share += STEP) {
    const tried = mix(colour, target, share)
    if (isEnough(tried)) return tried
  }
  return target
}

/** A little nearer to the text; on grounds of middle brightness, where that would cost what can be read, a little further away. */
function cardOn(ground: string): string {
  const ink = extremeOn(ground)
  const nearer = mix(ground, ink, CARD)
  return contrast(ink, nearer) >= TEXT ? nearer : mix(ground, ink === '#ffffff' ? '#000000' : '#ffffff', CARD)
}

/** What a page is drawn with. A role nobody chose is taken from the next of the given sets, or from ours; pairs that could not be read are put right. */
export function paletteOf(...sets: (ColourRoles | null | undefined)[]): Palette {
  const chosen = (role: keyof ColourRoles) => sets.map((set) => set?.[role]).find((colour) => COLOUR.test(colour ?? '')) ?? DEFAULTS[role]
  const [ground, primary, secondary, accent] = [chosen('background'), chosen('primary'), chosen('secondary'), chosen('accent')]
  const card = cardOn(ground)
  const text = readable(chosen('text'), [ground, card])
  return {
    ...{ ground, card, text, primary, secondary, accent },
    quiet: readable(mix(text, ground, 0.35), [ground, card]),
    line: mix(ground, text, 0.14),
    onPrimary: readable(mix(extremeOn(primary), primary, 0.06), [primary]),
    primaryText: readable(primary, [ground, card]),
    onSecondary: readable(chosen('text'), [secondary]),
  }
}
