import { inject } from '@adonisjs/core'
import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Notice from '#models/notice'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Permission } from '#services/access/permissions'
import type { EventKind } from '#services/events/kinds'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { NoticeTexts } from './notice_texts.ts'
import type { ShownNotice } from './shapes.ts'
import { NOTICE_KINDS, NOTICE_RULES } from './rules.ts'

type Query = ModelQueryBuilderContract<typeof Notice>

export interface NoticeFilter {
  unread?: boolean
  /** What it is about: the beginning of its kind, such as `delivery`. */
  about?: string
  cursor?: string
  limit?: number
}

/** Notices per page when the caller does not say. */
const PAGE = 25
/** More unread ones are told as "more than". */
export const COUNTED_MOST = 100

/** What a person was told. Runs inside a tenant transaction; what they may not see any more is not there. */
@inject()
export class Notices {
  constructor(
    private engine: PermissionEngine,
    private texts: NoticeTexts
  ) {}

  /** Newest first. */
  async list(actor: Actor, i18n: I18n, { unread, about, cursor, limit = PAGE }: NoticeFilter): Promise<{ notices: ShownNotice[]; nextCursor: string | null }> {
    const visible = await this.#visible(actor)
    const query = visible()
      .select('notices.*', cursorColumn(tenant().client))
      .if(unread, (q) => q.whereNull('readAt'))
      .if(about, (q) => q.whereIn('kind', NOTICE_KINDS.filter((kind) => kind.startsWith(`${about}.`))))
      .orderBy([
        { column: 'createdAt', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows, nextCursor } = pageOf(await query, limit)
    return { notices: await this.texts.of(rows, i18n), nextCursor }
  }

  /** At most one more than `COUNTED_MOST`. */
  async unread(actor: Actor): Promise<number> {
    const visible = await this.#visible(actor)
    const rows = await visible().whereNull('readAt').select('id').limit(COUNTED_MOST + 1)
    return rows.length
  }

  /** These, or all there are. */
  async mark(actor: Actor, { ids, isRead }: { ids?: string[]; isRead: boolean }) {
    const query = Notice.query().where('userId', actor.userId!).if(ids, (q) => q.whereIn('id', ids!))
    await (isRead ? query.whereNull('readAt').update({ readAt: new Date() }) : query.whereNotNull('readAt').update({ readAt: null }))
  }

  /** Some of a person's notices in words, for a mail: only what they may see now. */
  async inWords(actor: Actor, i18n: I18n, narrow: (query: Query) => Query): Promise<ShownNotice[]> {
    const visible = await this.#visible(actor)
    const rows = await narrow(visible()).orderBy('createdAt', 'desc')
    return this.texts.of(rows, i18n)
  }

  /** Their own, and of those what each kind needs. A function, since a query that is awaited runs. */
  async #visible(actor: Actor): Promise<() => Query> {
    const byPermission = Object.groupBy(NOTICE_KINDS, (kind) => NOTICE_RULES[kind]!.sees)
    const parts: { kinds: EventKind[]; narrow: Awaited<ReturnType<PermissionEngine['scope']>> }[] = []
    for (const [permission, kinds] of Object.entries(byPermission)) parts.push({ kinds, narrow: await this.engine.scope(actor, permission as Permission) })
    return () =>
      Notice.query()
        .where('userId', actor.userId!)
        .where((any) => {
          for (const { kinds, narrow } of parts) void any.orWhere((one) => void narrow(one as Query).whereIn('kind', kinds))
        })
  }
}
