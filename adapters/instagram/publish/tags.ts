import type { Draft } from '@caidence/sdk'
import { textOf } from '@caidence/meta-graph'

/** The platform's own maximum of tags on one picture. */
export const MAX_TAGS = 20
/** Tags stand in a row a little below the middle, where they cover no faces. */
const ROW = 0.85

/** The `user_tags` parameter. A picture wants a place for each name; a reel takes none. */
export function userTagsOf({ format, options }: Draft): string | null {
  const names = namesIn(options.userTags)
  if (names.length === 0) return null
  const isPicture = format === 'instagram.feed'
  return JSON.stringify(
    names.map((username, index) =>
      isPicture ? { username, x: share(index, names.length), y: ROW } : { username }
    )
  )
}

const share = (index: number, count: number) => Math.round(((index + 1) / (count + 1)) * 100) / 100

export function namesIn(value: Draft['options'][string] | undefined): string[] {
  return (textOf(value) ?? '')
    .split(',')
    .map((name) => name.trim().replace(/^@/, ''))
    .filter(Boolean)
}
