import { AdapterFault, definePlugin, SETTINGS, type Json, type PluginSettings } from '@caidence/sdk'
import { sameSecret, verifyHeader } from '@caidence/sdk/hooks'
import { inject, injectable } from 'tsyringe'
import { script, type Script } from './script.ts'

function scripted<N extends keyof Script>(name: N): Script[N] {
  const found = script()[name]
  if (!found) throw new AdapterFault('E_UNSUPPORTED', { field: name })
  return found as Script[N]
}

@injectable()
class Scripted {
  constructor(@inject(SETTINGS) private settings: PluginSettings) {}

  authorize = {
    begin: () => new URL('https://api.scripted.test/consent'),
    exchange: async () => ({ access: 'A', scopes: ['basic'] }),
    accounts: async () => [],
    refresh: async (...input: Parameters<Script['refresh']>) => scripted('refresh')(...input),
    revoke: async () => {},
  }
  analytics = { window: async (...input: Parameters<Script['window']>) => scripted('window')(...input) }
  options = { list: async (...input: Parameters<Script['list']>) => scripted('list')(...input) }
  inbox = { comments: async (...input: Parameters<Script['comments']>) => scripted('comments')(...input) }
  history = {
    recentPosts: async (...input: Parameters<Script['recentPosts']>) => scripted('recentPosts')(...input),
    profile: async (...input: Parameters<Script['profile']>) => scripted('profile')(...input),
  }
  inbound = {
    handshake: ({ method, query }: { method: string; query: Record<string, string> }) => {
      if (method !== 'GET') return null
      if (!sameSecret(query.token ?? '', this.settings.secret('clientSecret'))) throw new AdapterFault('E_HOOK_UNVERIFIED')
      return { status: 200, body: query.challenge ?? '', ...(query.as && { type: query.as }) }
    },
    verify: (request: Parameters<typeof verifyHeader>[0]) =>
      verifyHeader(request, { header: 'x-signature', secret: this.settings.secret('clientSecret'), receivedAt: new Date() }),
    parse: ({ body, receivedAt }: { body: Json; receivedAt: string }) => scripted('parse')(body, receivedAt),
    respond: (events: { id: string; kind: string }[], statusUrl: (id: string) => URL) => {
      const deletion = events.find(({ kind }) => kind === 'deletion.requested')
      return deletion ? { status: 200, body: JSON.stringify({ url: statusUrl(deletion.id).href }) } : null
    },
  }

  probe = async (call: Parameters<Script['probe']>[0]) => scripted('probe')(call)
}

export default definePlugin({ adapters: { scripted: Scripted } })
