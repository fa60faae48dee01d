import type { Finding } from '@caidence/sdk'
import { type PluginHostService, type ReadyPlugin } from '../plugin_host_service.ts'
import { fail, pass, skip, warn } from './findings.ts'
import { appBase, hookUrl, mediaBase, type OwnAddress } from './own_addresses.ts'

/** Signed requests and tokens are judged by the clock: platforms allow a few minutes, and a good clock is off by less than one second. */
const CLOCK_WARN_SECONDS = 30
const CLOCK_FAIL_SECONDS = 240
/** One small request; a platform that takes longer is in trouble itself. */
const CLOCK_WITHIN_MS = 8_000

export function hookFindings({ id, manifest }: ReadyPlugin, { answers, isPrivate }: OwnAddress): Finding[] {
  return manifest.webhooks.map(({ path, label }) => {
    const [check, url] = [`webhook ${path}`, hookUrl(id, path)]
    if (!answers) return fail(check, `${url}: this installation does not answer there`, `start the web process, and lead ${appBase()} to it (APP_URL, proxy, certificate)`)
    if (isPrivate) return warn(check, `${url}: ${isPrivate}, so the platform cannot call it`, 'set APP_URL to the public https address of this installation')
    return pass(check, `${label}: register exactly ${url}`)
  })
}

/** Only for plugins whose platform fetches files from us. */
export function mediaFindings({ manifest }: ReadyPlugin, { answers, isPrivate }: OwnAddress): Finding[] {
  const pulling = manifest.adapters.flatMap(({ formats }) => formats).filter(({ delivery }) => delivery === 'pull')
  if (!pulling.length) return []
  if (isPrivate) return [fail('media', `${mediaBase()}: ${isPrivate}, so the platform cannot fetch files`, 'set MEDIA_URL to a public https address that leads here')]
  if (!answers) return [warn('media', `${mediaBase()} does not lead to this installation, or only for files`, 'start the web process, and lead MEDIA_URL to it')]
  return [pass('media', `${mediaBase()} can be fetched from`)]
}

export async function clockFinding(host: PluginHostService, { id, manifest }: ReadyPlugin): Promise<Finding> {
  if (!manifest.network.hosts.length) return skip('clock', 'it speaks to no server', 'nothing to do')
  const told = await host.clockOf(id, AbortSignal.timeout(CLOCK_WITHIN_MS)).catch(() => null)
  if (!told) return warn('clock', `none of ${manifest.network.hosts.join(', ')} answers`, host.isSandbox ? 'start the emulators: npm start, or node ace emulator:serve' : 'check the way out of this machine: DNS, proxy, firewall')
  const off = Math.abs(told.aheadSeconds)
  if (off < CLOCK_WARN_SECONDS) return pass('clock', `within ${Math.max(1, off)} s of ${told.host}`)
  const summary = `this machine is ${off} s ${told.aheadSeconds > 0 ? 'behind' : 'ahead of'} ${told.host}`
  return (off < CLOCK_FAIL_SECONDS ? warn : fail)('clock', summary, 'let NTP set the clock of this machine')
}
