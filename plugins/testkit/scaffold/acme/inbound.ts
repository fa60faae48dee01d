import {
  CLOCK,
  SETTINGS,
  type InboundEvent,
  type InboundHooks,
  type Json,
  type PluginClock,
  type PluginSettings,
  type RawRequest,
  type Verified,
} from '@caidence/sdk'
import { verifyHeader } from '@caidence/sdk/hooks'
import { inject, injectable } from 'tsyringe'

const KINDS: Record<string, string> = { comment: 'comment.created', lead: 'lead.created' }

@injectable()
export class AcmeInbound implements InboundHooks {
  constructor(
    @inject(SETTINGS) private settings: PluginSettings,
    @inject(CLOCK) private clock: PluginClock
  ) {}

  verify(request: RawRequest): Verified {
    return verifyHeader(request, {
      header: 'x-acme-signature',
      prefix: 'sha256=',
      secret: this.settings.secret('clientSecret'),
      receivedAt: this.clock.now(),
    })
  }

  /** References only: what people wrote is read later, with the account's own token. */
  parse({ body }: Verified): InboundEvent[] {
    const { events = [] } = body as { events?: Record<string, Json>[] }
    return events.map(({ id, type, account, object, at }) => ({
      id: String(id),
      kind: KINDS[String(type)] ?? String(type),
      account: String(account),
      ref: object ?? null,
      at: String(at),
    }))
  }
}
