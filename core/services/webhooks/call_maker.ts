import type DomainEvent from '#models/domain_event'
import WebhookEndpoint from '#models/webhook_endpoint'
import { tenant } from '#services/tenancy/tenant_tx'

/** What is sent: ids, states and times. Whoever wants the words asks the API with a token of their own. */
export const payloadOf = ({ kind, at, workspaceId, brandId, subjectType, subjectId, actorId, data }: Pick<DomainEvent, 'kind' | 'at' | 'workspaceId' | 'brandId' | 'subjectType' | 'subjectId' | 'actorId' | 'data'>) =>
  JSON.stringify({ type: kind, timestamp: at.toUTC().toISO(), data: { ...data, workspaceId, brandId, subject: { type: subjectType, id: subjectId }, actorId } })

/** Makes one call for each event and address that wants it. Runs inside the relay's tenant transaction. */
export class CallMaker {
  async make(events: DomainEvent[]) {
    const endpoints = await WebhookEndpoint.query().where('isActive', true).select('id', 'brandId', 'kinds')
    const lines = endpoints.flatMap((endpoint) =>
      events
        .filter(({ kind, brandId }) => (!endpoint.kinds.length || endpoint.kinds.includes(kind)) && (!endpoint.brandId || endpoint.brandId === brandId))
        .map((event) => ({ endpoint_id: endpoint.id, event_id: event.eventId, kind: event.kind, body: payloadOf(event) }))
    )
    if (!lines.length) return
    const { client, workspaceId } = tenant()
    await client.rawQuery(
      `insert into webhook_calls (workspace_id, endpoint_id, event_id, kind, body)
       select :workspaceId, c.endpoint_id, c.event_id, c.kind, c.body
       from jsonb_to_recordset(cast(:lines as jsonb)) as c(endpoint_id uuid, event_id uuid, kind text, body text)
       on conflict (workspace_id, endpoint_id, event_id) do nothing`,
      { workspaceId, lines: JSON.stringify(lines) }
    )
  }
}
