import { definePlugin, type Advance, type Draft } from '@caidence/sdk'

/** Takes every post at once. */
class Steady {
  authorize = {
    begin: () => new URL('https://api.steady.test/consent'),
    exchange: async () => ({ access: 'A', scopes: ['post'] }),
    accounts: async () => [],
    refresh: async () => ({ access: 'A', scopes: ['post'] }),
    revoke: async () => {},
  }
  publish = {
    check: () => [],
    preview: ({ text }: Draft) => ({ layout: 'note', ratio: 1, text: { shown: text, folded: false }, media: [] }),
    plan: () => ({ step: 'post', effect: 'once' as const, data: null }),
    advance: async (): Promise<Advance> => ({ state: 'done', post: { remoteId: crypto.randomUUID(), url: 'https://api.steady.test/1', publishedAt: new Date().toISOString() } }),
    reconcile: async () => ({ state: 'absent' as const }),
  }
  probe = async () => []
}

export default definePlugin({ adapters: { steady: Steady } })
