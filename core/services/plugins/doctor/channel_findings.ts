import { inject } from '@adonisjs/core'
import db from '@adonisjs/lucid/services/db'
import { AdapterFault, type Finding } from '@caidence/sdk'
import { Connections } from '#services/connections/connections'
import { secondsOf } from '#services/publishing/budgets'
import { faultSentence } from '#services/publishing/fault_sentences'
import type { ReadyPlugin } from '../plugin_host_service.ts'
import { fail, pass, skip, warn } from './findings.ts'

/** Asked one by one, with a person waiting: those in trouble come first, then those not asked for the longest time. */
const PROBED_MOST = 5
/** Those in trouble come first; the line above them has the number of all. */
const TOLD_MOST = 20
/** Access that ends sooner wants somebody to know. */
const ENDS_SOON_DAYS = 7
/** Less than this part of a budget left. */
const BUDGET_LOW = 0.1

interface ChannelState {
  connectionId: string
  workspaceId: string
  adapterId: string
  state: 'active' | 'needs_reauth'
  faultCode: string | null
  endsAt: Date | null
}

/**
 * How the channels of a plugin fare, for operators: ids and states, no names. Their accounts are the workspaces' business.
 */
@inject()
export class ChannelFindings {
  constructor(private connections: Connections) {}

  async of(plugin: ReadyPlugin, { connectionId, isLive }: { connectionId?: string; isLive: boolean }): Promise<Finding[]> {
    const states = await statesOf(plugin, connectionId)
    if (connectionId && !states.length) return [fail(`channel ${connectionId}`, 'no connected channel of this plugin has that id', 'the id is the last part of the address that the channel’s page links to; a disconnected channel has nothing to check')]
    const probed = isLive ? await this.#probe(states) : []
    const told = [...states.slice(0, TOLD_MOST).flatMap(tokenFindings), ...probed]
    return [...summaryOf(states, connectionId), ...(connectionId ? told : told.map(milder)), ...(await budgetFindings(plugin, connectionId))]
  }

  /** What each says of itself, as when somebody presses "Check now" on its card: what is found is kept there as well. */
  async #probe(states: ChannelState[]): Promise<Finding[]> {
    const findings: Finding[] = []
    for (const { connectionId, workspaceId, adapterId } of states.slice(0, PROBED_MOST)) {
      const check = `channel ${short(connectionId)}`
      try {
        const { findings: told } = await this.connections.check({ workspaceId, userId: null }, connectionId)
        findings.push(...told.map((finding) => ({ ...finding, check: `${check} ${finding.check}`, ...(finding.status !== 'pass' && { fix: finding.fix ?? 'ask the author of the plugin what this means' }) })))
      } catch (error) {
        const { code } = AdapterFault.from(error)
        findings.push(fail(check, `could not be asked: ${faultSentence(code, { platform: adapterId }).sentence}`, 'the log says more'))
      }
    }
    return findings
  }
}

async function statesOf({ manifest }: ReadyPlugin, connectionId?: string): Promise<ChannelState[]> {
  const { rows } = await db
    .connection('app')
    .rawQuery(
      `select connection_id as "connectionId", workspace_id as "workspaceId", adapter_id as "adapterId", state, fault_code as "faultCode", ends_at as "endsAt"
       from channel_states(?, ?, ?)`,
      [manifest.adapters.map(({ id }) => id), connectionId ?? null, STATES_MOST] as any
    )
  return rows
}
/** Looked through for trouble; the ones that work come last, so what is cut off is well. */
const STATES_MOST = 500

/** One channel that its workspace has to mend is no failure of the plugin, unless it is the one that was asked about. */
const milder = (finding: Finding): Finding => (finding.status === 'fail' ? { ...finding, status: 'warn' } : finding)

const short = (id: string) => id.slice(0, 8)

function summaryOf(states: ChannelState[], connectionId?: string): Finding[] {
  if (connectionId) return []
  const lost = states.filter(({ state }) => state === 'needs_reauth').length
  if (!states.length) return [skip('channels', 'none is connected', 'connect one on the page "Channels"')]
  const total = states.length === STATES_MOST ? `at least ${states.length}` : String(states.length)
  return lost ? [warn('channels', `${total} connected, ${lost} of them lost access`, 'their workspaces see which ones and reconnect them')] : [pass('channels', `${total} connected, all with access`)]
}

function tokenFindings({ connectionId, adapterId, state, faultCode, endsAt }: ChannelState): Finding[] {
  const check = `token ${short(connectionId)}`
  if (state === 'needs_reauth') {
    const { sentence, action } = faultSentence(faultCode ?? 'E_TOKEN_REVOKED', { platform: adapterId })
    return [fail(check, sentence, action)]
  }
  if (!endsAt) return []
  const days = Math.floor((endsAt.getTime() - Date.now()) / 86_400_000)
  if (days < 0) return [warn(check, 'its access has ended', 'reconnect the channel')]
  return days < ENDS_SOON_DAYS ? [warn(check, `its access ends in ${days === 1 ? 'one day' : `${days} days`}`, 'it is renewed by itself where the platform lets it; otherwise reconnect the channel')] : []
}

async function budgetFindings({ manifest }: ReadyPlugin, connectionId?: string): Promise<Finding[]> {
  const wanted = manifest.adapters.flatMap(({ id, budgets }) =>
    budgets
      .filter(({ scope }) => scope === 'app' || connectionId)
      .map(({ scope, limit, per }) => ({ check: `budget ${scope === 'app' ? id : short(connectionId!)}`, owner: scope === 'app' ? `app:${id}` : `account:${connectionId}`, limit, per }))
  )
  if (!wanted.length) return []
  const { rows } = await db.connection('app').rawQuery('select key, used, extract(epoch from now() - window_began)::float8 as age, closed_until > now() as closed from budgets where key = any(?)', [
    wanted.flatMap(({ owner, per }) => [owner, `${owner}:${per}`]),
  ] as any)
  const found = new Map<string, { used: number; age: number; closed: boolean | null }>(rows.map((row: any) => [row.key, row]))
  return wanted.map(({ check, owner, limit, per }) => {
    const row = found.get(`${owner}:${per}`)
    const used = row && row.age < secondsOf(per) ? row.used : 0
    const left = `${Math.max(0, limit - used)} of ${limit} left for ${per}`
    if (found.get(owner)?.closed) return warn(check, `${left}; the platform asked for quiet`, 'nothing to do: publishing goes on by itself')
    return limit - used <= limit * BUDGET_LOW ? warn(check, left, 'posts wait until there is room; ask the platform for a larger quota if that happens often') : pass(check, left)
  })
}
