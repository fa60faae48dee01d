import { randomUUID } from 'node:crypto'
import Brand from '#models/brand'
import Delivery from '#models/delivery'
import Media from '#models/media'
import SocialConnection, { type ConnectionState } from '#models/social_connection'
import User from '#models/user'
import { ABILITIES, workspaceAbility, type Ability } from '#services/accounts/abilities'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { addMember } from '#tests/support/access'
import { createUser } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'

export interface Author {
  user: User
  actor: Actor & { userId: string }
  workspaceId: string
  brandId: string
  token: string
}

/** A person with a workspace, its one brand, and a token that may do everything a token can. */
export async function createAuthor(abilities: readonly Ability[] = ABILITIES): Promise<Author> {
  const { user, workspaceId } = await createUser()
  const actor = { workspaceId, userId: user.id }
  const brand = await tenantTx(actor, () => Brand.query().where({ workspaceId }).firstOrFail())
  return { user, actor, workspaceId, brandId: brand.id, token: await tokenFor(user, workspaceId, abilities) }
}

export async function tokenFor(user: User, workspaceId: string, abilities: readonly Ability[] = ABILITIES) {
  const token = await User.accessTokens.create(user, [...abilities, workspaceAbility(workspaceId)], { expiresIn: '30d' })
  return token.value!.release()
}

/** A second person in the author's workspace. */
export async function createColleague(author: Author, role = 'editor'): Promise<Author> {
  const { user } = await createUser()
  await addMember(author.workspaceId, user.id, role)
  return { ...author, user, actor: { workspaceId: author.workspaceId, userId: user.id }, token: await tokenFor(user, author.workspaceId) }
}

/** A channel as consent would leave it, without a platform behind it. */
export function addConnection({ actor, workspaceId, brandId }: Author, values: { state?: ConnectionState; brandId?: string; handle?: string } = {}) {
  const remoteId = `1784${Math.floor(Math.random() * 1e13)}`
  const handle = values.handle ?? `studio.${remoteId.slice(-6)}`
  return tenantTx(actor, () =>
    SocialConnection.create({
      id: randomUUID(),
      workspaceId,
      brandId: values.brandId ?? brandId,
      adapterId: 'instagram',
      remoteId,
      handle,
      kind: 'business',
      name: 'Studio',
      account: { remoteId, handle, kind: 'business' },
      state: values.state ?? 'active',
      scopes: ['instagram_content_publish'],
      findings: [],
    })
  )
}

/** A picture that Instagram takes, as far as its row says. No file is behind it. */
export function addMedia({ actor, workspaceId, brandId }: Author, values: Partial<{ brandId: string; altText: string; width: number; height: number }> = {}) {
  const id = randomUUID()
  return tenantTx(actor, () =>
    Media.create({
      id,
      workspaceId,
      brandId: values.brandId ?? brandId,
      name: 'summer.jpg',
      type: 'image/jpeg',
      bytes: 120_000,
      sha256: id.replaceAll('-', '').repeat(2),
      storageKey: `${workspaceId}/${id}.jpg`,
      width: values.width ?? 1080,
      height: values.height ?? 1080,
      altText: values.altText ?? null,
    })
  )
}

export const addBrand = ({ actor, workspaceId }: Author) => tenantTx(actor, () => Brand.create({ workspaceId, id: randomUUID(), name: 'Second', timeZone: 'UTC' }))

/** An author whose post could go out: a channel, a picture, and the fields that use them. */
export async function createReadyAuthor() {
  const author = await createAuthor()
  const connection = await addConnection(author)
  const picture = await addMedia(author)
  return { ...author, connection, picture, ready: readyFields(connection.id, picture.id) }
}

export const FORMAT = 'instagram.feed'

export const readyFields = (connectionId: string, mediaId: string) => ({
  text: 'Summer is here',
  media: [{ id: mediaId }],
  targets: [{ connectionId, format: FORMAT }],
})

export const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

export interface ApiAnswer {
  status: number
  headers: Headers
  body: any
  text: string
}

/** One request with the author's token. `body` is sent as JSON; a string goes out as it is. */
export async function call(author: Pick<Author, 'token'>, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
  const response = await fetch(new URL(path, base()), {
    method,
    redirect: 'manual',
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    headers: { authorization: `Bearer ${author.token}`, accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : text }
}

export const posts = '/api/v1/posts'

/** Makes a post and returns it; throws with the answer when it was refused. */
export async function created(author: Pick<Author, 'token'>, fields: Record<string, unknown>) {
  const answer = await call(author, 'POST', posts, fields)
  if (answer.status !== 201) throw new Error(`POST ${posts} answered ${answer.status}: ${answer.text}`)
  return answer.body.data
}

export const shown = async (author: Pick<Author, 'token'>, id: string) => (await call(author, 'GET', `${posts}/${id}`)).body.data

/** What only workers do to a delivery. */
export const set = ({ actor }: Author, deliveryId: string, columns: Record<string, unknown>) =>
  tenantTx(actor, ({ client }) => client.from('deliveries').where('id', deliveryId).update(columns))

export const deliveryRow = ({ actor }: Author, id: string) => tenantTx(actor, () => Delivery.findOrFail(id))

export const outboxOf = ({ actor }: Author, deliveryId: string) => tenantTx(actor, ({ client }) => client.from('outbox').where('delivery_id', deliveryId).orderBy('id'))

export const countOf = async ({ actor }: Author, table: string) => Number((await tenantTx(actor, ({ client }) => client.from(table).count('* as count')))[0].count)
