import type { MediaLimits, MediaRef } from '@caidence/sdk'
import { NARROWEST, PICTURE_SIDE_MOST } from './limits.ts'
import { nameOfType, type Notice } from './notice.ts'
import type { ImageRecipe, Shaping } from './recipe.ts'
import { nearestRatio, scaledInto, shaped, type Size } from './shapes.ts'
import type { Plan, Wrong } from './plan.ts'

/** What we can write; where several are accepted, the first. */
const OUTPUTS: ImageRecipe['type'][] = ['image/jpeg', 'image/png', 'image/webp']

/** How a picture would be made to fit; null where nothing we can write is accepted. */
export function planImage(limits: MediaLimits, ref: MediaRef, shaping: Shaping, wrongOf: Wrong): Plan | null {
  if (!ref.width || !ref.height) return null
  const type = typeFor(limits, ref, wrongOf(ref).has('media.bytes'))
  if (!type) return null

  const size = { width: ref.width, height: ref.height }
  const ratio = nearestRatio(limits, ref, size)
  const wanted = ratio ? shaped(size, ratio, shaping) : size
  const frame = scaledInto(wanted, { width: Math.min(limits.maxWidth ?? Infinity, PICTURE_SIDE_MOST), height: PICTURE_SIDE_MOST })
  const maxBytes = limits.imageMaxBytes ?? limits.maxBytes ?? null
  const recipe: ImageRecipe = { kind: 'image', type, ...frame, shaping: ratio ? shaping : null, maxBytes, minWidth: Math.max(NARROWEST, limits.autoScaled ? 0 : (limits.minWidth ?? 0)) }
  const becomes: MediaRef = { ...ref, type, ...frame, bytes: Math.min(ref.bytes, maxBytes ?? Infinity) }
  return { recipe, ref: becomes, notices: noticesOf(ref, recipe, size, maxBytes) }
}

/** A type that stays is best. A picture that is too large becomes a JPEG: quality can be traded for bytes there. */
function typeFor({ types }: MediaLimits, { type }: MediaRef, isTooLarge: boolean): ImageRecipe['type'] | null {
  const accepted = OUTPUTS.filter((output) => types.includes(output))
  const isLossless = type === 'image/png'
  if (accepted.includes(type as ImageRecipe['type']) && !(isTooLarge && isLossless && accepted[0] === 'image/jpeg')) return type as ImageRecipe['type']
  return accepted[0] ?? null
}

function noticesOf(ref: MediaRef, recipe: ImageRecipe, before: Size, maxBytes: number | null): Notice[] {
  const { type, width, height, shaping } = recipe
  const notices: Notice[] = []
  if (type !== ref.type) notices.push({ rule: 'fit.type', params: { actual: nameOfType(ref.type), to: nameOfType(type), flattens: type === 'image/jpeg' && ref.type !== 'image/jpeg' } })
  if (shaping) notices.push({ rule: `fit.${shaping}`, params: { width, height } })
  else if (width < before.width) notices.push({ rule: 'fit.scaled', params: { width, height } })
  if (maxBytes && ref.bytes > maxBytes) notices.push({ rule: 'fit.bytes', params: { limit: maxBytes } })
  return notices
}
