import { computed, onBeforeUnmount, onMounted, ref } from 'vue'
import { notices, type Unread } from '~/api/notices'
import { afterParts } from './later_part'
import { useChannel } from './use_live'
import { useShared } from './use_shared'

/** A burst of notices becomes one question. */
const THROTTLE_MS = 700

/** One number for the rail, the bar and the page: whoever marks something changes it everywhere. */
const count = ref<Unread>({ unread: 0, isMore: false, zone: null })
/** Raised whenever something changed: open lists look again. */
const changes = ref(0)

/** The person's unread notices, kept up to date. They are their own: who sees with another's eyes has none here. */
export function useNotices() {
  const shared = useShared()
  const isThere = computed(() => Boolean(shared.value.user && shared.value.workspace && !shared.value.impersonation))

  /** Missing is no reason to disturb anybody. */
  async function refresh() {
    if (!isThere.value) return
    count.value = await notices.count().catch(() => count.value)
  }

  async function mark(isRead: boolean, ids?: string[]) {
    count.value = await notices.mark(isRead, ids)
    changes.value++
  }

  return { count, changes, isThere, refresh, mark }
}

/** Listens for as long as the component is there. Once per page, by its layout. */
export function useLiveNotices() {
  const shared = useShared()
  const { isThere, refresh } = useNotices()
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      changes.value++
      void refresh()
    }, THROTTLE_MS)
  }
  onMounted(() => afterParts(() => void refresh()))
  useChannel(() => (isThere.value ? `people/${shared.value.user!.id}/notices` : undefined), look, look)
  onBeforeUnmount(() => clearTimeout(timer))
}
