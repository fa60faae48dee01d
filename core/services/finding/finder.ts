import { inject } from '@adonisjs/core'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import Brand from '#models/brand'
import SocialConnection from '#models/social_connection'
import SocialPost from '#models/social_post'
import { PermissionEngine } from '#services/access/permission_engine'
import type { Actor } from '#services/tenancy/tenant_tx'

/** A type, not an interface: answers are made of it. */
export type Found = {
  posts: { id: string; state: string; words: string }[]
  brands: { id: string; name: string }[]
  channels: { id: string; adapter: string; handle: string; name: string | null }[]
}

/** Of each kind: what is not among the first is found with another word. */
const MOST = 6
/** Each text is read, so the newest only: where nothing is found that took 25 ms. The list of posts has filters for what is older. */
const POSTS_READ = 20_000
/** More words than these narrow nothing any more. */
const WORDS_MOST = 8
/** Of a post's text: enough to know it again. */
const EXCERPT = 90
/** What stands before the word that was looked for. */
const LEAD = 30

/** What is called so, or says so, as far as the actor may see it. Runs inside a tenant transaction, in one query for each kind. */
@inject()
export class Finder {
  constructor(private engine: PermissionEngine) {}

  async find(actor: Actor, query: string): Promise<Found> {
    const words = query.split(/\s+/).slice(0, WORDS_MOST)

    const ownPosts = await this.engine.scope(actor, 'posts.view')
    const newest = ownPosts(SocialPost.query()).whereNull('deletedAt').orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(POSTS_READ).as('social_posts')
    const posts = await holding(SocialPost.query().from(newest as any), ['text'], words).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(MOST)
    const ownBrands = await this.engine.scope(actor, 'profiles.view')
    const brands = await holding(ownBrands(Brand.query()), ['name'], words).orderBy('name').orderBy('id').limit(MOST)
    const ownChannels = await this.engine.scope(actor, 'connections.view')
    const channels = await holding(ownChannels(SocialConnection.query()), ['handle', 'name', 'adapterId'], words).whereNot('state', 'disconnected').orderBy('handle').orderBy('id').limit(MOST)

    return {
      posts: posts.map(({ id, state, text }) => ({ id, state, words: excerptOf(text, words) })),
      brands: brands.map(({ id, name }) => ({ id, name })),
      channels: channels.map(({ id, adapterId, handle, name }) => ({ id, adapter: adapterId, handle, name })),
    }
  }
}

/** Rows that have each of the words somewhere in these columns. */
function holding<Query extends ModelQueryBuilderContract<any, any>>(query: Query, columns: string[], words: string[]): Query {
  for (const word of words) {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    void query.where((any) => {
      for (const column of columns) void any.orWhereILike(column, like)
    })
  }
  return query
}

/** On one line, from shortly before the first of the words. */
function excerptOf(text: string, words: string[]): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const at = line.toLowerCase().indexOf(words[0]!.toLowerCase())
  const from = at > LEAD ? line.lastIndexOf(' ', at - LEAD / 2) + 1 : 0
  const letters = [...line.slice(from)]
  return `${from > 0 ? '…' : ''}${letters.slice(0, EXCERPT).join('')}${letters.length > EXCERPT ? '…' : ''}`
}
