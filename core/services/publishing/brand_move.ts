import type Brand from '#models/brand'
import type SocialPost from '#models/social_post'
import { audit } from '#services/audit/audit'
import { refuseInput } from './post_input.ts'
import type { PostFields } from './posts.ts'

/**
 * A draft goes to another brand: whoever began to write may find out only then for whom. Channels and files belong to a
 * brand, so those it has are replaced by what is asked for; campaigns, series and what was ever tried keep it where it is.
 */
export async function moveToBrand(post: SocialPost, brand: Brand, from: Brand, { targets, media }: PostFields) {
  const keepsOwn = (!targets && post.deliveries.length > 0) || (!media && post.media.length > 0)
  const isBound = post.deliveries.some(({ state, attempt }) => state !== 'draft' || attempt > 0) || post.campaignId !== null || post.seriesId !== null
  if (isBound) throw refuseInput({ field: 'brandId', rule: 'bound', message: 'Only a draft that is in no campaign and no series can go to another brand. Write a new post there' })
  if (keepsOwn) throw refuseInput({ field: 'brandId', rule: 'bound', message: 'Its channels and files belong to the brand it has. Send `targets` and `media` of the new brand, or empty lists' })
  post.merge({ brandId: brand.id, ...(post.timeZone === from.timeZone && { timeZone: brand.timeZone }) })
  await audit({ action: 'post.moved', subject: { type: 'social_post', id: post.id }, brandId: brand.id, before: { brandId: from.id }, after: { brandId: brand.id } })
}
