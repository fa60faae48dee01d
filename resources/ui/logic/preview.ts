import type { CheckIssue, Crop, Format, PreviewModel } from '~/api/types'
import type { ComposerMedia } from './composer_form'
import type { FieldValues } from './fields'

/** `tall` fills the screen; the others stand under a header. */
export type PreviewShape = 'tall' | 'document' | 'link' | 'poll' | 'text' | 'feed'

const POLL = /^poll-\d+$/

/** From what the format takes and what its adapter says of it; no platform is known here. */
export function shapeOf(model: PreviewModel, format: Format | undefined): PreviewShape {
  if ((model.badges ?? []).some((badge) => POLL.test(badge))) return 'poll'
  // What the app's own buttons lie over is shown on the whole screen; a tall picture in a feed is not.
  if (model.safeArea) return 'tall'
  if (!format) return 'feed'
  if (format.media.types.includes('application/pdf')) return 'document'
  if (format.media.min === 0 && format.options.some(({ kind }) => kind === 'url')) return 'link'
  if (format.media.max === 0) return 'text'
  return 'feed'
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

/** The card under a post that leads to a page: what its options say of it. */
export function linkCard(format: Format, options: FieldValues) {
  const address = format.options.find(({ kind }) => kind === 'url')
  const url = address ? textOf(options[address.key]) : ''
  return { url, host: URL.parse(url)?.host ?? null, title: textOf(options.title), description: textOf(options.description) }
}

/** The question is the first option that is asked for, the choices those that are numbered. */
export function pollOf(format: Format, options: FieldValues) {
  const texts = format.options.filter(({ kind }) => kind === 'text')
  const choices = texts.filter(({ key }) => /\d$/.test(key))
  const question = texts.find(({ key }) => !choices.some((choice) => choice.key === key))
  return { question: question ? textOf(options[question.key]) : '', choices: choices.map(({ key, label }) => ({ label, text: textOf(options[key]) })).filter(({ text }, index) => text || index < 2) }
}

/** What becomes of each file before it is sent, by its id: said by the check, at the file's place in the post. */
export function fitsOf(issues: CheckIssue[], media: { id: string }[]): Map<string, 'pad' | 'crop'> {
  return new Map(
    issues.flatMap(({ rule, path }) => {
      const [, index] = /^media\.(\d+)$/.exec(path) ?? []
      const id = index !== undefined ? media[Number(index)]?.id : undefined
      return id && (rule === 'fit.pad' || rule === 'fit.crop') ? [[id, rule === 'fit.pad' ? 'pad' : 'crop'] as const] : []
    })
  )
}

/** The part of a picture that is shown, in its own pixels. */
export function viewOf({ width, height, crop }: { width: number; height: number; crop?: Crop | null }) {
  const { x, y, width: across, height: down } = crop ?? { x: 0, y: 0, width: 1, height: 1 }
  return { x: x * width, y: y * height, width: across * width, height: down * height }
}

/** What is added where a file gets borders: our conversions paint pictures white and videos black. A screen that a file does not fill is black. */
export const groundOf = ({ isVideo }: Pick<ComposerMedia, 'isVideo'>, fit: 'pad' | 'crop' | 'screen' | undefined) => (isVideo || fit === 'screen' ? '#000' : '#fff')

const COVER_MILLISECONDS = 'thumbOffset'

/** The option that says at which moment of a video its cover is; by convention `thumbOffset`, in milliseconds. */
export const coverField = (format: Format | undefined) => format?.options.find(({ key, kind }) => kind === 'number' && key === COVER_MILLISECONDS)

/** A format of one video that takes one picture more takes it as the cover. */
export const takesCoverPicture = (format: Format | undefined) =>
  Boolean(format && format.media.max === 2 && format.media.types.some((type) => type.startsWith('video/')) && format.media.types.some((type) => type.startsWith('image/')))
