import { extractColorsFromImageData } from 'extract-colors'
import type { ColourRoles } from '~/api/profiles'
import { contrastPairs, inkOn, ratioOf, SHAPE_RATIO, TEXT_RATIO } from './contrast'

export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray | number[]
}

/** More than anybody compares; what is beyond them are the edges of shapes. */
const MOST_COLOURS = 8
/** Below this share of the picture a colour is the blur between two others. */
const LEAST_SHARE = 0.01
/** Half-transparent pixels are edges. */
const OPAQUE = 250

/** The colours of a picture, the largest first. Transparent ground is none. */
export function paletteOf({ width, height, data }: Pixels): string[] {
  const colours = extractColorsFromImageData(
    { width, height, data: data as Uint8ClampedArray },
    { pixels: 20_000, distance: 0.16, saturationDistance: 0.2, lightnessDistance: 0.16, hueDistance: 0.06, colorValidator: (_red: number, _green: number, _blue: number, alpha = 255) => alpha >= OPAQUE }
  )
  return colours
    .filter(({ area }) => area >= LEAST_SHARE)
    .sort((a, b) => b.area - a.area)
    .slice(0, MOST_COLOURS)
    .map(({ hex }) => hex.toLowerCase())
}

const WHITE = '#ffffff'
const NEAR_BLACK = '#111827'
/** From a colour's channels: how far it is from grey, 0 to 1. */
function chroma(hex: string) {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return Math.max(...channels) - Math.min(...channels)
}
const GREY_BELOW = 0.12

/** Roles for the colours of a logo; each pair that will stand upon each other is readable, or the role stays empty. */
export function suggestRoles(palette: string[]): ColourRoles {
  const vivid = palette.filter((hex) => chroma(hex) >= GREY_BELOW)
  const [ground, text] = [WHITE, palette.find((hex) => ratioOf(hex, WHITE) >= 12) ?? NEAR_BLACK]
  const fitting = (vivid.length ? vivid : palette).filter((hex) => ratioOf(hex, ground) >= SHAPE_RATIO && hex !== text)
  const [primary = null, secondary = null, accent = null] = fitting
  const roles = { primary, secondary, accent, background: ground, text }
  const button = contrastPairs(roles).find(({ key }) => key === 'button')
  return button && !button.isEnough && ratioOf(inkOn(primary!), primary!) < TEXT_RATIO ? { ...roles, primary: null } : roles
}
