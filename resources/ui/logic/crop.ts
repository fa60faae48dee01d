import type { Crop } from '~/api/types'

/** The largest part with that ratio (width by height) around the middle of what was chosen, within the picture. */
export function cropOfRatio(from: Crop, ratio: number, pictureRatio: number): Crop {
  // In shares of a picture that is not square, a square is not one.
  const wanted = ratio / pictureRatio
  const width = Math.min(1, wanted)
  const height = Math.min(1, width / wanted)
  const along = (middle: number, length: number) => Math.min(1 - length, Math.max(0, middle - length / 2))
  return { x: along(from.x + from.width / 2, width), y: along(from.y + from.height / 2, height), width, height }
}
