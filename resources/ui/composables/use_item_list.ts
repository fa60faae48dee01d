import { nextTick, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import Sortable from 'sortablejs'
import { useLatest } from './use_latest'
import { translate as t } from './use_text'

/** As long as motion may take anywhere in the product. */
const MOTION_MS = 150
let lastKey = 0

/**
 * A list whose items are added, taken away and put in order by mouse, finger and keyboard. Items carry no id of their
 * own, and each change makes a new object of one, so keys are kept beside them: focus and half-typed text stay put.
 */
export function useItemList<T>(model: Ref<T[]>, root: Ref<HTMLElement | null>, nameOf: (item: T, index: number) => string) {
  const { read, write } = useLatest(model)
  const keys = ref<number[]>(model.value.map(() => ++lastKey))
  /** Said aloud: what changed, where an item went. */
  const news = ref('')
  const elements = () => [...(root.value?.children ?? [])] as HTMLElement[]

  watch(model, (items) => {
    if (items.length !== keys.value.length) keys.value = items.map((_, index) => keys.value[index] ?? ++lastKey)
  }, { flush: 'sync' })

  function replaceAll(items: T[], newKeys: number[]) {
    keys.value = newKeys
    write(items)
  }

  async function add(...items: T[]) {
    if (!items.length) return
    const first = read().length
    replaceAll([...read(), ...items], [...keys.value, ...items.map(() => ++lastKey)])
    news.value = t('profiles.list.added', { count: items.length })
    await nextTick()
    elements()[first]?.querySelector<HTMLElement>('input, textarea, [role=combobox], button[data-edit]')?.focus()
  }

  const change = (index: number, changes: Partial<T>) => write(read().map((item, at) => (at === index ? { ...item, ...changes } : item)))

  async function remove(index: number) {
    news.value = t('profiles.list.removed', { name: nameOf(read()[index], index) })
    replaceAll(read().filter((_, at) => at !== index), keys.value.filter((_, at) => at !== index))
    await nextTick()
    const next = elements()[Math.min(index, read().length - 1)]
    const target = next?.querySelector<HTMLElement>('[data-remove]') ?? root.value?.parentElement?.querySelector<HTMLElement>('[data-add]')
    target?.focus()
  }

  function moved<V>(list: V[], from: number, to: number) {
    const copy = [...list]
    copy.splice(to, 0, ...copy.splice(from, 1))
    return copy
  }
  function move(from: number, to: number) {
    if (from === to || to < 0 || to >= read().length) return
    news.value = t('profiles.list.moved', { name: nameOf(read()[from], from), position: to + 1, count: read().length })
    replaceAll(moved(read(), from, to), moved(keys.value, from, to))
  }

  /** An element that is moved loses the focus, so its button gets it back; at the end of the list the other one does. */
  async function step(index: number, by: -1 | 1) {
    move(index, index + by)
    await nextTick()
    const buttons = elements()[index + by]
    const wanted = buttons?.querySelector<HTMLButtonElement>(by < 0 ? '[data-up]' : '[data-down]')
    const other = buttons?.querySelector<HTMLButtonElement>(by < 0 ? '[data-down]' : '[data-up]')
    if (wanted && !wanted.disabled) wanted.focus()
    else other?.focus()
  }

  let sortable: Sortable | null = null
  const isStill = () => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  watch(root, (list) => {
    sortable?.destroy()
    sortable = list && Sortable.create(list, { handle: '[data-handle]', animation: isStill() ? 0 : MOTION_MS, ghostClass: 'opacity-40', onUpdate: dropped })
  }, { flush: 'post' })
  onBeforeUnmount(() => sortable?.destroy())

  /** The library moved the element; that is undone, since drawing the list is Vue's part. */
  function dropped({ item, from, oldIndex, newIndex }: Sortable.SortableEvent) {
    if (oldIndex === undefined || newIndex === undefined) return
    item.remove()
    from.insertBefore(item, from.children[oldIndex] ?? null)
    move(oldIndex, newIndex)
  }

  return { keys, news, add, change, remove, step, move }
}
