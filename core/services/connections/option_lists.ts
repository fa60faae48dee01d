import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { AdapterFault } from '@caidence/sdk'
import type SocialConnection from '#models/social_connection'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Actor } from '#services/tenancy/tenant_tx'
import { channelFault } from './channel_fault.ts'
import { Connections } from './connections.ts'
import { withinLimit } from './within_limit.ts'

export const E_NO_OPTIONS = createError('This channel has no such list', 'E_NO_OPTIONS', 404)

/** Somebody has typed and waits. */
const WITHIN_MS = 10_000
/** The same letters are typed again and again within a minute; a list that is a minute old is as good. */
const FRESH_MS = 60_000
/** Lists kept in this process; the oldest go first. */
const MOST_KEPT = 1_000
/** More than this nobody reads; they type another letter. */
const MOST_OPTIONS = 100
const VALUE_MAX = 1_000
const LABEL_MAX = 300

export interface Option {
  value: string
  label: string
}

const kept = new Map<string, { at: number; options: Promise<Option[]> }>()

/** Choices that only the platform knows, for the composer's fields. */
@inject()
export class OptionLists {
  constructor(
    private plugins: PluginHostService,
    private connections: Connections
  ) {}

  /** Throws a `ChannelFault` with a sentence when the platform has none to give now. */
  async list(actor: Actor, connection: SocialConnection, source: string, query: string): Promise<Option[]> {
    const info = this.plugins.adapters().find(({ id }) => id === connection.adapterId)
    const isDeclared = info?.formats.some(({ options }) => options.some((field) => field.kind === 'remote-select' && field.source === source))
    if (!info?.capabilities.includes('options') || !isDeclared) throw new E_NO_OPTIONS()

    const key = [connection.workspaceId, connection.id, source, query].join(' ')
    const known = kept.get(key)
    if (known && Date.now() - known.at < FRESH_MS) return known.options

    const options = this.ask(actor, connection, info.pluginName, source, query)
    kept.delete(key)
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
    kept.set(key, { at: Date.now(), options })
    // What went wrong is asked again with the next letter.
    options.catch(() => kept.get(key)?.options === options && kept.delete(key))
    return options
  }

  private async ask(actor: Actor, { id, adapterId }: SocialConnection, platform: string, source: string, query: string): Promise<Option[]> {
    const signal = AbortSignal.timeout(WITHIN_MS)
    const deadline = DateTime.utc().plus({ milliseconds: WITHIN_MS }).toISO()
    try {
      const adapter = await this.plugins.load<'options'>(adapterId)
      const asked = this.connections.speak(actor, id, { operation: `options:${id}`, deadline, signal }, (call) => adapter.options.list(source, query, call))
      return vetted(await withinLimit(asked, signal))
    } catch (error) {
      const fault = signal.aborted && !AdapterFault.is(error) ? new AdapterFault('E_REMOTE_DOWN') : AdapterFault.from(error)
      if (fault.code === 'E_ADAPTER_BUG') logger.error({ adapter: adapterId, kind: (fault.cause as Error)?.name }, 'An adapter failed while listing options')
      throw channelFault(fault, platform)
    }
  }
}

function vetted(options: unknown): Option[] {
  const isText = (value: unknown, max: number) => typeof value === 'string' && value !== '' && value.length <= max
  if (!Array.isArray(options) || options.some((each) => !isText(each?.value, VALUE_MAX) || !isText(each?.label, LABEL_MAX))) throw new AdapterFault('E_ADAPTER_BUG')
  return options.slice(0, MOST_OPTIONS).map(({ value, label }: Option) => ({ value, label }))
}
