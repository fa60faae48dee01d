import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { router } from '@inertiajs/vue3'
import { Transmit, type Subscription } from '@adonisjs/transmit-client'
import { useShared } from './use_shared'

export interface LiveMessage {
  post: string
  delivery: string
  state: string
}

/** A burst of changes becomes one reload. */
const THROTTLE_MS = 700

/** One stream and one subscription per tab and subject: pages come and go faster than the server is told. */
let transmit: Transmit | null = null
const subscribed = new Map<string, { channel: string; subscription: Subscription }>()
const isInterrupted = ref(false)

/** Another channel of the same subject, as after a change of workspace, takes the place of the one before. */
export function subscriptionTo(channel: string): Subscription {
  const subject = channel.split('/').at(-1)!
  const known = subscribed.get(subject)
  if (known?.channel === channel) return known.subscription
  if (!transmit) {
    transmit = new Transmit({ baseUrl: window.location.origin, maxReconnectAttempts: 1_000_000 })
    transmit.on('connected', () => (isInterrupted.value = false))
    transmit.on('reconnecting', () => (isInterrupted.value = true))
  }
  void known?.subscription.delete().catch(() => {})
  const subscription = transmit.subscription(channel)
  subscribed.set(subject, { channel, subscription })
  void subscription.create().catch(() => (isInterrupted.value = true))
  return subscription
}

/** Reloads the named props when a delivery of this workspace changes; `concerns` narrows it. */
export function useLive(only: string[], concerns: (message: LiveMessage) => boolean = () => true) {
  const shared = useShared()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}

  const reload = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      router.reload({ only })
    }, THROTTLE_MS)
  }

  // What happened while the stream was down was not heard.
  watch(isInterrupted, (isDown, wasDown) => wasDown && !isDown && reload())

  onMounted(() => {
    const workspaceId = shared.value.workspace?.id
    if (!workspaceId) return
    stop = subscriptionTo(`workspaces/${workspaceId}/posts`).onMessage<LiveMessage>((message) => concerns(message) && reload())
  })

  onBeforeUnmount(() => {
    clearTimeout(timer)
    stop()
  })

  return { isInterrupted }
}
