import type { Client } from '../client.ts'
import type { components } from '../schema.ts'
import type { Command } from './commands.ts'
import { EXIT, Usage } from './exits.ts'
import { clean, table } from './output.ts'

export type Channel = components['schemas']['Connection']

export const channels: Record<string, Command> = {
  'channels list': {
    takes: '[--brand=<id>]',
    says: 'Connected channels, with the formats that a post can have there.',
    flags: { brand: { type: 'string' } },
    least: 0,
    most: 0,
    async run(context) {
      const { data: shown } = await context.client.call('listConnections', { query: { brandId: context.text('brand') }, signal: context.signal })
      const rows = shown.map(({ id, adapterName, handle, state, paused }) => [id, adapterName, handle, paused ?? state])
      context.show(shown, rows.length ? `${table(['ID', 'CHANNEL', 'ACCOUNT', 'STATE'], rows)}\n\n${formatsOf(shown)}` : 'No channel is connected yet; connect one on the page Channels.')
      return EXIT.done
    },
  },
}

/** Once per platform: channels of one have the same. */
function formatsOf(shown: Channel[]): string {
  const byAdapter = new Map(shown.map(({ adapter, adapterName, formats }) => [adapter, `${adapterName}: ${formats.map(({ id }) => id).join(', ') || 'not installed'}`]))
  return clean([...byAdapter.values()].join('\n'))
}

export interface Target {
  connectionId: string
  format: string
}

/** `@studio`, `studio=some.format` or an id. Whatever could mean two things is asked back, not guessed. */
export async function targetsOf(client: Client, wanted: string[], signal: AbortSignal): Promise<Target[]> {
  if (!wanted.length) return []
  const { data } = await client.call('listConnections', { query: {}, signal })
  return wanted.map((text) => {
    const [, name = '', format] = /^@?([^=]+)(?:=(.+))?$/.exec(text) ?? []
    const matching = data.filter(({ id, handle, state }) => id === name || (state !== 'disconnected' && handle.replace(/^@/, '').toLowerCase() === name.toLowerCase()))
    if (!matching.length) throw new Usage(`There is no channel "${text}"; caidence channels list shows them`)
    if (matching.length > 1) throw new Usage(`"${name}" is ${matching.map(({ id, adapterName }) => `${adapterName} (${id})`).join(' and ')}; give the id`)
    const [{ id, formats }] = matching as [Channel]
    if (!format && formats.length === 1) return { connectionId: id, format: formats[0]!.id }
    const known = formats.find((one) => one.id === format || one.id.endsWith(`.${format}`))
    if (!known) throw new Usage(`${format ? `"${format}" is no format of` : 'Say what it is to be on'} ${name}: ${formats.map((one) => `${name}=${one.id}`).join(', ')}`)
    return { connectionId: id, format: known.id }
  })
}
