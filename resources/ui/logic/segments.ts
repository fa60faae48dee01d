import type { AudienceSegment, BrandSections, Persona } from '~/api/profiles'

/**
 * The personas after the segments changed: one whose segment got another name keeps it, one whose segment is gone has
 * none. Only a single segment changes its name at a time; of two segments with one name, the other still has it.
 */
export function segmentsRenamed({ segments: before, personas }: BrandSections['audience'], after: AudienceSegment[]): Persona[] {
  const renamed = before.length === after.length ? before.findIndex(({ name }, index) => name !== after[index].name) : -1
  const isRename = renamed >= 0 && before.filter(({ name }, index) => name !== after[index].name).length === 1
  const names = new Set(after.map(({ name }) => name))

  return personas.map((persona) => {
    if (persona.segment === null || names.has(persona.segment)) return persona
    if (isRename && before[renamed].name === persona.segment) return { ...persona, segment: after[renamed].name || null }
    return { ...persona, segment: null }
  })
}
