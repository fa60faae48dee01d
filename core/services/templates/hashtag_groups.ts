import { randomUUID } from 'node:crypto'
import { inject } from '@adonisjs/core'
import HashtagGroup from '#models/hashtag_group'
import { PermissionEngine } from '#services/access/permission_engine'
import { after, cursorColumn, pageOf } from '#services/http/cursor'
import { refuseInput } from '#services/publishing/post_input'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { E_NO_HASHTAG_GROUP, E_TOO_MANY_HASHTAG_GROUPS } from './errors.ts'
import { asHashtags } from './hashtags.ts'
import { MOST_GROUPS } from './limits.ts'
import { named } from './names.ts'

/** Groups per page when the caller does not say. */
const PAGE = 50

export interface GroupFields {
  name: string
  tags: string[]
}

/** Groups of hashtags, of brands whose posts somebody sees. Runs inside a tenant transaction; rights are the caller's to ask. */
@inject()
export class HashtagGroups {
  constructor(private engine: PermissionEngine) {}

  /** Newest first. */
  async list(actor: Actor, { brand, cursor, limit = PAGE }: { brand?: string; cursor?: string; limit?: number }) {
    const visible = await this.engine.scope(actor, 'posts.view')
    const query = visible(HashtagGroup.query()).select('hashtag_groups.*', cursorColumn(tenant().client)).if(brand, (q) => q.where('brand_id', brand!)).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1)
    if (cursor) after(query, cursor)
    const { rows: groups, nextCursor } = pageOf<HashtagGroup>(await query, limit)
    return { groups, nextCursor }
  }

  async find(actor: Actor, id: string): Promise<HashtagGroup> {
    const visible = await this.engine.scope(actor, 'posts.view')
    const group = await visible(HashtagGroup.query()).where('id', id).first()
    if (!group) throw new E_NO_HASHTAG_GROUP()
    return group
  }

  async create(actor: Actor, brandId: string, { name, tags }: GroupFields): Promise<HashtagGroup> {
    const [{ count }] = await HashtagGroup.query().where('brandId', brandId).count('* as count').pojo<{ count: string }>()
    if (Number(count) >= MOST_GROUPS) throw new E_TOO_MANY_HASHTAG_GROUPS()
    return named(() => HashtagGroup.create({ id: randomUUID(), workspaceId: actor.workspaceId, brandId, name, tags: whole(tags), createdBy: actor.userId }))
  }

  update(group: HashtagGroup, { name = group.name, tags = group.tags }: Partial<GroupFields>): Promise<HashtagGroup> {
    return named(() => group.merge({ name, tags: whole(tags) }).save())
  }

  async remove(group: HashtagGroup) {
    await group.delete()
  }
}

/** What cannot stand in a hashtag is left out; one of which nothing is left is refused by its place. */
function whole(typed: string[]): string[] {
  const empty = typed.flatMap((tag, index) => (asHashtags([tag]).length ? [] : [{ field: `tags.${index}`, rule: 'hashtag', message: 'A hashtag has letters or digits, such as #spring2027' }]))
  if (empty.length) throw refuseInput(...empty)
  return asHashtags(typed)
}
