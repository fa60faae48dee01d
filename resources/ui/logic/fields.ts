import type { Field, Json } from '~/api/types'

export type FieldValues = Record<string, Json | undefined>

/** The fields that count for these values: one hidden by `when` is neither shown nor sent. */
export function shownFields(fields: Field[], values: FieldValues): Field[] {
  return fields.filter(({ when }) => {
    if (!when) return true
    const other = fields.find(({ key }) => key === when.key)
    return (values[when.key] ?? other?.default ?? null) === when.is
  })
}

/** Only what was set and counts; empty values are left out, since "not set" is not an empty text. */
export function valuesToSend(fields: Field[], values: FieldValues): Record<string, Json> {
  const sent = shownFields(fields, values).map(({ key }) => [key, values[key]] as const)
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined && value !== null && value !== '')) as Record<string, Json>
}
