import { isImage, isVideo, type Draft, type Format, type MediaRef } from '@caidence/sdk'
import manifest from '../package.json' with { type: 'json' }

export const SHORT = 'youtube.short'
/** A square or upright video up to this long is a Short, whatever anybody calls it. https://support.google.com/youtube/answer/15424877, read 2026-09-11. */
const SHORT_SECONDS = 180

export function formatOf({ format }: Draft): Format | undefined {
  const formats = manifest.caidence.adapters[0].formats as Format[]
  return formats.find(({ id }) => id === format)
}

export const videoOf = ({ media }: Draft): MediaRef | undefined => media.find(isVideo)

/** The picture beside a video becomes its thumbnail. */
export function thumbnailOf({ media }: Draft): { file: MediaRef; path: string } | null {
  const index = media.findIndex(isImage)
  return index === -1 ? null : { file: media[index], path: `media.${index}` }
}

export function isShortByNature({ width, height, seconds }: MediaRef): boolean {
  if (!width || !height || seconds === undefined) return false
  return width <= height && seconds <= SHORT_SECONDS
}
