import { onBeforeUnmount, onMounted, reactive, ref, watch } from 'vue'
import { router } from '@inertiajs/vue3'
import { Transmit, type Subscription } from '@adonisjs/transmit-client'
import { isDrawing } from './drawn'
import { afterParts } from './later_part'
import { useShared } from './use_shared'

export interface LiveMessage {
  post: string
  delivery: string
  state: string
}

/** A burst of changes becomes one reload. */
const THROTTLE_MS = 700
/** More than a page can miss while it is on its way. */
const HEARD_MOST = 200

/** One stream and one subscription per tab and subject: pages come and go faster than the server is told. */
let transmit: Transmit | null = null
const subscribed = new Map<string, { channel: string; subscription: Subscription }>()
const isInterrupted = ref(false)
/** channel → how often listening has begun, again after each interruption. What happened before was not heard. */
const beginnings = reactive<Record<string, number>>({})

/** What was heard lately: a page that is on its way has no ears yet, and its data may be older than this. */
let heard: { at: number; channel: string; message: unknown }[] = []
let visitBegan = 0
if (!isDrawing) router.on('start', () => (visitBegan = performance.now()))

/** Another channel of the same subject, as after a change of workspace, takes the place of the one before. */
function subscriptionTo(channel: string): Subscription {
  const subject = channel.split('/').at(-1)!
  const known = subscribed.get(subject)
  if (known?.channel === channel) return known.subscription
  if (!transmit) {
    transmit = new Transmit({ baseUrl: window.location.origin, maxReconnectAttempts: 1_000_000, onSubscription: (channel) => (beginnings[channel] = (beginnings[channel] ?? 0) + 1) })
    transmit.on('connected', () => (isInterrupted.value = false))
    transmit.on('reconnecting', () => (isInterrupted.value = true))
  }
  void known?.subscription.delete().catch(() => {})
  const subscription = transmit.subscription(channel)
  subscription.onMessage((message) => (heard = [...heard, { at: performance.now(), channel, message }].slice(-HEARD_MOST)))
  subscribed.set(subject, { channel, subscription })
  void subscription.create().catch(() => (isInterrupted.value = true))
  return subscription
}

/** For components, until they are gone: `hear` gets each message of a channel, and `look` runs when some may have been missed. */
export function useChannel<T>(channelOf: () => string | undefined, hear: (message: T) => void, look: () => void) {
  let stop = () => {}
  let isGone = false

  function begin(channel: string) {
    if (isGone) return
    for (const past of heard) if (past.channel === channel && past.at >= visitBegan) hear(past.message as T)
    stop = subscriptionTo(channel).onMessage(hear)
  }

  onMounted(() => {
    const channel = channelOf()
    if (!channel) return
    watch(() => beginnings[channel], look)
    afterParts(() => begin(channel))
  })
  onBeforeUnmount(() => {
    isGone = true
    stop()
  })
}

/** Reloads the named props when a delivery of this workspace changes; `concerns` narrows it. */
export function useLive(only: string[], concerns: (message: LiveMessage) => boolean = () => true) {
  const shared = useShared()
  let timer: ReturnType<typeof setTimeout> | undefined

  const reload = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      router.reload({ only })
    }, THROTTLE_MS)
  }
  useChannel<LiveMessage>(
    () => shared.value.workspace && `workspaces/${shared.value.workspace.id}/posts`,
    (message) => concerns(message) && reload(),
    reload
  )
  onBeforeUnmount(() => clearTimeout(timer))

  return { isInterrupted }
}
