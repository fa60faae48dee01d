import SocialPost from '#models/social_post'
import { lockPost, postWithRelations } from '#services/publishing/locked_post'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { contentOf, hashOfContent } from './content.ts'
import { follow } from './follow.ts'
import { routesOf } from './stages.ts'

/**
 * Changes what the library says of a file. Posts that use these words would go out with others than were approved, so
 * whoever has a say is asked anew, in the same transaction.
 */
export async function changeFileWords<T>(actor: Actor, mediaId: string, work: () => Promise<T>): Promise<T> {
  const before = new Map<string, string>()
  for (const id of await plannedWith(mediaId)) before.set(id, hashOfContent(contentOf(await lockPost(id))))
  const result = await work()
  for (const [id, hash] of before) await follow(actor, await postWithRelations(id), hash)
  return result
}

/** Planned posts of brands that want approval, which use the file's own words. In one order, so that two changes do not wait for each other. */
async function plannedWith(mediaId: string): Promise<string[]> {
  const { client, workspaceId } = tenant()
  const using = client.from('post_media').where({ workspace_id: workspaceId, media_id: mediaId }).whereNull('alt_text').select('post_id')
  const posts = await SocialPost.query().whereIn('id', using as any).whereIn('state', ['in_review', 'scheduled', 'publishing']).whereNull('deletedAt').select('id', 'brandId').orderBy('id')
  const routes = await routesOf([...new Set(posts.map(({ brandId }) => brandId))])
  return posts.filter(({ brandId }) => routes.get(brandId)?.length).map(({ id }) => id)
}
