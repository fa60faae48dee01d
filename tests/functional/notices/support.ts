import app from '@adonisjs/core/services/app'
import { announce } from '#services/events/announce'
import { EventRelay } from '#services/events/event_relay'
import type { EventKind, SubjectType } from '#services/events/kinds'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { api, call } from '#tests/functional/access/support'
import { addConnection, addMedia, created, inHours, readyFields, type Author } from '#tests/functional/publishing/support'

/** What the worker does when something was noted. */
export const relay = async () => (await app.container.make(EventRelay)).relay()

/** A post of this person that is planned for their brand. */
export async function plannedPost(author: Author, hours = 5, brandId = author.brandId) {
  const here = { ...author, brandId }
  const connection = await addConnection(here)
  const picture = await addMedia(here)
  const post = await created(author, { brandId, ...readyFields(connection.id, picture.id), publishAt: inHours(hours) })
  return { id: post.id as string, deliveryId: post.deliveries[0].id as string, connectionId: connection.id, brandId }
}

/** As a worker notes it, or a person. */
export function happen(by: { workspaceId: string; userId: string | null }, kind: EventKind, event: { brandId: string | null; subject: { type: SubjectType; id: string }; data?: Record<string, string | number | boolean | null> }) {
  return tenantTx(by, () => announce(kind, event))
}

export const failed = (author: Author, post: Awaited<ReturnType<typeof plannedPost>>, data: Record<string, string> = {}) =>
  happen({ workspaceId: author.workspaceId, userId: null }, 'delivery.failed', { brandId: post.brandId, subject: { type: 'delivery', id: post.deliveryId }, data: { postId: post.id, connectionId: post.connectionId, faultCode: 'E_MEDIA_REJECTED', ...data } })

export const told = async (person: Author, query = '') => (await call(person, 'GET', `${api}/notices${query}`)).body.data as { id: string; kind: string; sentence: string; detail: string | null; link: string | null; isRead: boolean }[]
export const kinds = async (person: Author) => (await told(person)).map(({ kind }) => kind)
export const unread = async (person: Author) => (await call(person, 'GET', `${api}/notices/count`)).body.data.unread as number
export const mark = (person: Author, body: object) => call(person, 'POST', `${api}/notices/mark`, body)
export const choose = (person: Author, body: object) => call(person, 'PUT', `${api}/me/notice-settings`, body)

export const noticesOf = ({ actor }: Author) => tenantTx({ workspaceId: actor.workspaceId, userId: null }, ({ client }) => client.from('notices').where('user_id', actor.userId).orderBy('created_at'))
