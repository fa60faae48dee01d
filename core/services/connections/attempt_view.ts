import { DateTime } from 'luxon'
import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'
import type ConnectAttempt from '#models/connect_attempt'
import SocialConnection from '#models/social_connection'
import { type PluginHostService } from '#services/plugins/plugin_host_service'
import { faultSentence, type Sentence } from '#services/publishing/fault_sentences'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { CHANNELS_PAGE, withQuery } from './return_to.ts'

/** Why connecting ended without a channel, in words: our own codes first, then the faults of platforms. */
export function connectSentence(code: string, platform?: string, i18n?: I18n): Sentence {
  const t = i18n ?? spoken()
  const key = `connections.attempt.${code}`
  if (!t.hasMessage(`${key}.sentence`)) return faultSentence(code, { platform }, i18n)
  const values = { platform: platform ?? t.t('connections.platform') }
  return { sentence: t.t(`${key}.sentence`, values), action: t.t(`${key}.action`, values) }
}

/** An attempt for the page that picks accounts. `extra` of the accounts and everything secret stay here. */
export async function attemptView(actor: Actor, attempt: ConnectAttempt, plugins: PluginHostService, i18n?: I18n) {
  const platform = plugins.adapters().find(({ id }) => id === attempt.adapterId)?.pluginName ?? attempt.adapterId
  const isOver = attempt.status === 'choosing' && attempt.expiresAt <= DateTime.utc()
  const faultCode = isOver ? 'E_CONNECT_EXPIRED' : attempt.faultCode
  const { adapterId, brandId } = attempt
  const known = await tenantTx(actor, () => SocialConnection.query().where({ workspaceId: actor.workspaceId, adapterId, brandId }).select('id', 'remoteId', 'state'))
  const named = new URL(attempt.returnTo, 'http://own').searchParams.get('connection')
  return {
    id: attempt.id,
    adapter: adapterId,
    adapterName: platform,
    brandId,
    status: isOver ? ('failed' as const) : attempt.status,
    choices: (isOver ? [] : (attempt.choices ?? [])).map(({ remoteId, handle, kind, name, pictureUrl }) => ({
      ...{ remoteId, handle, kind, name: name ?? null, pictureUrl: pictureUrl ?? null },
      isConnected: known.some((connection) => connection.remoteId === remoteId && connection.state === 'active'),
      isKnown: known.some((connection) => connection.remoteId === remoteId && (connection.state !== 'disconnected' || connection.id === named)),
    })),
    fault: faultCode ? { code: faultCode, ...connectSentence(faultCode, platform, i18n) } : null,
    connectionIds: attempt.connectionIds,
    returnTo: attempt.returnTo,
    expiresAt: attempt.expiresAt.toUTC().toISO()!,
  }
}

/** Which page of ours comes after the callback. */
export function pageAfter({ id, status, faultCode, connectionIds, returnTo }: ConnectAttempt): string {
  if (status === 'choosing' || status === 'exchanging') return `${CHANNELS_PAGE}/choose/${id}`
  return withQuery(returnTo, { connected: connectionIds[0], connect_error: faultCode ?? undefined })
}
