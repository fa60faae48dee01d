import { tenant } from '#services/tenancy/tenant_tx'

/** Editors say that they are there every 20 seconds; who missed two of them is gone. */
const GONE_SECONDS = 60

export interface Present {
  id: string
  name: string
}

/** Who has a post open for editing. Inside a tenant transaction; whether they may, the caller has asked. */
export class Presences {
  /** Notes the person of the transaction, and answers the others. */
  async here(postId: string): Promise<Present[]> {
    const { client, workspaceId, userId } = tenant()
    await client.rawQuery(
      `insert into post_presences (workspace_id, post_id, user_id) values (?, ?, ?)
       on conflict (workspace_id, post_id, user_id) do update set seen_at = now()`,
      [workspaceId, postId, userId!]
    )
    await client.from('post_presences').where({ workspace_id: workspaceId, post_id: postId }).whereRaw('seen_at < now() - make_interval(secs => ?)', [GONE_SECONDS]).whereNot('user_id', userId!).delete()
    return this.others(postId)
  }

  async left(postId: string) {
    const { client, workspaceId, userId } = tenant()
    await client.from('post_presences').where({ workspace_id: workspaceId, post_id: postId, user_id: userId! }).delete()
  }

  async others(postId: string): Promise<Present[]> {
    const { client, workspaceId, userId } = tenant()
    const rows: { id: string; full_name: string }[] = await client
      .from('post_presences as p')
      .join('users', 'users.id', 'p.user_id')
      .where('p.workspace_id', workspaceId)
      .where('p.post_id', postId)
      .whereNot('p.user_id', userId!)
      .whereRaw('p.seen_at >= now() - make_interval(secs => ?)', [GONE_SECONDS])
      .orderBy('users.full_name')
      .select('users.id', 'users.full_name')
    return rows.map(({ id, full_name: name }) => ({ id, name }))
  }
}
