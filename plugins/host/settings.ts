import {
  activeFields,
  AdapterFault,
  fieldIssues,
  fieldsToJsonSchema,
  type Field,
  type FieldIssue,
  type Json,
  type Manifest,
  type PluginSettings,
} from '@caidence/sdk'

/** Settings as plugin code sees them. Complains about one field at the moment that field is needed. */
export function settingsAccessor(fields: Field[], values: Record<string, string>): PluginSettings {
  const find = (key: string) => activeFields(fields, values).find((field) => field.key === key)

  const read = (key: string): string | undefined => {
    const field = find(key)
    if (!field) return undefined
    const value = values[key] || textOf(field.default)
    const broken = fieldIssues([{ ...field, when: undefined }], { [key]: value }).find(
      ({ rule }) => rule !== 'required'
    )
    if (broken) throw new AdapterFault('E_APP_MISCONFIGURED', { field: key })
    return value
  }
  const need = (key: string): string => {
    const value = read(key)
    if (value === undefined) throw new AdapterFault('E_APP_MISCONFIGURED', { field: key })
    return value
  }
  return { get: read, require: need, secret: need }
}

function textOf(value: Json | undefined): string | undefined {
  return value === undefined || value === null ? undefined : String(value)
}

/** What is wrong with a plugin's settings, for the operator's form and the doctor. Unknown keys are reported. */
export function settingsIssues(
  manifest: Pick<Manifest, 'settings'>,
  values: Record<string, Json | undefined>
): FieldIssue[] {
  return fieldIssues(manifest.settings, values, true)
}

export function settingsSchema(manifest: Pick<Manifest, 'settings' | 'name'>): {
  [key: string]: Json
} {
  return fieldsToJsonSchema(manifest.settings, manifest.name)
}

/** The values to keep out of logs. */
export function secretValues(fields: Field[], values: Record<string, string>): string[] {
  return fields.filter(({ kind }) => kind === 'secret').flatMap(({ key }) => values[key] || [])
}
