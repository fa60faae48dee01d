import { keyOf, type ComposerForm, type ComposerTarget } from './composer_form'

/** What two people can change apart from each other. */
export const FIELDS = ['text', 'media', 'channels', 'time'] as const
export type FormField = (typeof FIELDS)[number]
export type Side = 'mine' | 'theirs'

export interface Merge {
  /** With what only one of us changed; of what both changed, mine. */
  form: ComposerForm
  /** Changed by them alone. */
  taken: FormField[]
  /** Changed by both, in different ways: a person decides. */
  conflicts: FormField[]
}

const partOf = (form: ComposerForm, field: FormField): unknown => {
  if (field === 'text') return form.text.trim()
  if (field === 'media') return form.media.map(({ id, altText, crop }) => [id, altText.trim(), crop ?? null])
  if (field === 'channels') return [...form.targets].sort((a, b) => keyOf(a).localeCompare(keyOf(b))).map(plainTarget)
  if (form.when === 'at') return [form.when, form.date, form.time]
  return form.when === 'repeat' ? [form.when, form.date, form.time, form.repeat] : [form.when]
}
const plainTarget = ({ connectionId, format, text, options, fit, mode }: ComposerTarget) => [connectionId, format, text, mode ?? 'auto', Object.entries(options).filter(([, value]) => value !== undefined && value !== null && value !== '').sort(), fit ?? 'pad']
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export const differs = (one: ComposerForm, other: ComposerForm, field: FormField) => !isSame(partOf(one, field), partOf(other, field))

/** Takes one field of a form as a whole from another. */
export function withField(form: ComposerForm, from: ComposerForm, field: FormField): ComposerForm {
  if (field === 'text') return { ...form, text: from.text }
  if (field === 'media') return { ...form, media: from.media }
  if (field === 'channels') return { ...form, targets: from.targets }
  return { ...form, when: from.when, date: from.date, time: from.time, repeat: from.repeat }
}

/** Two versions that come from one: what one of them left alone is as the other has it. Where nobody knows the one, all that differs is a person's to decide. */
export function merge(base: ComposerForm | null, mine: ComposerForm, theirs: ComposerForm): Merge {
  const result: Merge = { form: mine, taken: [], conflicts: [] }
  for (const field of FIELDS) {
    if (!differs(mine, theirs, field)) continue
    if (!base) {
      result.conflicts.push(field)
      continue
    }
    if (!differs(base, theirs, field)) continue
    if (!differs(base, mine, field)) {
      result.form = withField(result.form, theirs, field)
      result.taken.push(field)
      continue
    }
    const targets = field === 'channels' ? mergedTargets(base, mine, theirs) : null
    if (targets) {
      result.form = { ...result.form, targets }
      result.taken.push(field)
    } else result.conflicts.push(field)
  }
  return result
}

/** Channels are apart from each other as well. Null where both changed the same one. */
function mergedTargets(base: ComposerForm, mine: ComposerForm, theirs: ComposerForm): ComposerTarget[] | null {
  const [before, own, other] = [base, mine, theirs].map(({ targets }) => new Map(targets.map((target) => [keyOf(target), target])))
  const shape = (target: ComposerTarget | undefined) => (target ? plainTarget(target) : null)
  const merged: ComposerTarget[] = []
  for (const key of new Set([...own!.keys(), ...other!.keys()])) {
    const [was, here, there] = [before!.get(key), own!.get(key), other!.get(key)]
    const isMine = isSame(shape(was), shape(there)) || isSame(shape(here), shape(there))
    if (!isMine && !isSame(shape(was), shape(here))) return null
    const target = isMine ? here : there
    if (target) merged.push(target)
  }
  return merged
}
