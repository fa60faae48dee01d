import type { Analytics, Authorizer, Call, Finding, History, Inbox, InboundEvent, OptionLists } from '@caidence/sdk'

/** What the scripted platform does. A test puts its own in; the plugin is imported by path, so they meet here. */
export interface Script {
  refresh: Authorizer['refresh']
  probe: (call: Call) => Promise<Finding[]>
  window: Analytics['window']
  list: OptionLists['list']
  comments: Inbox['comments']
  recentPosts: History['recentPosts']
  profile: History['profile']
  parse: (body: unknown, receivedAt: string) => InboundEvent[]
}

const KEY = Symbol.for('caidence.tests.script')
const shared = globalThis as unknown as Record<symbol, Partial<Script>>

export const script = (): Partial<Script> => (shared[KEY] ??= {})

export function useScript(next: Partial<Script>): Partial<Script> {
  return (shared[KEY] = next)
}
