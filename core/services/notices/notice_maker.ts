import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import type DomainEvent from '#models/domain_event'
import { PermissionEngine } from '#services/access/permission_engine'
import { isPermission, type Permission } from '#services/access/permissions'
import type { Resource } from '#services/access/scopes'
import { tenant } from '#services/tenancy/tenant_tx'
import { GATHER_SECONDS, isToldOnce, joined } from './one_per_post.ts'
import { mailTime } from './quiet_hours.ts'
import { choiceOf, isUrgent, MOST_HOLDERS, NOTICE_RULES, type NoticeRule, type Recipient } from './rules.ts'
import { settingsOf, type NoticeSettings } from './settings.ts'

interface Facts {
  /** Members, longest first. */
  members: string[]
  authors: Map<string, string>
  schedulers: Map<string, string[]>
}

interface Row {
  event: DomainEvent
  userId: string
}

/** Makes one notice for each person whom an event concerns. Runs inside the relay's tenant transaction, as nobody. */
@inject()
export class NoticeMaker {
  constructor(private engine: PermissionEngine) {}

  async make(events: DomainEvent[], now: DateTime = DateTime.utc()) {
    const telling = events.filter((event) => NOTICE_RULES[event.kind] && !isToldOtherwise(event))
    if (!telling.length) return
    const facts = await factsOf(telling)
    const rows: Row[] = []
    for (const event of telling) for (const userId of await this.#readers(event, NOTICE_RULES[event.kind]!, facts)) rows.push({ event, userId })
    if (rows.length) await keep(rows, await settingsOf([...new Set(rows.map(({ userId }) => userId))]), now)
  }

  /** Only members who may see it at this moment; never whoever did it, unless they wait for it. */
  async #readers(event: DomainEvent, { to, otherwise, sees }: NoticeRule, facts: Facts): Promise<Set<string>> {
    const readers = new Set<string>()
    const add = async (recipient: Recipient) => {
      for (const userId of await this.#people(event, recipient, facts)) {
        const isTheirOwn = userId === event.actorId && recipient !== 'starter'
        if (!isTheirOwn && facts.members.includes(userId) && (await this.#may(userId, sees, event))) readers.add(userId)
      }
    }
    for (const recipient of to) await add(recipient)
    // Reminding the same people again helps nobody: whoever runs the brand hears of it as well.
    if (event.data.level === 'escalation') await add('connections.connect')
    if (!readers.size && otherwise) await add(otherwise)
    return readers
  }

  async #people(event: DomainEvent, recipient: Recipient, { members, authors, schedulers }: Facts): Promise<string[]> {
    const postId = event.postId ?? ''
    if (recipient === 'author') return [authors.get(postId)].filter((id) => id !== undefined)
    if (recipient === 'scheduler') return schedulers.get(event.subjectType === 'delivery' ? event.subjectId : postId) ?? []
    if (recipient === 'starter') return [event.data.createdBy ?? event.actorId].filter((id): id is string => typeof id === 'string')
    const permission = recipient === 'posts.approve' && event.data.stage === 'client' ? 'posts.approve_as_client' : recipient
    if (!isPermission(permission)) return []
    const holders: string[] = []
    for (const userId of members) {
      if (holders.length === MOST_HOLDERS) break
      // Nobody approves their own.
      if (event.kind === 'approval.requested' && userId === authors.get(postId)) continue
      if (userId !== event.actorId && (await this.#may(userId, permission, event))) holders.push(userId)
    }
    return holders
  }

  async #may(userId: string, permission: Permission, event: DomainEvent): Promise<boolean> {
    const { workspaceId, brandId, subjectId } = event
    const [postId, connectionId] = [event.postId ?? undefined, event.connectionId ?? undefined]
    const resource: Resource | undefined = brandId ? { workspaceId, brandId, id: postId ?? connectionId ?? subjectId, postId, connectionId } : undefined
    return (await this.engine.can({ workspaceId, userId }, permission, resource)).allowed
  }
}

/** A lost channel holds everything that waited for it: people hear of the channel, once. */
const isToldOtherwise = ({ kind, data }: DomainEvent) => kind === 'delivery.held' && data.heldReason === 'connection_lost'

async function factsOf(events: DomainEvent[]): Promise<Facts> {
  const { client, workspaceId } = tenant()
  const postIds = [...new Set(events.flatMap(({ postId }) => postId ?? []))]
  const members = await client.from('memberships as m').join('users as u', 'u.id', 'm.user_id').where('m.workspace_id', workspaceId).whereNull('u.disabled_at').orderBy('m.created_at').orderBy('m.user_id').select('m.user_id as id')
  const posts = await client.from('social_posts').where('workspace_id', workspaceId).whereIn('id', postIds).select('id', 'author_id')
  const deliveries = await client.from('deliveries').where('workspace_id', workspaceId).whereIn('post_id', postIds).whereNotNull('scheduled_by').select('id', 'post_id', 'scheduled_by')
  const schedulers = new Map<string, string[]>()
  for (const { id, post_id: postId, scheduled_by: by } of deliveries) for (const key of [id, postId]) schedulers.set(key, [...new Set([...(schedulers.get(key) ?? []), by])])
  return {
    members: members.map(({ id }) => id),
    authors: new Map(posts.flatMap(({ id, author_id: by }) => (by ? [[id, by]] : []))),
    schedulers,
  }
}

async function keep(rows: Row[], settings: Map<string, NoticeSettings>, now: DateTime) {
  const { client, workspaceId } = tenant()
  const told = rows.flatMap(({ event, userId }) => {
    const theirs = settings.get(userId)!
    const choice = choiceOf(theirs.choices, event.kind)
    if (choice === 'off') return []
    const mail = choice === 'app' || (choice === 'now' && event.data.isMailed === true) ? null : choice
    const soon = isToldOnce({ kind: event.kind, post_id: event.postId }) ? now.plus({ seconds: GATHER_SECONDS }) : now
    const at = mail === 'now' ? (isUrgent(event.kind, event.data.publishAt, now.toMillis()) ? now : mailTime(theirs.quiet, soon)) : null
    return [
      {
        ...{ brand_id: event.brandId, user_id: userId, event_id: event.eventId, kind: event.kind, subject_type: event.subjectType, subject_id: event.subjectId },
        ...{ post_id: event.postId, connection_id: event.connectionId, actor_id: event.actorId, data: event.data, mail, mail_at: at?.toISO() ?? null, created_at: event.at.toISO() },
      },
    ]
  })
  const lines = await joined(told)
  if (!lines.length) return
  await client.rawQuery(
    `insert into notices (workspace_id, brand_id, user_id, event_id, kind, subject_type, subject_id, post_id, connection_id, actor_id, data, mail, mail_at, created_at)
     select :workspaceId, n.brand_id, n.user_id, n.event_id, n.kind, n.subject_type, n.subject_id, n.post_id, n.connection_id, n.actor_id, n.data, n.mail, n.mail_at, n.created_at
     from jsonb_to_recordset(cast(:lines as jsonb)) as n(brand_id uuid, user_id uuid, event_id uuid, kind text, subject_type text, subject_id uuid, post_id uuid, connection_id uuid, actor_id uuid, data jsonb, mail text, mail_at timestamptz, created_at timestamptz)
     on conflict (workspace_id, user_id, event_id) do nothing`,
    { workspaceId, lines: JSON.stringify(lines) }
  )
}
