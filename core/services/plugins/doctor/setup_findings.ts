import { SDK_VERSION, type Finding } from '@caidence/sdk'
import { redirectUriOf } from '#services/connections/social_auth'
import type { AdapterLevel } from '../adapter_levels.ts'
import type { Decisions } from '../plugin_decisions.ts'
import type { PluginFault } from '../plugin_health.ts'
import { type PluginHostService, type ReadyPlugin } from '../plugin_host_service.ts'
import { settingVariable } from '../plugin_settings.ts'
import { fail, pass, skip, warn } from './findings.ts'

/** A fault that was last seen longer ago is shown, and makes no finding. */
const RECENT_MS = 24 * 60 * 60_000

export const pageOf = (pluginId: string) => `/admin/plugins/${pluginId}`

export function manifestFindings({ id, version, manifest }: ReadyPlugin): Finding[] {
  return [pass('manifest', `${manifest.name} ${version ?? 'without a version'}, ${manifest.adapters.length === 1 ? 'one adapter' : `${manifest.adapters.length} adapters`} (${manifest.adapters.map((adapter) => adapter.id).join(', ')}); plugin id ${id}`), pass('contract', `written for ${manifest.sdk}, this host provides ${SDK_VERSION}`)]
}

export function switchFinding({ id }: ReadyPlugin, isOn: boolean): Finding {
  return isOn ? pass('switch', 'on') : warn('switch', 'switched off: its channels are kept and paused', `node ace adapter:enable ${id}`)
}

/** Loads each adapter and compares it with what its manifest promises. */
export async function codeFindings(host: PluginHostService, { id, manifest }: ReadyPlugin, latest: () => Promise<string | undefined>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const adapter of manifest.adapters) {
    const check = `code ${adapter.id}`
    try {
      const loaded = (await host.load(adapter.id)) as unknown as Record<string, unknown>
      const missing = [...adapter.capabilities, 'probe'].filter((name) => !loaded[name])
      findings.push(missing.length ? fail(check, `the manifest promises ${missing.join(', ')} and the code has none of it`, `node ace adapter:test ${id}, then ask its author`) : pass(check, `loads, with ${adapter.capabilities.join(', ')}`))
    } catch {
      findings.push(fail(check, `does not load: ${(await latest()) ?? 'the log says why'}`, `reinstall the plugin, or ask its author; then start the application again. Until then: node ace adapter:disable ${id}`))
    }
  }
  return findings
}

export async function settingsFindings(host: PluginHostService, { id, manifest }: ReadyPlugin): Promise<Finding[]> {
  const issues = await host.settingsIssues(id)
  if (!issues.length) return [pass('settings', manifest.settings.length ? 'complete' : 'it has none')]
  return issues.map(({ key, rule }) => {
    const label = manifest.settings.find((field) => field.key === key)?.label ?? key
    const variable = settingVariable(id, key)
    if (rule === 'unknown') return warn('settings', `"${key}" is stored, and this version does not know it`, `clear it on ${pageOf(id)}`)
    const isHere = host.isSetByEnvironment(id, key)
    return fail('settings', rule === 'required' ? `${label} is missing` : `${label} is not usable (${rule})`, isHere ? `correct ${variable} in the environment` : `enter it on ${pageOf(id)}, or set ${variable}`)
  })
}

export function redirectFindings({ manifest }: ReadyPlugin, isPrivate: string | null): Finding[] {
  return manifest.adapters
    .filter(({ kind, capabilities }) => kind === 'channel' && capabilities.includes('authorize'))
    .map(({ id }) => {
      const url = redirectUriOf(id)
      return isPrivate
        ? warn(`redirect ${id}`, `${url}: ${isPrivate}; many platforms send nobody back there`, 'set APP_URL to the public https address of this installation, and register the redirect address anew')
        : pass(`redirect ${id}`, `register exactly ${url}`)
    })
}

/** Platforms do not tell whether they have reviewed a permission, so operators do. */
export async function reviewFindings(host: PluginHostService, { id, manifest }: ReadyPlugin, { reviews }: Decisions): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const adapter of manifest.adapters) {
    const active = await host.scopes(adapter.id)
    for (const { name, review, why } of active.filter((scope) => scope.review === 'required')) {
      const approved = reviews.find((one) => one.adapterId === adapter.id && one.scope === name)
      const check = `review ${name}`
      if (approved) findings.push(pass(check, `approved, as an operator noted on ${approved.approvedAt.slice(0, 10)}`))
      else if (host.isSandbox) findings.push(skip(check, `${review}: not asked for in the sandbox (${why})`, `note it on ${pageOf(id)} once the platform has approved it`))
      else findings.push(warn(check, `not noted as approved: until then only people with a role in the app at the platform can connect (${why})`, `ask for the review at the platform, then note it on ${pageOf(id)}`))
    }
  }
  return findings
}

export function levelFinding({ id, version }: ReadyPlugin, level: AdapterLevel | undefined): Finding {
  const how = `node ace adapter:test ${id}`
  if (!level) return skip('level', 'not tested here yet', how)
  if (level.version !== version) return skip('level', `${level.level}, when version ${level.version ?? 'unknown'} was tested`, how)
  const summary = `${level.level}: ${level.passed} passed, ${level.failed} failed, ${level.skipped} skipped on ${level.testedAt.slice(0, 10)}`
  return level.failed ? warn('level', summary, `${how} says what failed`) : pass('level', summary)
}

export function healthFindings({ id }: ReadyPlugin, faults: PluginFault[], now = Date.now()): Finding[] {
  const recent = faults.filter(({ lastAt }) => now - Date.parse(lastAt) < RECENT_MS)
  if (!recent.length) return [pass('behaviour', 'nothing it should not have done in the last day')]
  return recent.map(({ kind, operation, reason, times, lastAt }) =>
    warn('behaviour', `${operation ? `${operation}: ` : ''}${reason}; ${times} ${times === 1 ? 'time' : 'times'}, last ${lastAt.slice(0, 16).replace('T', ' ')} UTC`, kind === 'worker' ? 'look at the memory of the worker, and at the log of that time' : `node ace adapter:test ${id}; then update the plugin, ask its author, or switch it off`)
  )
}
