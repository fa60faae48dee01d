import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import { announce } from '#services/events/announce'
import { EventRelay } from '#services/events/event_relay'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { createOwner } from '#tests/functional/access/support'
import { call, type ApiAnswer } from '#tests/functional/publishing/support'

type Keeps = (assert: any, operationId: string, status: number, answer: Pick<ApiAnswer, 'status' | 'headers' | 'body' | 'text'>) => void

/** What a person is told, what they want to hear of, and the addresses that events are sent to. */
export async function noticeAnswers(assert: any, keeps: Keeps) {
  const owner = await createOwner()
  const reply = (method: string, path: string, body?: unknown) => call(owner, method, `/api/v1${path}`, body)
  await tenantTx({ workspaceId: owner.workspaceId, userId: null }, () => announce('connection.lost', { brandId: owner.brandId, subject: { type: 'connection', id: randomUUID() } }))
  const made = await reply('POST', '/webhooks', { name: 'Receiver', url: 'https://example.com/events', kinds: ['delivery.live'] })
  keeps(assert, 'createWebhook', 201, made)
  keeps(assert, 'createWebhook', 422, await reply('POST', '/webhooks', { name: 'Receiver', url: 'https://localhost/' }))
  const { id } = made.body.data
  await app.container.make(EventRelay).then((relay) => relay.relay())

  keeps(assert, 'listNotices', 200, await reply('GET', '/notices?limit=1'))
  keeps(assert, 'listNotices', 422, await reply('GET', '/notices?about=everything'))
  keeps(assert, 'countNotices', 200, await reply('GET', '/notices/count'))
  keeps(assert, 'markNotices', 200, await reply('POST', '/notices/mark', { isRead: true }))
  keeps(assert, 'markNotices', 422, await reply('POST', '/notices/mark', {}))
  keeps(assert, 'getNoticeSettings', 200, await reply('GET', '/me/notice-settings'))
  keeps(assert, 'updateNoticeSettings', 200, await reply('PUT', '/me/notice-settings', { quiet: { from: '22:00', to: '07:00' }, choices: [{ kind: 'delivery.live', choice: 'weekly' }] }))
  keeps(assert, 'updateNoticeSettings', 422, await reply('PUT', '/me/notice-settings', { timeZone: 'Moon/Base' }))
  keeps(assert, 'listWebhooks', 200, await reply('GET', '/webhooks'))
  keeps(assert, 'getWebhook', 200, await reply('GET', `/webhooks/${id}`))
  keeps(assert, 'getWebhook', 404, await reply('GET', `/webhooks/${randomUUID()}`))
  keeps(assert, 'updateWebhook', 200, await reply('PATCH', `/webhooks/${id}`, { name: 'Another' }))
  keeps(assert, 'rotateWebhookSecret', 200, await reply('POST', `/webhooks/${id}/secret`))
  const test = await reply('POST', `/webhooks/${id}/test`)
  keeps(assert, 'testWebhook', 202, test)
  keeps(assert, 'listWebhookCalls', 200, await reply('GET', `/webhooks/${id}/calls`))
  keeps(assert, 'redeliverWebhookCall', 202, await reply('POST', `/webhooks/${id}/calls/${test.body.data.id}/redeliver`))
  await reply('PATCH', `/webhooks/${id}`, { isActive: false })
  keeps(assert, 'testWebhook', 409, await reply('POST', `/webhooks/${id}/test`))
  keeps(assert, 'deleteWebhook', 204, await reply('DELETE', `/webhooks/${id}`))
}
