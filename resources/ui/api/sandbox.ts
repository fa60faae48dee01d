import { api } from './http'

export type Look = {
  layout: 'pictures' | 'text' | 'video' | 'cards'
  colour: string
}

export type FeedPost = {
  id: string
  account: string
  format: string
  formatName: string
  text: string
  title: string | null
  url: string | null
  publishedAt: string
  author: { name: string; handle: string; pictureUrl: string | null }
  pictures: string[]
  kind: string | null
  link: string | null
  poll: { question: string; options: string[] } | null
  visibility: string | null
  comments: { author: string; text: string }[]
}

export type ActiveSwitch = {
  call: string
  kind: string
  when: string
  left: number
  skipLeft: number
  retryAfter: number | null
  account: string | null
}

export type SandboxChannel = {
  remoteId: string
  handle: string
}

export type SandboxFrame = {
  platforms: { id: string; name: string }[]
  platform: { id: string; name: string; look: Look; sharedWith: string[] }
  channels: SandboxChannel[]
  calls: { name: string; about: string; publishes: boolean }[]
  state: { now: string; faults: ActiveSwitch[] } | null
  problem: string | null
  mayFlip: boolean
}

export type LoggedRequest = {
  at: string
  method: string
  host: string
  path: string
  call: string
  status: number
  fault: string | null
}

export type Fault = {
  call: string
  kind: string
  when: 'before' | 'after'
  times?: number
  skip?: number
  retryAfter?: number
  account?: string
}

const at = (plugin: string, what: string) => `/sandbox/${plugin}/${what}`

/** The emulators' switches. Pages of the sandbox are the only ones that use them. */
export const sandbox = {
  addFault: (plugin: string, fault: Fault) => api<void>('POST', at(plugin, 'switches'), { body: fault }),
  removeFaults: (plugin: string) => api<void>('DELETE', at(plugin, 'switches')),
  changeAccess: (plugin: string, change: { state: string; account?: string }) => api<void>('POST', at(plugin, 'access'), { body: change }),
  moveClock: (plugin: string, advanceSeconds: number) => api<void>('POST', at(plugin, 'clock'), { body: { advanceSeconds } }),
  reset: (plugin: string) => api<void>('POST', at(plugin, 'reset'), { body: {} }),
}
