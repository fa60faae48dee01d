import canonicalize from 'canonicalize'
import { diffWordsWithSpace } from 'diff'
import type { Content } from './content.ts'
import type { ContentDiff, DiffPart, OtherChange } from './shapes.ts'

/** Longer texts than this are shown as replaced: word by word they would take seconds, and read as confetti. */
const DIFF_MOST = 20_000

const keyOf = ({ connectionId, format }: { connectionId: string; format: string }) => `${connectionId} ${format}`

export function diffContents(before: Content, after: Content): ContentDiff {
  const earlier = new Map(before.parts.map((part) => [keyOf(part), part]))
  const later = new Map(after.parts.map((part) => [keyOf(part), part]))
  const both = after.parts.filter((part) => earlier.has(keyOf(part)))
  const texts = both.filter((part) => earlier.get(keyOf(part))!.text !== part.text).map((part) => ({ connectionId: part.connectionId, format: part.format, parts: diffTexts(earlier.get(keyOf(part))!.text, part.text) }))

  // The database keeps properties in an order of its own.
  const differs = (one: unknown, other: unknown) => canonicalize(one) !== canonicalize(other)
  const others: OtherChange[] = []
  if (differs(before.media.map(({ id, crop }) => [id, crop]), after.media.map(({ id, crop }) => [id, crop]))) others.push('media')
  else if (differs(before.media, after.media)) others.push('altText')
  if (both.some((part) => differs([earlier.get(keyOf(part))!.options, earlier.get(keyOf(part))!.fit], [part.options, part.fit]))) others.push('options')
  if (after.parts.some((part) => !earlier.has(keyOf(part)))) others.push('added_channel')
  if (before.parts.some((part) => !later.has(keyOf(part)))) others.push('removed_channel')
  return { texts, others }
}

export function diffTexts(before: string, after: string): DiffPart[] {
  if (before.length + after.length > DIFF_MOST) return [{ kind: 'removed' as const, text: before }, { kind: 'added' as const, text: after }].filter(({ text }) => text)
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
}
