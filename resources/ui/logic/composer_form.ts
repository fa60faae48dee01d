import type { Adapter, Brand, Connection, Crop, Format, Json, Media, Post, PostInput } from '~/api/types'
import { instantOf, wallClock } from '~/composables/use_time'
import type { RepeatForm } from './series_rule'
import { valuesToSend, type FieldValues } from './fields'

/** Alt text and crop are of this use of the file; in the library it stays as it is. */
export type ComposerMedia = Omit<Media, 'altText'> & { altText: string; crop?: Crop | null }
export interface ComposerTarget {
  connectionId: string
  format: string
  /** Somebody chose the format: it stays, whatever files come and go. */
  isChosen?: true
  /** Null: the text of all channels. */
  text: string | null
  options: FieldValues
  /** What becomes of files of another shape; borders unless said otherwise. */
  fit?: Shaping
  /** `manual`: a person posts it. */
  mode?: 'auto' | 'manual'
}
export type Shaping = NonNullable<PostInput['targets'][number]['fit']>
export type When = 'draft' | 'now' | 'at' | 'queue' | 'repeat'

/** What is typed, as it is typed. Everything else is derived from it. */
export interface ComposerForm {
  brandId: string
  text: string
  media: ComposerMedia[]
  targets: ComposerTarget[]
  when: When
  date: string
  time: string
  /** With `repeat`: how often. */
  repeat?: RepeatForm
}

/** Whether the same is typed; whose choice a format was is nothing to save. */
export const isSameForm = (one: ComposerForm, other: ComposerForm) => typed(one) === typed(other)
const typed = (form: ComposerForm) => JSON.stringify(form, (key, value: unknown) => (key === 'isChosen' ? undefined : value))

export const keyOf = ({ connectionId, format }: { connectionId: string; format: string }) => `${connectionId} ${format}`
const DAY = 86_400_000

export const toComposerMedia = (media: Media): ComposerMedia => ({ ...media, altText: media.altText ?? '' })

/** Tomorrow morning: never in the past, and easy to move. */
const suggestedTime = (zone: string) => ({ date: wallClock(new Date(Date.now() + DAY), zone).date, time: '09:00' })

export function emptyForm(brand: Brand): ComposerForm {
  return { brandId: brand.id, text: '', media: [], targets: [], when: 'at', ...suggestedTime(brand.timeZone) }
}

/** Deliveries that are over, or being sent, are no longer part of what can be edited. */
export function formOf(post: Post): ComposerForm {
  const editable = post.deliveries.filter(({ isEditable }) => isEditable)
  return {
    brandId: post.brandId,
    text: post.text,
    media: post.media.map((media) => ({ ...media, altText: media.altText ?? '' })),
    targets: editable.map(({ connectionId, format, text, options, fit, mode }) => ({ connectionId, format, text, options: { ...options } as FieldValues, fit, ...(mode === 'manual' && { mode }) })),
    when: post.publishAt && post.state !== 'draft' ? (editable.some(({ slotAt }) => slotAt) ? 'queue' : 'at') : 'draft',
    ...(post.publishAt ? wallClock(new Date(post.publishAt), post.timeZone) : suggestedTime(post.timeZone)),
  }
}

export function formatOf(adapters: Adapter[], connections: Connection[], target: { connectionId: string; format: string }): Format | undefined {
  const connection = connections.find(({ id }) => id === target.connectionId)
  return adapters.find(({ id }) => id === connection?.adapter)?.formats.find(({ id }) => id === target.format)
}

export const publishInstant = (form: ComposerForm, zone: string) => (form.date && form.time ? instantOf(form.date, form.time, zone) : null)

export function toInput(form: ComposerForm, zone: string, adapters: Adapter[], connections: Connection[]): PostInput {
  const at = form.when === 'at' ? publishInstant(form, zone) : null
  return {
    brandId: form.brandId,
    text: form.text,
    media: form.media.map(({ id, altText, crop }) => ({ id, ...(altText.trim() && { altText: altText.trim() }), ...(crop && { crop }) })),
    targets: form.targets.map((target) => ({
      connectionId: target.connectionId,
      format: target.format,
      text: target.text,
      ...(target.fit && { fit: target.fit }),
      ...(target.mode === 'manual' && { mode: target.mode }),
      options: valuesToSend(formatOf(adapters, connections, target)?.options ?? [], target.options) as Record<string, Json>,
    })),
    // A series is begun on its own way; until then it is a draft.
    when: form.when === 'repeat' ? 'draft' : form.when,
    ...(at && { publishAt: at.toISOString() }),
    timeZone: zone,
  }
}
