import { computed, type ModelRef } from 'vue'
import type { FieldErrors } from '~/api/profiles'
import { useLatest } from './use_latest'

export interface EditorProps {
  /** Path → sentence, such as `company.website`. Shown beside the field. */
  errors?: FieldErrors
  /** Where this section stands in its profile. Ids of fields begin with it, so that links can lead to them. */
  prefix?: string
}

/** Of the field itself, or of what is in it: the third hashtag that is refused is said beside the hashtags. */
export function errorAt(errors: FieldErrors | undefined, path: string) {
  if (!errors) return undefined
  const inside = Object.keys(errors).find((one) => one.startsWith(`${path}.`))
  return errors[path] ?? (inside && errors[inside])
}

/** Binds inputs to the values of one section: id, error, value and change. A change makes a new object, never alters the old one. */
export function useEditor<T extends object>(model: ModelRef<T>, props: EditorProps, ownPrefix: string) {
  const prefix = computed(() => props.prefix ?? ownPrefix)
  const path = (key: string) => (prefix.value ? `${prefix.value}.${key}` : key)
  const errorOf = (key: string) => errorAt(props.errors, path(key))
  const { read, write } = useLatest(model)
  const set = (changes: Partial<T>) => write({ ...read(), ...changes })

  function field<K extends keyof T & string>(key: K) {
    return { 'id': path(key), 'error': errorOf(key), 'modelValue': model.value[key], 'onUpdate:modelValue': (value: T[K]) => void set({ [key]: value } as unknown as Partial<T>) }
  }
  return { prefix, path, errorOf, set, field }
}
