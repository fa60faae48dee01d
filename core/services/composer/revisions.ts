import { isDeepStrictEqual } from 'node:util'
import { inject } from '@adonisjs/core'
import { DateTime } from 'luxon'
import Media from '#models/media'
import PostRevision from '#models/post_revision'
import SocialConnection from '#models/social_connection'
import type SocialPost from '#models/social_post'
import User from '#models/user'
import { PermissionEngine } from '#services/access/permission_engine'
import { plainRows, type Plain } from '#services/tenancy/plain_rows'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { contentOf } from './content.ts'

/** What somebody typed in one go is one step back, not thirty. */
const GROWS_SECONDS = 120
/** Further back nobody looks; the audit log goes further. */
const KEPT = 100

export type RevisionRow = Plain<typeof PostRevision> & { author: Pick<User, 'id' | 'fullName'> | null }

/**
 * Keeps what the post says now, beside what it said before, in the transaction that changed it. What saves itself
 * while one person types grows in one row for a while. Needs the post as it is now, with its relations.
 */
export async function keepRevision(post: SocialPost, isAuto = false) {
  const { client, workspaceId, userId } = tenant()
  const content = contentOf(post)
  const last = await PostRevision.query().where('postId', post.id).orderBy('version', 'desc').first()
  const lastRow = () => client.from('post_revisions').where({ workspace_id: workspaceId, post_id: post.id, version: last!.version })
  if (last && isDeepStrictEqual(last.content, JSON.parse(JSON.stringify(content)))) {
    // Whoever saves by hand draws a line: what is typed from here on is another step.
    if (last.isAuto && !isAuto) await lastRow().update({ is_auto: false })
    return
  }

  const now = DateTime.utc()
  const grows = last?.isAuto && isAuto && last.authorId === userId && last.begunAt > now.minus({ seconds: GROWS_SECONDS })
  const columns = { version: post.version, content: JSON.stringify(content), is_auto: isAuto, author_id: userId, saved_at: now.toJSDate() }
  if (grows) {
    await lastRow().update(columns)
    return
  }
  await client.table('post_revisions').insert({ workspace_id: workspaceId, post_id: post.id, ...columns, begun_at: now.toJSDate() })
  await client.rawQuery(
    `delete from post_revisions r where r.workspace_id = :workspace and r.post_id = :post
       and r.version <= (select version from post_revisions where workspace_id = :workspace and post_id = :post order by version desc offset ${KEPT} limit 1)`,
    { workspace: workspaceId, post: post.id }
  )
}

/** What a post was before. Whether the asker may see it, the caller has asked; inside a tenant transaction. */
@inject()
export class Revisions {
  constructor(private permissions: PermissionEngine) {}

  /** Newest first, all there are. */
  async of(postId: string): Promise<RevisionRow[]> {
    return withAuthors(await plainRows(PostRevision.query().where('postId', postId).orderBy('version', 'desc').limit(KEPT)))
  }

  /** One of them, with those of its files and channels that are still there and that the asker may see. */
  async find(actor: Actor, postId: string, version: number): Promise<{ revision: RevisionRow; files: Media[]; channels: Set<string> }> {
    const row = await PostRevision.query().where('postId', postId).where('version', version).firstOrFail()
    const [revision] = await withAuthors([row as unknown as Plain<typeof PostRevision>])
    const [media, connections] = [await this.permissions.scope(actor, 'media.view'), await this.permissions.scope(actor, 'connections.view')]
    const { content } = row
    const files = await media(Media.query()).whereIn('id', content.media.map(({ id }) => id)).whereNull('deletedAt')
    const channels = await connections(SocialConnection.query()).select('id').whereIn('id', content.targets.map(({ connectionId }) => connectionId)).whereNot('state', 'disconnected')
    return { revision: revision!, files, channels: new Set(channels.map(({ id }) => id)) }
  }
}

async function withAuthors(rows: Plain<typeof PostRevision>[]): Promise<RevisionRow[]> {
  const people = await User.query({ client: tenant().client }).select('id', 'fullName').whereIn('id', [...new Set(rows.flatMap(({ authorId }) => authorId ?? []))])
  return rows.map(({ postId, version, isAuto, begunAt, savedAt, authorId, workspaceId, content, $extras }) => ({
    ...{ postId, version, isAuto, begunAt, savedAt, authorId, workspaceId, content, $extras },
    author: people.find(({ id }) => id === authorId) ?? null,
  }))
}
