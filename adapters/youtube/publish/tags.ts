import { randomBytes } from 'node:crypto'
import type { Draft } from '@caidence/sdk'
import { textOf } from '../json.ts'

/** All tags together, commas included; a tag with a space counts its two quotes. */
const MAX_TAGS_LENGTH = 500
const MARKER = 'caidence'
const MARKER_BYTES = 8

/** Made once per delivery and carried in its checkpoint. Random, because two deliveries may be alike in everything else. */
export const newMarker = () => MARKER + randomBytes(MARKER_BYTES).toString('hex')

/** What is left for the author's own tags while the marker is among them. */
export const OWN_TAGS_LENGTH = MAX_TAGS_LENGTH - lengthOf([newMarker()]) - 1

export function tagsOf({ options }: Draft): string[] {
  const tags = (textOf(options.tags) ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^#/, ''))
    .filter(Boolean)
  return [...new Set(tags)]
}

export function lengthOf(tags: string[]): number {
  const quoted = tags.map((tag) => tag.length + (/\s/.test(tag) ? 2 : 0))
  return quoted.reduce((sum, length) => sum + length, 0) + Math.max(0, tags.length - 1)
}
