import { inject } from '@adonisjs/core'
import type { Json } from '@caidence/sdk'
import { declined } from '#services/connections/scopes'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Finding } from './finding.ts'

/** A channel, and what was chosen for it. */
interface Chosen {
  adapterId: string
  /** As people call it. */
  channel: string
  granted: string[]
  options: Record<string, Json>
}

/** Options that take no effect, because whoever connected the channel declined what they need. */
@inject()
export class OptionRights {
  constructor(private host: PluginHostService) {}

  async findings({ adapterId, channel, granted, options }: Chosen): Promise<Finding[]> {
    const isChosen = (key: string) => key in options && !isEmpty(options[key])
    const named = this.host.info(adapterId).scopes.flatMap((scope) => scope.options ?? [])
    if (!named.some(isChosen)) return []
    return declined(await this.host.scopes(adapterId), granted).flatMap((scope) =>
      (scope.options ?? []).filter(isChosen).map((key): Finding => ({ level: 'warning', path: `options.${key}`, rule: 'options.notAllowed', params: { channel, why: scope.why } }))
    )
  }
}

const isEmpty = (value: Json | undefined) => value === undefined || value === null || value === false || value === '' || (Array.isArray(value) && !value.length)
