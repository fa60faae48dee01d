import { addressesIn, type ShortLink } from '~/api/links'
import { filled, withHashtags, type Template } from '~/api/templates'
import type { ComposerForm, ComposerTarget } from './composer_form'

/** Of the form, what the tools change. */
export type Texts = Pick<ComposerForm, 'text' | 'targets'>

export interface Place {
  text: string
  connectionId: string | null
  /** Which of the channels has it; null: the text of all. */
  index: number | null
}

/** What looks like a short link of ours; the host may be one without a dot. The server knows which of them are. */
const SHORT = /https?:\/\/[^\s/?#<>"]+(?:\/[\w-]+)*?\/l\/([1-9A-HJ-NP-Za-km-z]{10})(?![0-9A-Za-z])/gi

/** Codes of the short links in a text. */
export const codesIn = (text: string): string[] => [...text.matchAll(SHORT)].map(([, code]) => code!)

/** How many addresses of a text could be shortened. */
export const longIn = (text: string): number => addressesIn(text).filter(({ url }) => !codesIn(url).length).length

const inUse = ({ text, targets }: Texts) => (targets.length === 0 || targets.some((target) => target.text === null) ? [text] : [])
export const allTexts = (texts: Texts): string[] => [...inUse(texts), ...texts.targets.flatMap(({ text }) => text ?? [])]

/** The texts to shorten. Several channels with one text get one each, unless they are to share their links. */
export function placesToShorten(texts: Texts, eachChannel: boolean): Place[] {
  const { text, targets } = texts
  const sharing = targets.flatMap((target, index) => (target.text === null ? [{ ...target, index }] : []))
  const channels = new Set(sharing.map(({ connectionId }) => connectionId))
  const own = targets.flatMap((target, index): Place[] => (target.text === null ? [] : [{ text: target.text, connectionId: target.connectionId, index }]))
  const shared: Place[] = eachChannel && channels.size > 1 ? sharing.map(({ connectionId, index }) => ({ text, connectionId, index })) : inUse(texts).map(() => ({ text, connectionId: channels.size === 1 ? [...channels][0]! : null, index: null }))
  return [...shared, ...own].filter((place) => longIn(place.text) > 0)
}

/** The form with other texts in these places. */
export function withTexts(texts: Texts, places: Place[], answers: { text: string }[]): Texts {
  const next = { text: texts.text, targets: [...texts.targets] }
  places.forEach(({ index }, at) => {
    if (index === null) next.text = answers[at]!.text
    else next.targets[index] = { ...next.targets[index]!, text: answers[at]!.text }
  })
  return next
}

/** The addresses as they stood before they were shortened; a channel whose text is that of all again says so. */
export function withFullAddresses(texts: Texts, links: ReadonlyMap<string, ShortLink | null>): Texts {
  const full = (text: string) => text.replaceAll(SHORT, (short, code: string) => links.get(code)?.url ?? short)
  const text = full(texts.text)
  return {
    text,
    targets: texts.targets.map((target) => {
      if (target.text === null) return target
      const own = full(target.text)
      return { ...target, text: own !== target.text && own === text ? null : own }
    }),
  }
}

/** A template with its gaps filled, in the place of the texts or below them. Channels of a kind it has a text for get that. */
export function withTemplate(texts: Texts, template: Template, values: Record<string, string>, kindOf: (target: ComposerTarget) => string, isAdded: boolean): Texts {
  const whole = (text: string) => withHashtags(filled(text, values), template.hashtags)
  const put = (before: string, text: string) => (isAdded && before.trim() ? `${before.trimEnd()}\n\n${whole(text)}` : whole(text))
  return {
    text: put(texts.text, template.text),
    targets: texts.targets.map((target) => {
      const variant = template.variants.find(({ adapterId }) => adapterId === kindOf(target))
      if (variant) return { ...target, text: put(target.text ?? texts.text, variant.text) }
      return isAdded && target.text !== null ? { ...target, text: put(target.text, template.text) } : { ...target, text: null }
    }),
  }
}

/** What of a post a template keeps: its text, and for each kind of channel the first text of its own. */
export function templateOf({ text, targets }: Texts, kindOf: (target: ComposerTarget) => string): Pick<Template, 'text' | 'variants'> {
  const variants = new Map<string, string>()
  for (const target of targets) if (target.text?.trim() && !variants.has(kindOf(target))) variants.set(kindOf(target), target.text)
  const main = text.trim() ? text : ([...variants.values()][0] ?? '')
  return { text: main, variants: [...variants].map(([adapterId, own]) => ({ adapterId, text: own })) }
}
