import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Delivery from '#models/delivery'
import Media from '#models/media'
import SocialConnection from '#models/social_connection'
import type SocialPost from '#models/social_post'
import User from '#models/user'
import { plainRows, type Plain } from '#services/tenancy/plain_rows'
import { tenant } from '#services/tenancy/tenant_tx'

export type MediaRow = Plain<typeof Media> & Pick<Media, 'isVideo'>
export type DeliveryRow = Plain<typeof Delivery> & { connection: Pick<SocialConnection, 'handle' | 'name' | 'pictureUrl' | 'state'> }

/** A post as lists show it: what a `SocialPost` with its relations preloaded also is. */
export type PostRow = Plain<typeof SocialPost> & { author: Pick<User, 'id' | 'fullName'> | null; media: MediaRow[]; deliveries: DeliveryRow[] }

/** The posts of this query with authors, files and deliveries, in four more queries whatever their number. */
export async function postRows(query: ModelQueryBuilderContract<typeof SocialPost, any>): Promise<PostRow[]> {
  const posts = await plainRows(query)
  const ids = posts.map(({ id }) => id)
  const authorIds = posts.flatMap(({ authorId }) => authorId ?? [])
  const media = await plainRows(
    Media.query()
      .join('post_media', (join) => join.on('post_media.media_id', 'media.id').andOn('post_media.workspace_id', 'media.workspace_id'))
      .whereIn('post_media.post_id', ids)
      .select('media.*', 'post_media.post_id', 'post_media.alt_text as pivot_alt_text', 'post_media.crop as pivot_crop')
      .orderBy('post_media.position')
  )
  const deliveries = await plainRows(Delivery.query().whereIn('postId', ids).orderBy('createdAt').orderBy('id'))
  const connections = byId(await plainRows(SocialConnection.query().whereIn('id', [...new Set(deliveries.map(({ connectionId }) => connectionId))])))
  const authors = byId(await plainRows(User.query({ client: tenant().client }).select('id', 'fullName').whereIn('id', [...new Set(authorIds)])))

  const mediaOf = Map.groupBy(
    media.map((file) => ({ ...file, isVideo: file.type.startsWith('video/') })),
    ({ $extras }) => $extras.post_id as string
  )
  const deliveriesOf = Map.groupBy(
    deliveries.map((delivery) => ({ ...delivery, connection: connections.get(delivery.connectionId)! })),
    ({ postId }) => postId
  )
  return posts.map((post) => ({
    ...post,
    author: authors.get(post.authorId ?? '') ?? null,
    media: mediaOf.get(post.id) ?? [],
    deliveries: deliveriesOf.get(post.id) ?? [],
  }))
}

const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]))
