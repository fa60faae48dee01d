import { createHmac } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { DateTime } from 'luxon'
import type { AccountRef, Grant, InboundEvent, Json } from '@caidence/sdk'
import { AccountIntake } from '#services/connections/account_intake'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { SCRIPTED_SECRET } from '#tests/support/plugin_folder'
import type { Author } from '#tests/functional/publishing/support'
import { base } from '#tests/support/visitor'

type Place = Pick<Author, 'actor' | 'brandId'>

/** A channel of the scripted platform as consent leaves it. */
export async function connect({ actor, brandId }: Place, account: Partial<AccountRef> = {}, grant: Partial<Grant> = {}): Promise<string> {
  const intake = await app.container.make(AccountIntake)
  const choice = {
    account: { remoteId: '1', handle: 'sam', kind: 'person', name: 'Sam Sample', pictureUrl: 'https://api.scripted.test/p.png', ...account },
    grant: { access: 'A', scopes: ['basic', 'insights', 'comments'], ...grant },
  }
  const { ids } = await tenantTx(actor, () => intake.connect(actor, { adapterId: 'scripted', brandId, choices: [choice] }))
  return ids[0]
}

export const connectionRow = ({ actor }: Pick<Author, 'actor'>, id: string) => tenantTx(actor, ({ client }) => client.from('social_connections').where('id', id).first())

export const grantRow = ({ actor }: Pick<Author, 'actor'>, id: string) => tenantTx(actor, ({ client }) => client.from('connection_grants').where('connection_id', id).first())

/** As if the grant had been given so many minutes ago. */
export const age = ({ actor }: Pick<Author, 'actor'>, connectionId: string, minutes: number) =>
  tenantTx(actor, ({ client }) => client.from('connection_grants').where('connection_id', connectionId).update({ obtained_at: DateTime.utc().minus({ minutes }).toJSDate() }))

/** One request as a platform makes it: no cookie, no token. */
export async function hook(path: string, { method = 'POST', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Uint8Array | string } = {}) {
  const response = await fetch(new URL(path, base()), { method, headers, body: body as RequestInit['body'], redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export const signed = (body: Json, secret = SCRIPTED_SECRET) => {
  const text = JSON.stringify(body)
  return { body: text, headers: { 'content-type': 'application/json', 'x-signature': createHmac('sha256', secret).update(text).digest('hex') } }
}

export const event = (fields: Partial<InboundEvent> & Pick<InboundEvent, 'id' | 'kind'>): InboundEvent => ({ account: '1', ref: null, at: new Date().toISOString(), ...fields })
