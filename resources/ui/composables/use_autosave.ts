import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { ApiProblem, sentenceOf } from '~/api/http'

/** After the last keystroke. Shorter pauses are thinking, not stopping. */
const PAUSE_MS = 2_000
/** Somebody who never pauses is saved all the same. */
const LATEST_MS = 15_000
/** The network may be back although nobody said so. */
const AGAIN_MS = 15_000

/** `unsaved`: only in this browser. `offline`: the server cannot be reached. `refused`: it does not take it as it is. */
export type SaveState = 'idle' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'refused'

interface Parts {
  /** What is saved, as text; two that are equal need no saving. */
  content: Ref<string>
  /** Whether this may save itself at all, now. */
  isOn: Ref<boolean>
  /** Sends it. Throws what the server answers. */
  save: () => Promise<void>
  onConflict: (problem: ApiProblem) => void | Promise<void>
}

/** Saves by itself while somebody writes: one request at a time, the newest content last. */
export function useAutosave({ content, isOn, save, onConflict }: Parts) {
  const state = ref<SaveState>('idle')
  const savedAt = ref<Date | null>(null)
  const problem = ref<string | null>(null)
  let agreed = content.value
  let running: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0

  const isBehind = () => content.value !== agreed

  function stop() {
    clearTimeout(timer)
    timer = undefined
  }

  function plan(wait = PAUSE_MS) {
    stop()
    if (!isBehind() || !isOn.value) {
      since = 0
      if (!isBehind() && state.value === 'unsaved') state.value = savedAt.value ? 'saved' : 'idle'
      return
    }
    since ||= Date.now()
    if (state.value !== 'offline') state.value = 'unsaved'
    timer = setTimeout(() => void run(), Math.max(0, Math.min(wait, since + LATEST_MS - Date.now())))
  }

  async function run() {
    stop()
    if (running || !isBehind() || !isOn.value) return
    const sent = content.value
    since = 0
    state.value = 'saving'
    running = save()
    try {
      await running
      running = null
      agreed = sent
      savedAt.value = new Date()
      state.value = 'saved'
      problem.value = null
      plan()
    } catch (error) {
      running = null
      await failed(error)
    }
  }

  async function failed(error: unknown) {
    if (error instanceof ApiProblem && error.code === 'E_CONFLICT') {
      state.value = 'unsaved'
      return onConflict(error)
    }
    const isAway = error instanceof ApiProblem && error.isPassing
    state.value = isAway ? 'offline' : 'refused'
    problem.value = error instanceof ApiProblem && error.errors.length ? error.errors[0].message : sentenceOf(error)
    if (isAway) timer = setTimeout(() => void run(), AGAIN_MS)
  }

  /** What the server has now is this content; what differs from it is saved after the next pause. */
  function agree(to = content.value) {
    agreed = to
    since = 0
    plan()
  }

  /** Waits for what is under way, and begins nothing more: a saving by hand follows. */
  async function settle() {
    stop()
    await running?.catch(() => {})
    stop()
  }

  const online = () => state.value === 'offline' && void run()
  watch([content, isOn], () => plan())
  onMounted(() => window.addEventListener('online', online))
  onBeforeUnmount(() => {
    window.removeEventListener('online', online)
    // Leaving within a pause is no reason to wait for the next visit.
    if (isBehind() && isOn.value && !running) void save().catch(() => {})
    stop()
  })

  return { state: computed(() => state.value), savedAt, problem, agree, settle, isBehind, runNow: run }
}
