import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { AdapterFault, type HookAnswer, type InboundEvent, type InboundHooks, type RawRequest } from '@caidence/sdk'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import env from '#start/env'
import { vettedAnswer, vettedEvents } from './event_rules.ts'
import { InboundEvents } from './inbound_events.ts'

/** What is answered. The words are for whoever sets the webhook up at the platform and reads its log. */
export type HookReply = Required<HookAnswer>

const plain = (status: number, body: string): HookReply => ({ status, body, type: 'text/plain' })
const UNKNOWN = plain(404, 'Not found')
const UNVERIFIED = plain(401, 'Not verified')
const MISCONFIGURED = plain(503, 'Not set up')
const BROKEN = plain(500, 'Could not be read')

/** Takes what platforms send: verified first, kept once, answered fast. What follows from it is the relay's business. */
@inject()
export class Hooks {
  private events = new InboundEvents()

  constructor(private plugins: PluginHostService) {}

  /** A platform asks whether the address is ours. */
  async handshake(pluginId: string, request: RawRequest): Promise<HookReply> {
    return this.guarded(pluginId, request, async (hooks) => {
      for (const each of hooks) {
        const answer = handshakeOf(each, request)
        if (answer) return answer
      }
      return UNKNOWN
    })
  }

  async receive(pluginId: string, request: RawRequest): Promise<HookReply> {
    return this.guarded(pluginId, request, async (hooks) => {
      for (const each of hooks) {
        const answer = handshakeOf(each, request)
        if (answer) return answer
      }
      const { by, events } = read(hooks, request)
      const fresh = events.length ? await this.events.keep(pluginId, events) : 0
      logger.debug({ plugin: pluginId, events: events.length, fresh }, 'Heard from a platform')
      return this.reply(pluginId, by, events)
    })
  }

  private async reply(pluginId: string, hooks: InboundHooks, events: InboundEvent[]): Promise<HookReply> {
    if (!hooks.respond) return plain(200, '')
    const codes = await this.events.codes(pluginId, events.map(({ id }) => id))
    const answer = hooks.respond(events, (eventId) => {
      const code = codes.get(eventId)
      if (!code) throw new Error(`There is no event "${eventId}" in this request`)
      return new URL(`/hooks/deletions/${code}`, env.get('APP_URL'))
    })
    return answer === null || answer === undefined ? plain(200, '') : vettedAnswer(answer)
  }

  /** Faults become statuses that make a platform send again, or not. Nothing of the request is logged. */
  private async guarded(pluginId: string, request: RawRequest, work: (hooks: InboundHooks[]) => Promise<HookReply>): Promise<HookReply> {
    const report = this.plugins.reports().find(({ id, state }) => id === pluginId && state === 'ready')
    const isDeclared = report?.manifest?.webhooks?.some(({ path }) => path === request.path)
    const adapters = this.plugins.adapters().filter((adapter) => adapter.pluginId === pluginId && adapter.capabilities.includes('inbound'))
    if (!isDeclared || !adapters.length) return UNKNOWN
    try {
      const loaded = await Promise.all(adapters.map(({ id }) => this.plugins.load<'inbound'>(id)))
      return await work(loaded.map(({ inbound }) => inbound))
    } catch (error) {
      if (!AdapterFault.is(error)) throw error
      if (error.code === 'E_HOOK_UNVERIFIED') return UNVERIFIED
      if (error.code === 'E_APP_MISCONFIGURED') {
        logger.warn({ plugin: pluginId, field: error.facts.field }, 'A platform calls, and its plugin is not set up for it')
        return MISCONFIGURED
      }
      logger.error({ plugin: pluginId, code: error.code, kind: (error.cause as Error)?.name }, 'An adapter could not read what its platform sent')
      return BROKEN
    }
  }
}

/** Reflects only what the adapter vouches for, and never as a page: text, or JSON where the platform asks for it by name. */
function handshakeOf(hooks: InboundHooks, request: RawRequest): HookReply | null {
  const answer = hooks.handshake?.(request)
  return answer ? { ...vettedAnswer({ type: 'text/plain', ...answer }) } : null
}

/** The adapters of a plugin share its addresses: the one that can verify it is the one it is for. */
function read(hooks: InboundHooks[], request: RawRequest): { by: InboundHooks; events: InboundEvent[] } {
  for (const [nth, by] of hooks.entries()) {
    try {
      const verified = by.verify(request)
      return { by, events: vettedEvents(by.parse(verified)) }
    } catch (error) {
      const mayBeAnothers = AdapterFault.is(error) && error.code === 'E_HOOK_UNVERIFIED' && nth < hooks.length - 1
      if (!mayBeAnothers) throw error
    }
  }
  throw new AdapterFault('E_HOOK_UNVERIFIED')
}
