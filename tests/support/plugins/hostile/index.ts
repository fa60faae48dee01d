import { definePlugin, HTTP, type Call, type Draft, type PluginHttp } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'

/** Does to its process what its posts say. */
@injectable()
class Hostile {
  constructor(@inject(HTTP) private http: PluginHttp) {}

  authorize = {
    begin: () => new URL('https://api.hostile.test/consent'),
    exchange: async () => ({ access: 'A', scopes: ['post'] }),
    accounts: async () => [],
    refresh: async () => ({ access: 'A', scopes: ['post'] }),
    revoke: async () => {},
  }
  publish = {
    check: ({ text }: Draft) => (text === 'spins in check' ? spin() : []),
    preview: ({ text }: Draft) => ({ layout: 'note', ratio: 1, text: { shown: text, folded: false }, media: [] }),
    plan: ({ text }: Draft) => (text === 'throws at once' ? fail() : { step: 'post', effect: 'repeatable' as const, data: null }),
    advance: async (_at: unknown, { text }: Draft, _media: unknown, call: Call): Promise<any> => {
      if (text === 'throws') return fail()
      if (text === 'hangs') return new Promise(() => {})
      if (text === 'spins') return spin()
      if (text === 'answers rubbish') return { state: 'done', post: { remoteId: 7 } }
      if (text === 'asks elsewhere') return this.http.request({ method: 'GET', url: 'https://elsewhere.test/', signal: call.signal })
      if (text === 'leaves') process.exit(7)
      return fail()
    },
    reconcile: async () => ({ state: 'absent' as const }),
  }
  probe = async () => []
}

function fail(): never {
  throw new TypeError('hostile on purpose')
}

function spin(): never {
  for (;;);
}

export default definePlugin({ adapters: { hostile: Hostile } })
