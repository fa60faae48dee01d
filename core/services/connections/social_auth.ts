import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import { AdapterFault, type AccountChoice, type Authorizer } from '@caidence/sdk'
import env from '#start/env'
import Brand from '#models/brand'
import ConnectAttempt from '#models/connect_attempt'
import { PermissionEngine } from '#services/access/permission_engine'
import { ChannelOffers } from '#services/plugins/channel_offers'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { challengeOf, isSame, randomText, sha256 } from '#services/secrets/digest'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { AccountIntake } from './account_intake.ts'
import { Attempts, EXCHANGE_SECONDS } from './attempts.ts'
import { answerOf, type CallbackAnswer, type CallbackInput } from './callback_answer.ts'
import { channelFault } from './channel_fault.ts'
import * as errors from './errors.ts'
import { safeReturnTo } from './return_to.ts'
import { declined, isPossible } from './scopes.ts'

/** Exchanging the code and listing the accounts; a browser waits for both. */
const EXCHANGE_TIMEOUT_MS = 45_000
/** A reloaded callback page waits for the first one's result: this long, in these steps. */
const RESULT_WAIT_MS = 50_000
const RESULT_POLL_MS = 150

export interface BeginInput {
  adapterId: string
  /** May be left out where the workspace has one brand. */
  brandId?: string
  returnTo?: string
  /** What the flow is tied to: `session:<id>` or `token:<id>`. Only its digest is kept. */
  boundTo: string
}

/** Connecting an account by consent: from the redirect to the platform until a connection exists. */
@inject()
export class SocialAuthService {
  private attempts = new Attempts()

  constructor(
    private plugins: PluginHostService,
    private intake: AccountIntake,
    private permissions: PermissionEngine,
    private offers: ChannelOffers
  ) {}

  /** The address to send the browser to. */
  async begin(actor: Actor, input: BeginInput): Promise<{ url: URL; attemptId: string }> {
    const { adapterId } = input
    await tenantTx(actor, () => this.offers.refuseOff(adapterId))
    const [state, verifier, redirectUri] = [randomText(), randomText(), redirectUriOf(adapterId)]
    const url = await this.consentUrl(adapterId, { redirectUri, state, challenge: challengeOf(verifier) })
    const attempt = await tenantTx(actor, async () => {
      await this.attempts.tidy()
      return this.attempts.create({
        id: randomUUID(),
        adapterId,
        brandId: await this.brandOf(actor, input.brandId),
        userId: actor.userId!,
        boundTo: bindingOf(input.boundTo),
        state,
        verifier,
        redirectUri,
        returnTo: safeReturnTo(input.returnTo),
      })
    })
    return { url: this.plugins.rewrite(url), attemptId: attempt.id }
  }

  /**
   * The browser is back. Throws `E_CONNECT_REFUSED` for whatever cannot be trusted, before anything is exchanged; every
   * other end is a status of the attempt. A second visit waits for the first one and shows the same result.
   */
  async callback(input: CallbackInput): Promise<ConnectAttempt> {
    const answer = answerOf(input, this.hostsOf(input.adapterId))
    const found = answer && (await this.attempts.locate(answer.state))
    if (!answer || !found || !input.userId) throw new errors.E_CONNECT_REFUSED()

    const actor = { workspaceId: found.workspaceId, userId: input.userId }
    const { attempt, isMine } = await tenantTx(actor, async () => {
      const row = await this.attempts.find(found.id)
      if (!row || !isBoundTo(row, input) || !(await this.mayConnect(actor, row))) throw new errors.E_CONNECT_REFUSED()
      return { attempt: row, isMine: await this.attempts.claim(row.id) }
    })
    if (!isMine) return this.firstResult(actor, attempt.id)

    await this.finish(actor, attempt, answer).catch(async (error) => {
      logger.error({ err: error, attempt: attempt.id }, 'a connect attempt could not be finished')
      await tenantTx(actor, () => this.attempts.settle(attempt.id, 'exchanging', { status: 'failed', faultCode: 'E_CONNECT_FAILED' }))
    })
    return this.attempt(actor, attempt.id)
  }

  /** The accounts a person picked. Asked twice, it answers with what the first time made. */
  async choose(actor: Actor, attemptId: string, remoteIds: string[]): Promise<ConnectAttempt> {
    await tenantTx(actor, async ({ client, workspaceId }) => {
      await client.from('connect_attempts').where({ workspace_id: workspaceId, id: attemptId }).forUpdate().select('id').first()
      const attempt = await this.own(actor, attemptId)
      if (attempt.status === 'done') return
      if (attempt.status !== 'choosing' || attempt.expiresAt <= DateTime.utc()) throw new errors.E_CONNECT_EXPIRED()

      const offered = this.attempts.choicesOf(attempt)
      const picked = offered.filter(({ account }) => remoteIds.includes(account.remoteId))
      if (!picked.length || picked.length < new Set(remoteIds).size) throw new errors.E_CHOICE_UNKNOWN()
      await this.connect(actor, attempt, 'choosing', picked)
    })
    return this.attempt(actor, attemptId)
  }

  /** An attempt, as the person who began it sees it. */
  attempt(actor: Actor, attemptId: string): Promise<ConnectAttempt> {
    return tenantTx(actor, () => this.own(actor, attemptId))
  }

  /** The brand named, or the only one they may connect channels for. */
  private async brandOf(actor: Actor, wanted: string | undefined): Promise<string> {
    const narrow = await this.permissions.scope(actor, 'connections.connect')
    const query = narrow(Brand.query()).orderBy('createdAt').limit(2)
    if (wanted) void query.where('id', wanted)
    const brands = await query
    if (wanted && !brands.length) throw new errors.E_BRAND_NOT_FOUND()
    if (brands.length !== 1) throw new errors.E_BRAND_REQUIRED()
    return brands[0].id
  }

  private async finish(actor: Actor, attempt: ConnectAttempt, answer: CallbackAnswer) {
    const outcome = answer.kind === 'refused' ? answer.faultCode : await this.exchange(actor, attempt, answer.code)
    await tenantTx(actor, async () => {
      if (typeof outcome === 'string') return this.attempts.settle(attempt.id, 'exchanging', { status: 'failed', faultCode: outcome })
      if (outcome.length > 1) return this.attempts.settle(attempt.id, 'exchanging', { status: 'choosing', choices: outcome })
      return this.connect(actor, attempt, 'exchanging', outcome)
    })
  }

  /** The accounts behind the code, or why there are none. Outside any transaction: the platform may take its time. */
  private async exchange(actor: Actor, attempt: ConnectAttempt, code: string): Promise<AccountChoice[] | errors.ConnectFault> {
    if (await tenantTx(actor, () => this.offers.whyOff(attempt.adapterId))) return 'E_CHANNEL_OFF'
    const signal = AbortSignal.timeout(EXCHANGE_TIMEOUT_MS)
    const verifier = await tenantTx(actor, async () => this.attempts.verifierOf(attempt))
    try {
      const { authorize } = await this.plugins.load<'authorize'>(attempt.adapterId)
      const grant = await authorize.exchange({ code, verifier, redirectUri: attempt.redirectUri, signal })
      const missing = declined(await this.plugins.scopes(attempt.adapterId), grant.scopes)
      const choices = await authorize.accounts(grant, signal)
      if (choices.length) return choices
      // A person who declined to show their accounts has none to pick from.
      return isPossible('authorize', missing) ? 'E_CONNECT_NO_ACCOUNTS' : 'E_SCOPE_MISSING'
    } catch (error) {
      return exchangeFault(error)
    }
  }

  private async connect(actor: Actor, attempt: ConnectAttempt, from: 'exchanging' | 'choosing', choices: AccountChoice[]) {
    const { adapterId, brandId } = attempt
    const { ids, faultCode } = await this.intake.connect(actor, { adapterId, brandId, choices })
    const isSettled = await this.attempts.settle(attempt.id, from, { status: 'done', connectionIds: ids, faultCode })
    // Undoes the connections as well: the attempt was given up meanwhile.
    if (!isSettled) throw new errors.E_CONNECT_EXPIRED()
  }

  private async firstResult(actor: Actor, attemptId: string): Promise<ConnectAttempt> {
    const giveUp = Date.now() + RESULT_WAIT_MS
    for (;;) {
      const attempt = await this.attempt(actor, attemptId)
      // It could not be claimed although nobody had: the ten minutes are over.
      if (attempt.status === 'begun') throw new errors.E_CONNECT_REFUSED()
      if (attempt.status !== 'exchanging') return attempt
      if (attempt.updatedAt < DateTime.utc().minus({ seconds: EXCHANGE_SECONDS })) {
        await tenantTx(actor, () => this.attempts.settle(attemptId, 'exchanging', { status: 'failed', faultCode: 'E_CONNECT_FAILED' }))
        continue
      }
      if (Date.now() > giveUp) return attempt
      await sleep(RESULT_POLL_MS)
    }
  }

  private async own(actor: Actor, attemptId: string): Promise<ConnectAttempt> {
    const attempt = await this.attempts.find(attemptId)
    if (!attempt || attempt.userId !== actor.userId) throw new errors.E_CONNECT_ATTEMPT_NOT_FOUND()
    return attempt
  }

  /** Rights may have been taken while the person was at the platform. */
  private async mayConnect(actor: Actor, { workspaceId, brandId }: ConnectAttempt): Promise<boolean> {
    const { allowed } = await this.permissions.can(actor, 'connections.connect', { workspaceId, brandId })
    return allowed
  }

  private async consentUrl(adapterId: string, input: Omit<Parameters<Authorizer['begin']>[0], 'scopes'>): Promise<URL> {
    if (!this.canAuthorize(adapterId)) throw new errors.E_CHANNEL_UNKNOWN([adapterId])
    try {
      const { authorize } = await this.plugins.load<'authorize'>(adapterId)
      const scopes = await this.plugins.scopes(adapterId)
      return authorize.begin({ ...input, scopes: scopes.map(({ name }) => name) })
    } catch (error) {
      throw channelFault(error, this.plugins.info(adapterId).pluginName)
    }
  }

  private canAuthorize(adapterId: string): boolean {
    const info = this.plugins.adapters().find(({ id }) => id === adapterId)
    return info !== undefined && info.kind === 'channel' && info.capabilities.includes('authorize')
  }

  private hostsOf(adapterId: string): string[] {
    return this.canAuthorize(adapterId) ? this.plugins.hostsOf(adapterId) : []
  }
}

/** From configuration, never from the request: a forged Host header must not move the code elsewhere. */
export const redirectUriOf = (adapterId: string) => `${env.get('APP_URL').replace(/\/+$/, '')}/api/v1/social/callback/${adapterId}`

/** `session:` and `token:` stay readable, because the two are checked differently. */
function bindingOf(boundTo: string): string {
  const kind = boundTo.slice(0, boundTo.indexOf(':'))
  return `${kind}:${sha256(boundTo)}`
}

/**
 * A flow begun in a browser ends in the same session. One begun with an API token ends in any browser where the token's
 * own person is signed in: the token has no browser, and its person proves themselves by their session.
 */
function isBoundTo(attempt: ConnectAttempt, { adapterId, userId, boundTo }: CallbackInput): boolean {
  if (attempt.userId !== userId || attempt.adapterId !== adapterId) return false
  return attempt.boundTo.startsWith('token:') || isSame(attempt.boundTo, bindingOf(boundTo))
}

function exchangeFault(error: unknown): errors.ConnectFault {
  if ((error as { name?: string } | null)?.name === 'TimeoutError') return 'E_REMOTE_DOWN'
  const { code, cause } = AdapterFault.from(error)
  if (code === 'E_ADAPTER_BUG') logger.error({ err: cause }, 'an adapter failed while connecting')
  // The code was refused: used, too old, or not ours. Starting again is what helps.
  if (code === 'E_TOKEN_REVOKED' || code === 'E_TOKEN_EXPIRED') return 'E_CONNECT_EXPIRED'
  return code === 'E_OUTCOME_UNKNOWN' ? 'E_REMOTE_DOWN' : code
}
