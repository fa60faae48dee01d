import { isVideo, RATIO_TOLERANCE, type MediaLimits, type MediaRef } from '@caidence/sdk'
import type { Crop, Cut, Shaping } from './recipe.ts'

export interface Size {
  width: number
  height: number
}

/** The nearest ratio (width by height) that is accepted; null when the one it has is. */
export function nearestRatio(limits: MediaLimits, ref: MediaRef, { width, height }: Size): number | null {
  const range = isVideo(ref) ? limits.videoRatio : limits.imageRatio
  const [least, most] = range ?? [0, Infinity]
  const actual = width / height
  const isWithin = actual >= least - RATIO_TOLERANCE && actual <= most + RATIO_TOLERANCE
  const single = limits.ratios?.map(([across, down]) => across / down)
  if (isWithin && (!single || single.some((ratio) => Math.abs(actual - ratio) <= RATIO_TOLERANCE))) return null

  const choices = single?.filter((ratio) => ratio >= least && ratio <= most)
  if (!choices) return Math.min(Math.max(actual, least), most)
  return choices.sort((one, other) => distance(one, actual) - distance(other, actual))[0] ?? null
}

/** 1:2 is as far from 1:1 as 2:1. */
const distance = (one: number, other: number) => Math.abs(Math.log(one / other))

/** The size of a picture after it got the ratio: larger with borders, smaller by what is cut off. */
export function shaped({ width, height }: Size, ratio: number, shaping: Shaping): Size {
  const isTooWide = width / height > ratio
  return isTooWide === (shaping === 'pad') ? { width, height: width / ratio } : { width: height * ratio, height }
}

/** Scaled down to the bounds, never up, in whole pixels, or in pairs of them. */
export function scaledInto({ width, height }: Size, bounds: Size, multiple = 1): Size {
  const scale = Math.min(1, bounds.width / width, bounds.height / height)
  const whole = (length: number, most: number) => Math.max(multiple, Math.min(Math.round((length * scale) / multiple), Math.floor(most / multiple)) * multiple)
  return { width: whole(width, bounds.width), height: whole(height, bounds.height) }
}

/** Whole pixels of a crop, at least one, within the picture whatever rounding does. */
export function cutOf({ width, height }: Size, crop: Crop): Cut {
  const along = (from: number, share: number, length: number) => {
    const start = Math.min(length - 1, Math.max(0, Math.round(from * length)))
    return [start, Math.max(1, Math.min(length - start, Math.round(share * length)))] as const
  }
  const [[left, across], [top, down]] = [along(crop.x, crop.width, width), along(crop.y, crop.height, height)]
  return { left, top, width: across, height: down }
}

/** Less than a pixel of any picture we take is left out: that is no crop. */
export const isWhole = ({ x, y, width, height }: Crop) => x < LEAST_SHARE && y < LEAST_SHARE && width > 1 - LEAST_SHARE && height > 1 - LEAST_SHARE
const LEAST_SHARE = 0.0001

/** The largest size of the picture that lies within the frame as a whole. */
export function contained({ width, height }: Size, frame: Size, multiple = 1): Size {
  const scale = Math.min(frame.width / width, frame.height / height)
  const whole = (length: number, most: number) => Math.min(most, Math.max(multiple, Math.round((length * scale) / multiple) * multiple))
  return { width: whole(width, frame.width), height: whole(height, frame.height) }
}
