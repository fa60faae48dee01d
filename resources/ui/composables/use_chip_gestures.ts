import { ref, shallowRef, type Ref } from 'vue'
import type { PlannedPost } from '~/api/calendar'
import { droppedAt, type Place } from '~/logic/calendar'
import { formatInstantWithZone } from './use_time'

interface Hooks {
  posts: () => PlannedPost[]
  zone: () => string
  selected: Ref<Set<string>>
  mayMove: (post: PlannedPost) => boolean
  show: (post: PlannedPost) => void
  /** By the keyboard: to another time, or so many days on. */
  ask: (post: PlannedPost) => void
  shift: (post: PlannedPost, days: number) => void
  drop: (post: PlannedPost, at: string) => void
  /** It stays where it is. */
  refuse: (post: PlannedPost) => void
}

const chipOf = (event: Event) => (event.target as Element | null)?.closest<HTMLElement>('[data-chip]') ?? null

/**
 * What pointer and keys do with chips, heard once for the whole calendar: a click shows, with Ctrl or Shift it chooses,
 * arrows go about, Alt with an arrow moves by days, M asks where to, Space chooses.
 */
export function useChipGestures({ posts, zone, selected, mayMove, show, ask, shift, drop, refuse }: Hooks) {
  const dragged = shallowRef<PlannedPost | null>(null)
  const over = ref<string | null>(null)
  const hint = ref<string | null>(null)
  const hovered = shallowRef<{ post: PlannedPost; box: DOMRect } | null>(null)
  let last: string | null = null

  const find = (chip: HTMLElement | null) => posts().find(({ id, at }) => id === chip?.dataset.id && at === chip?.dataset.at) ?? null

  function toggle(id: string) {
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
    last = id
  }

  /** Everything between the one chosen last and this one, in the order of time. */
  function extend(id: string) {
    const order = posts().map((post) => post.id)
    const [from, to] = [order.indexOf(last ?? id), order.indexOf(id)].sort((a, b) => a - b)
    selected.value = new Set([...selected.value, ...order.slice(Math.max(0, from!), to! + 1)])
    last = id
  }

  function onClick(event: MouseEvent) {
    const post = find(chipOf(event))
    if (!post) return
    if (event.shiftKey) extend(post.id)
    else if (event.ctrlKey || event.metaKey) toggle(post.id)
    else show(post)
  }

  function placeOf(event: DragEvent): (Place & { key: string }) | null {
    const cell = (event.target as Element | null)?.closest<HTMLElement>('[data-cell]')
    if (!cell) return null
    const { cell: day, cellHour } = cell.dataset
    return cellHour === undefined ? { day: day!, key: day! } : { day: day!, hour: Number(cellHour), key: `${day} ${Number(cellHour)}` }
  }

  function onDragStart(event: DragEvent) {
    const post = find(chipOf(event))
    if (!post) return
    hovered.value = null
    dragged.value = post
    event.dataTransfer!.effectAllowed = 'move'
    event.dataTransfer!.setData('text/plain', post.words || post.id)
  }

  function onDragOver(event: DragEvent) {
    const place = dragged.value && placeOf(event)
    if (!place) return void (over.value = null)
    event.preventDefault()
    event.dataTransfer!.dropEffect = 'move'
    if (over.value === place.key) return
    over.value = place.key
    hint.value = formatInstantWithZone(droppedAt(dragged.value!, place, zone()), zone())
  }

  function onDrop(event: DragEvent) {
    const place = dragged.value && placeOf(event)
    if (place) {
      event.preventDefault()
      drop(dragged.value!, droppedAt(dragged.value!, place, zone()))
    }
    onDragEnd()
  }

  function onDragEnd() {
    dragged.value = over.value = hint.value = null
  }

  /** One that stays says why, in place of nothing happening. */
  function onPointerDown(event: PointerEvent) {
    const post = find(chipOf(event))
    if (!post || mayMove(post) || event.pointerType !== 'mouse' || event.button !== 0) return
    const [x, y] = [event.clientX, event.clientY]
    const moved = (move: PointerEvent) => {
      if (Math.hypot(move.clientX - x, move.clientY - y) < 12) return
      stop()
      refuse(post)
    }
    const stop = () => {
      globalThis.removeEventListener('pointermove', moved)
      globalThis.removeEventListener('pointerup', stop)
    }
    globalThis.addEventListener('pointermove', moved)
    globalThis.addEventListener('pointerup', stop)
  }

  const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

  function onKeydown(event: KeyboardEvent) {
    const chip = chipOf(event)
    const post = find(chip)
    if (!chip || !post) return
    if (event.altKey && event.key in DAYS) shift(post, DAYS[event.key]!)
    else if (event.key in DAYS && !event.ctrlKey && !event.metaKey) focusNext(chip, event.key)
    else if (event.key.toLowerCase() === 'm' && !event.ctrlKey && !event.metaKey) ask(post)
    else if (event.key === ' ') toggle(post.id)
    else if (event.key === 'Escape' && selected.value.size) selected.value = new Set()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Up and down within the order of time, left and right to the next day that has something. */
  function focusNext(chip: HTMLElement, key: string) {
    const chips = [...(chip.closest('[data-calendar]')?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])].sort((a, b) => a.dataset.day!.localeCompare(b.dataset.day!))
    const at = chips.indexOf(chip)
    if (key === 'ArrowUp' || key === 'ArrowDown') return chips[at + (key === 'ArrowDown' ? 1 : -1)]?.focus()
    const { day } = chip.dataset
    const other = key === 'ArrowRight' ? chips.find((one) => one.dataset.day! > day!) : chips.filter((one) => one.dataset.day! < day!).at(-1)
    ;(other && chips.find((one) => one.dataset.day === other.dataset.day))?.focus()
  }

  function onPointerOver(event: PointerEvent) {
    const chip = event.pointerType === 'mouse' && !dragged.value ? chipOf(event) : null
    const post = find(chip)
    hovered.value = chip && post ? { post, box: chip.getBoundingClientRect() } : null
  }

  return {
    over,
    hint,
    hovered,
    listeners: { click: onClick, dragstart: onDragStart, dragover: onDragOver, drop: onDrop, dragend: onDragEnd, pointerdown: onPointerDown, keydown: onKeydown, pointerover: onPointerOver, pointerleave: () => (hovered.value = null) },
  }
}
