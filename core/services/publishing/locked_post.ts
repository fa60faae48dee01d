import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Delivery from '#models/delivery'
import SocialPost from '#models/social_post'

/** With everything that is shown of it. */
export function withRelations(query: ModelQueryBuilderContract<typeof SocialPost>) {
  return query.preload('author').preload('media').preload('deliveries', (deliveries) => void deliveries.preload('connection').orderBy('createdAt').orderBy('id'))
}

export const postWithRelations = (id: string): Promise<SocialPost> => withRelations(SocialPost.query().where('id', id).whereNull('deletedAt')).firstOrFail()

/** The row lock orders everybody who changes the post; workers lock the delivery, so those are locked as well. */
export async function lockPost(id: string): Promise<SocialPost> {
  await SocialPost.query().where('id', id).whereNull('deletedAt').forUpdate().firstOrFail()
  await Delivery.query().where('postId', id).orderBy('id').forUpdate()
  return postWithRelations(id)
}
