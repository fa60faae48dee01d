import type { Connection, Delivery, Post } from '~/api/types'
import { fixOf } from './post_actions'

/** A post that waits for this person's word. */
export type AskedApproval = { id: string; brandId: string; text: string; stage: string; requestedBy: string | null; dueAt: string | null }

/** What a row's one button does: lead somewhere, or send again right here. */
export type NeedAction = { kind: 'link'; label: string; to: string } | { kind: 'publish'; label: string; postId: string; deliveryIds: string[] }

export interface Need {
  key: string
  icon: string
  tone: 'error' | 'warning' | 'primary'
  title: string
  text: string
  to: string
  action: NeedAction
}

interface Ways {
  t: (key: string, values?: Record<string, string | number | null>) => string
  can: (permission: string, on: { brandId?: string; id?: string }) => boolean
  time: (iso: string) => string
}

const TROUBLED = ['failed', 'unconfirmed', 'held']

/** The most pressing first: what failed, what is late, what lost access, what waits for a word. */
export function needsOf({ attention, late, approvals, broken }: { attention: Post[]; late: Post[]; approvals: AskedApproval[]; broken: Connection[] }, ways: Ways): Need[] {
  return [...attention.map((post) => ofTrouble(post, ways)), ...late.map((post) => ofLate(post, ways)), ...broken.map((connection) => ofChannel(connection, ways)), ...approvals.map((asked) => ofApproval(asked, ways))]
}

const titleOf = (text: string, { t }: Ways) => text.trim() || t('posts.untitled')
const open = (id: string, { t }: Ways): NeedAction => ({ kind: 'link', label: t('app.dashboard.open'), to: `/posts/${id}` })

function ofTrouble(post: Post, ways: Ways): Need {
  const stopped = post.deliveries.filter(({ state }) => TROUBLED.includes(state))
  const [delivery] = stopped
  const trouble = delivery?.state === 'held' ? delivery.heldReason : delivery?.fault
  const look = delivery?.state === 'failed' ? { icon: 'i-lucide-circle-x', tone: 'error' as const } : delivery?.state === 'held' ? { icon: 'i-lucide-circle-pause', tone: 'warning' as const } : { icon: 'i-lucide-user-search', tone: 'warning' as const }
  return { key: post.id, ...look, title: titleOf(post.text, ways), text: trouble?.sentence ?? ways.t(`app.state.${post.state}`), to: `/posts/${post.id}`, action: delivery ? fixing(post, delivery, stopped, ways) : open(post.id, ways) }
}

/** The one thing that helps, for whoever may do it. All that stopped for the same reason goes again together. */
function fixing(post: Post, delivery: Delivery, stopped: Delivery[], ways: Ways): NeedAction {
  const { t, can } = ways
  const fix = fixOf(delivery)
  const needed = fix === 'reconnect' ? 'connections.connect' : fix === 'edit' ? 'posts.edit' : 'posts.publish'
  if (delivery.state === 'held' && delivery.heldReason?.code === 'by_hand' && can('posts.publish', { brandId: post.brandId, id: post.id })) return { kind: 'link', label: t('app.dashboard.byHand'), to: `/posts/${post.id}/by-hand` }
  if (fix === 'none' || !can(needed, { brandId: post.brandId, id: fix === 'reconnect' ? delivery.connectionId : post.id })) return open(post.id, ways)
  if (fix === 'reconnect') return { kind: 'link', label: t('app.dashboard.reconnect'), to: `/channels?connection=${delivery.connectionId}` }
  if (fix === 'edit') return { kind: 'link', label: t('posts.show.edit'), to: `/posts/${post.id}/edit` }
  if (fix === 'resolve') return { kind: 'link', label: t('posts.resolve.open'), to: `/posts/${post.id}` }
  const alike = stopped.filter((other) => other.state === delivery.state && fixOf(other) === fix)
  return { kind: 'publish', label: t(fix === 'again' ? 'posts.show.publishAgain' : fix === 'ask' ? 'approvals.panel.ask' : 'posts.show.publishNow'), postId: post.id, deliveryIds: alike.map(({ id }) => id) }
}

function ofLate(post: Post, ways: Ways): Need {
  const text = ways.t('app.dashboard.late', { time: post.publishAt ? ways.time(post.publishAt) : '' })
  return { key: `late ${post.id}`, icon: 'i-lucide-clock-alert', tone: 'warning', title: titleOf(post.text, ways), text, to: `/posts/${post.id}`, action: open(post.id, ways) }
}

function ofChannel(connection: Connection, ways: Ways): Need {
  const { t, can } = ways
  const to = `/channels?connection=${connection.id}`
  const may = can('connections.connect', { brandId: connection.brandId, id: connection.id })
  return {
    ...{ key: connection.id, icon: 'i-lucide-unplug', tone: 'error', to },
    title: t('app.dashboard.lost', { platform: connection.adapterName, handle: connection.handle }),
    text: t('app.dashboard.lostHint'),
    action: { kind: 'link', label: t(may ? 'app.dashboard.reconnect' : 'app.dashboard.open'), to },
  }
}

function ofApproval({ id, text, requestedBy, dueAt }: AskedApproval, ways: Ways): Need {
  const { t, time } = ways
  const asked = requestedBy ? t('app.dashboard.askedBy', { name: requestedBy }) : t('app.dashboard.asked')
  return {
    ...{ key: `approval ${id}`, icon: 'i-lucide-stamp', tone: 'primary', to: `/posts/${id}` },
    title: titleOf(text, ways),
    text: dueAt ? `${asked} ${t('app.dashboard.dueAt', { time: time(dueAt) })}` : asked,
    action: { kind: 'link', label: t('app.dashboard.review'), to: `/posts/${id}` },
  }
}
