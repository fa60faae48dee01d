import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import app from '@adonisjs/core/services/app'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import type { Actor } from '#services/tenancy/tenant_tx'
import { SocialAuthService } from './social_auth.ts'

export const E_NO_SANDBOX = createError<[reason: string]>('Consent without a person is for the sandbox only: %s', 'E_NO_SANDBOX', 409)

export const E_NO_CONSENT = createError<[host: string]>('The simulator at %s wants a person at its consent page: connect the channel on the page "Channels"', 'E_NO_CONSENT', 409)

/** An emulator answers at once. */
const CONSENT_TIMEOUT_MS = 10_000
/** Pages a simulator may lead through on its way back. */
const MAX_PAGES = 5

/**
 * Plays the person at an emulator's consent page, for the demo and for tests. Works only in sandbox mode, and only at
 * an address that PLATFORM_HOSTS put in a platform's place: it can never agree to anything at a real platform.
 */
@inject()
export class SandboxConsent {
  constructor(
    private plugins: PluginHostService,
    private social: SocialAuthService
  ) {}

  /**
   * Every emulator of ours takes `decision=approve`, posted to its consent page, for a yes to everything asked. Other
   * simulators may agree at once to whoever opens the page.
   */
  async approve(consent: URL): Promise<URL> {
    if (!this.plugins.isSandbox) throw new E_NO_SANDBOX(['SANDBOX is not set'])
    if (!this.isEmulator(consent)) throw new E_NO_SANDBOX([`${consent.host} is not an emulator's address`])

    const back = consent.searchParams.get('redirect_uri') ?? ''
    const isBack = (url: URL | null) => url !== null && back !== '' && url.href.startsWith(back)
    const answered = await redirectOf(consent, { method: 'POST', body: new URLSearchParams({ decision: 'approve' }) })
    if (isBack(answered)) return answered!

    let page: URL | null = consent
    for (let pages = 0; page && pages < MAX_PAGES && this.isEmulator(page); pages++) {
      page = await redirectOf(page, { method: 'GET' })
      if (isBack(page)) return page!
    }
    throw new E_NO_CONSENT([consent.host])
  }

  private isEmulator({ origin }: URL): boolean {
    return [...this.plugins.hostMap.values()].some((base) => base.origin === origin)
  }

  /** Connects all accounts the emulator offers, and returns the ids of the connections. */
  async connect(actor: Actor, adapterId: string, brandId: string): Promise<string[]> {
    const boundTo = `session:${randomUUID()}`
    const { url } = await this.social.begin(actor, { adapterId, brandId, boundTo })
    const { searchParams } = await this.approve(url)
    const [state, code, error, iss] = ['state', 'code', 'error', 'iss'].map((name) => searchParams.get(name) ?? undefined)
    const attempt = await this.social.callback({ adapterId, state, code, error, iss, boundTo, userId: actor.userId })
    if (attempt.status === 'failed') throw new E_NO_SANDBOX([`connecting failed with ${attempt.faultCode}`])
    if (attempt.status !== 'choosing') return attempt.connectionIds

    const remoteIds = attempt.choices!.map(({ remoteId }) => remoteId)
    return (await this.social.choose(actor, attempt.id, remoteIds)).connectionIds
  }
}

async function redirectOf(page: URL, request: RequestInit): Promise<URL | null> {
  const response = await fetch(page, { ...request, redirect: 'manual', signal: AbortSignal.timeout(CONSENT_TIMEOUT_MS) })
  await response.body?.cancel()
  const location = response.headers.get('location')
  return location ? URL.parse(location, page.href) : null
}

export const connectSandbox = async (actor: Actor, adapterId: string, brandId: string) =>
  (await app.container.make(SandboxConsent)).connect(actor, adapterId, brandId)
