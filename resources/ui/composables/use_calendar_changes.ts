import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { router } from '@inertiajs/vue3'
import { useToast } from '@nuxt/ui/composables'
import { calendar, type BulkInput, type BulkLine, type PlannedPost, type Window } from '~/api/calendar'
import { sentenceOf } from '~/api/http'
import { keyOf, standingAt } from '~/logic/calendar'
import { useText } from './use_text'
import { formatInstantWithZone } from './use_time'

/** Long enough to see what happened and to say no; what was asked for is not to wait much longer. */
const UNDO_MS = 7_000
/** What goes out sooner than this is not left to a timer. */
const TOO_SOON_MS = 5 * 60_000

interface Waiting {
  timer: ReturnType<typeof setTimeout>
  run: (isLeaving?: boolean) => Promise<void>
}

/**
 * Changes of posts on the calendar. What is asked for shows at once; the server's word replaces it. What can be put back
 * has its undo, what cannot is held for a moment in which one may still say no.
 */
export function useCalendarChanges(window: () => Window, zone: () => string) {
  const { t } = useText()
  const toast = useToast()
  /** As it will stand, or null for what will be gone. */
  const ahead = shallowRef(new Map<string, PlannedPost | null>())
  /** Newer than what the page was told: a second change must not look like a rival’s. */
  const versions = new Map<string, number>()
  /** Posts whose move the server has not answered yet. */
  const underWay = new Map<string, number>()
  /** One after the other, in the order in which they were asked for. */
  let queue = Promise.resolve()
  let pending = 0
  const isBusy = ref(false)
  const waiting = new Set<Waiting>()

  const posts = computed(() =>
    window().posts.flatMap((post) => {
      const wanted = ahead.value.get(keyOf(post))
      return wanted === null ? [] : (wanted ?? post)
    })
  )

  const expect = (entries: [string, PlannedPost | null][]) => (ahead.value = new Map([...ahead.value, ...entries]))
  const forget = (keys: string[]) => (ahead.value = new Map([...ahead.value].filter(([key]) => !keys.includes(key))))
  /** What is still held back is not there yet either, whatever the server says. */
  watch(window, ({ posts: told }) => {
    // The page may be told of a state from before the last change: what is known is newer, and stays.
    const isBehind = new Set(told.flatMap(({ id, version }) => ((versions.get(id) ?? 0) > version || underWay.has(id) ? id : [])))
    for (const id of versions.keys()) if (!isBehind.has(id)) versions.delete(id)
    ahead.value = new Map(
      [...ahead.value].flatMap(([key, wanted]): [string, PlannedPost | null][] => {
        if (wanted === null) return [[key, null]]
        // It stands at the time that the page was told of, which is another one by now.
        const now = isBehind.has(wanted.id) && told.find(({ id }) => id === wanted.id)
        return now ? [[keyOf(now), wanted]] : []
      })
    )
  })
  /** Under which key the server's word stands for what is shown. */
  const originOf = (post: PlannedPost) => [...ahead.value].find(([, wanted]) => wanted === post)?.[0] ?? keyOf(post)

  const reload = (then = () => {}) => router.reload({ only: ['window'], onFinish: then })

  function tell(lines: BulkLine[]) {
    const refused = lines.filter(({ isDone }) => !isDone)
    if (!refused.length) return
    const reasons = [...new Set(refused.flatMap(({ reason }) => reason ?? []))]
    toast.add({ color: 'error', icon: 'i-lucide-circle-alert', title: t('calendar.changes.refused', { count: refused.length }), description: reasons.slice(0, 3).join(' ') })
  }

  async function ask(input: BulkInput): Promise<BulkLine[]> {
    isBusy.value = true
    try {
      const lines = await calendar.change(input, crypto.randomUUID())
      tell(lines)
      return lines
    } catch (error) {
      toast.add({ color: 'error', icon: 'i-lucide-circle-alert', title: sentenceOf(error) })
      return []
    } finally {
      isBusy.value = false
    }
  }

  const undoable = (title: string, undo: () => void, description?: string) =>
    toast.add({ title, description, icon: 'i-lucide-undo-2', duration: UNDO_MS, actions: [{ label: t('calendar.changes.undo'), color: 'neutral', variant: 'outline', onClick: undo }] })

  /** Each to its own instant. */
  async function move(moves: { post: PlannedPost; at: string }[]) {
    const real = moves.filter(({ post, at }) => post.at !== at)
    if (!real.length) return
    const keys = real.map(({ post }) => originOf(post))
    expect(real.map(({ post, at }, index) => [keys[index]!, standingAt(post, at, zone())]))
    pending++
    for (const { post } of real) underWay.set(post.id, (underWay.get(post.id) ?? 0) + 1)
    const turn = queue.then(() => ask({ action: 'move', posts: real.map(({ post, at }) => ({ id: post.id, version: versions.get(post.id) ?? post.version, publishAt: at })) }))
    queue = turn.then((lines) => lines.forEach(({ id, version }) => version && versions.set(id, version)))
    const answered = await turn
    for (const { post } of real) {
      const others = underWay.get(post.id)! - 1
      if (others) underWay.set(post.id, others)
      else underWay.delete(post.id)
    }
    const done = answered.filter(({ isDone }) => isDone)
    const doneIds = new Set(done.map(({ id }) => id))
    forget(keys.filter((_, index) => !doneIds.has(real[index]!.post.id)))
    if (--pending === 0) reload()
    if (!done.length) return
    const [first] = done
    const title = done.length === 1 ? t('calendar.changes.movedOne', { time: formatInstantWithZone(first!.publishAt!, zone()) }) : t('calendar.changes.moved', { count: done.length })
    undoable(title, () => void back(done))
  }

  async function back(lines: BulkLine[]) {
    await ask({ action: 'move', posts: lines.map(({ id, version, before }) => ({ id, version: version ?? undefined, publishAt: before })) })
    reload()
  }

  async function duplicate(chosen: PlannedPost[]) {
    const lines = await ask({ action: 'duplicate', posts: chosen.map(({ id, at }) => ({ id, publishAt: at })) })
    const made = lines.flatMap(({ newId }) => newId ?? [])
    reload()
    if (made.length) undoable(t('calendar.changes.duplicated', { count: made.length }), () => void ask({ action: 'delete', posts: made.map((id) => ({ id })) }).then(() => reload()))
  }

  async function toDraft(chosen: PlannedPost[]) {
    const lines = await ask({ action: 'draft', posts: chosen.map(({ id, version }) => ({ id, version })) })
    const done = lines.filter(({ isDone }) => isDone)
    reload()
    if (done.length) toast.add({ icon: 'i-lucide-pencil-line', title: t('calendar.changes.drafted', { count: done.length }) })
  }

  async function intoCampaign(chosen: PlannedPost[], campaignId: string | null) {
    const before = Map.groupBy(chosen, (post) => post.campaignId)
    const lines = await ask({ action: 'campaign', campaignId, posts: chosen.map(({ id }) => ({ id })) })
    reload()
    const done = lines.filter(({ isDone }) => isDone).length
    if (!done) return
    undoable(t('calendar.changes.campaign', { count: done }), async () => {
      for (const [id, some] of before) await ask({ action: 'campaign', campaignId: id, posts: some.map((post) => ({ id: post.id })) })
      reload()
    })
  }

  /** Not to be put back once it is done, so it is done a little later, or at once where it would come too late. */
  function withdraw(action: 'cancel' | 'delete', chosen: PlannedPost[]) {
    const keys = chosen.map(keyOf)
    expect(keys.map((key) => [key, null]))
    const input: BulkInput = { action, posts: [...new Map(chosen.map(({ id, version }) => [id, { id, version }])).values()] }
    const one: Waiting = {
      timer: setTimeout(() => void one.run(), UNDO_MS),
      run: async (isLeaving) => {
        if (!waiting.delete(one)) return
        clearTimeout(one.timer)
        if (isLeaving) return calendar.leave(input)
        await ask(input)
        // Shown again before the server's word is there, they would flash up.
        reload(() => forget(keys))
      },
    }
    waiting.add(one)
    if (chosen.some((post) => post.state !== 'draft' && Date.parse(post.at) - Date.now() < TOO_SOON_MS)) return void one.run()
    undoable(t(`calendar.changes.${action}`, { count: input.posts.length }), () => {
      clearTimeout(one.timer)
      waiting.delete(one)
      forget(keys)
    })
  }

  const leave = () => waiting.forEach((one) => void one.run(true))
  onMounted(() => globalThis.addEventListener('pagehide', leave))
  onBeforeUnmount(() => {
    globalThis.removeEventListener('pagehide', leave)
    leave()
  })

  return { posts, isBusy, move, duplicate, toDraft, intoCampaign, withdraw, reload: () => reload() }
}
