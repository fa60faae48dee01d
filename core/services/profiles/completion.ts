import type { I18n } from '@adonisjs/i18n'
import type { Completion, MissingField } from './shapes.ts'
import type { Weights } from './weights.ts'

export type ProfileKindName = 'agency' | 'brand' | 'creator'

/** The value at `company.contact.email`. */
const at = (sections: object, path: string): unknown => path.split('.').reduce<any>((value, key) => value?.[key], sections)

const isGiven = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '')

/** Heaviest first: what helps most is named first. `page` is where the fields stand. */
export function completionOf(kind: ProfileKindName, sections: object, weights: Weights, page: string, i18n: I18n): Completion {
  const missing: MissingField[] = Object.entries(weights)
    .filter(([path]) => !isGiven(at(sections, path)))
    .map(([path, weight]) => ({ path, label: i18n.t(`profile_fields.${kind}.${path}`), weight, link: `${page}#${path}` }))
    .sort((a, b) => b.weight - a.weight)
  return { percent: 100 - missing.reduce((sum, { weight }) => sum + weight, 0), missing }
}
