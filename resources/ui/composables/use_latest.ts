import { nextTick, type Ref } from 'vue'

/**
 * The value as it is after the last change, also before the parent has handed it back: two uploads that end in the
 * same moment both stay.
 */
export function useLatest<T>(model: Ref<T>) {
  let pending: { value: T } | null = null
  const read = () => (pending ? pending.value : model.value)
  function write(value: T) {
    const own = (pending = { value })
    model.value = value
    void nextTick(() => own === pending && (pending = null))
  }
  return { read, write }
}
