import { fileURLToPath } from 'node:url'
import { inject } from '@adonisjs/core'
import app from '@adonisjs/core/services/app'
import type { Finding } from '@caidence/sdk'
import type { PluginReport } from '@caidence/host'
import { readLevels, type AdapterLevel } from '../adapter_levels.ts'
import { decisionsOf, type Decisions } from '../plugin_decisions.ts'
import { flushTrouble, troubleOf } from '../plugin_health.ts'
import { PluginHostService, type ReadyPlugin } from '../plugin_host_service.ts'
import { E_NO_PLUGIN } from '../plugin_switch.ts'
import { ChannelFindings } from './channel_findings.ts'
import { fail, worst } from './findings.ts'
import { clockFinding, hookFindings, mediaFindings } from './live_findings.ts'
import { appBase, lookAt, mediaBase, type OwnAddress } from './own_addresses.ts'
import { codeFindings, healthFindings, levelFinding, manifestFindings, redirectFindings, reviewFindings, settingsFindings, switchFinding } from './setup_findings.ts'

export interface Diagnosis {
  /** Null where the manifest could not be read. */
  id: string | null
  source: string
  name: string | null
  version: string | null
  status: Finding['status']
  findings: Finding[]
}

export interface Examination {
  /** One plugin; all of them otherwise. */
  id?: string
  /** One channel, whichever plugin it is of. */
  connectionId?: string
  /** False: nothing outside this process and the database is asked, and no plugin's code is run. */
  isLive?: boolean
}

interface Addresses {
  app: OwnAddress
  media: OwnAddress
}

/** Can the installed plugins do their job? Each line that is not green says how to mend it. One service for the command, the page and the health checks. */
@inject()
export class AdapterDoctor {
  constructor(
    private host: PluginHostService,
    private channels: ChannelFindings
  ) {}

  /** Throws `E_NOT_FOUND` for an id that nothing installed has. */
  async examine({ id, connectionId, isLive = true }: Examination = {}): Promise<Diagnosis[]> {
    const reports = this.host.reports().filter((report) => !id || report.id === id || report.source === id)
    if (id && !reports.length) throw new E_NO_PLUGIN()

    const decisions = await decisionsOf(reports.flatMap((report) => report.id ?? []))
    const levels = await readLevels(fileURLToPath(app.appRoot))
    const addresses = isLive ? await this.#addresses() : null
    const diagnoses: Diagnosis[] = []
    // One after the other: a plugin that misbehaves while it is asked is not to be mistaken for another.
    for (const report of reports) {
      const findings = isReady(report)
        ? await this.#findings(report, { decisions: decisions.get(report.id)!, level: levels[report.id], addresses, connectionId, isLive })
        : [fail('manifest', report.reason ?? 'it does not fit', report.fix ?? 'ask its author')]
      diagnoses.push({ id: report.id, source: report.source, name: report.name, version: report.version, status: worst(findings), findings })
    }
    if (!connectionId) return diagnoses
    const known = diagnoses.filter(({ findings }) => !findings.some(({ check, status }) => check === `channel ${connectionId}` && status === 'fail'))
    return known.length ? known : diagnoses
  }

  async #findings(plugin: ReadyPlugin, { decisions, level, addresses, connectionId, isLive }: { decisions: Decisions; level?: AdapterLevel; addresses: Addresses | null; connectionId?: string; isLive: boolean }): Promise<Finding[]> {
    const latest = async () => {
      await flushTrouble()
      return (await troubleOf(plugin.id)).find(({ operation }) => operation === 'load')?.reason
    }
    const isOn = decisions.isOn ?? this.host.isOnUntold(plugin)
    const code = addresses ? await codeFindings(this.host, plugin, latest) : []
    const channels = await this.channels.of(plugin, { connectionId, isLive: isLive && isOn })
    if (isLive) await flushTrouble()
    return [
      ...manifestFindings(plugin),
      switchFinding(plugin, isOn),
      ...code,
      ...(await settingsFindings(this.host, plugin)),
      ...redirectFindings(plugin, addresses?.app.isPrivate ?? null),
      ...(addresses ? hookFindings(plugin, addresses.app) : []),
      ...(addresses ? mediaFindings(plugin, addresses.media) : []),
      ...(await reviewFindings(this.host, plugin, decisions)),
      ...(addresses ? [await clockFinding(this.host, plugin)] : []),
      ...channels,
      levelFinding(plugin, level),
      ...healthFindings(plugin, await troubleOf(plugin.id)),
    ]
  }

  async #addresses(): Promise<Addresses> {
    const { isSandbox } = this.host
    const own = await lookAt(appBase(), isSandbox)
    return { app: own, media: mediaBase() === appBase() ? own : await lookAt(mediaBase(), isSandbox) }
  }
}

const isReady = (report: PluginReport): report is ReadyPlugin => report.state === 'ready'
