import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import drive from '@adonisjs/drive/services/main'
import User from '#models/user'
import BrandProfile from '#models/brand_profile'
import CalendarFeed from '#models/calendar_feed'
import ConnectAttempt from '#models/connect_attempt'
import ContentCalendarEntry from '#models/content_calendar_entry'
import Creator from '#models/creator'
import CreatorProfile from '#models/creator_profile'
import MediaKitLink from '#models/media_kit_link'
import Notice from '#models/notice'
import PostComment from '#models/post_comment'
import WebhookCall from '#models/webhook_call'
import WebhookEndpoint from '#models/webhook_endpoint'
import Report from '#models/report'
import WorkspaceExport from '#models/workspace_export'
import WorkspaceImport from '#models/workspace_import'
import ReviewLink from '#models/review_link'
import Delivery from '#models/delivery'
import PostSeries from '#models/post_series'
import Impersonation from '#models/impersonation'
import Invitation from '#models/invitation'
import InvitationRole from '#models/invitation_role'
import HashtagGroup from '#models/hashtag_group'
import Media from '#models/media'
import PermissionGrant from '#models/permission_grant'
import PostTemplate from '#models/post_template'
import ShortLink from '#models/short_link'
import SocialPost from '#models/social_post'
import type { ProfileType } from '#services/access/profile_types'
import { SYSTEM_ROLES, type SystemRole } from '#services/access/system_roles'
import type { Scope } from '#services/access/scopes'
import { newCode } from '#services/links/short_address'
import { tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { createBrand, createMember, createOwner, inBrand } from '#tests/functional/access/support'
import { addConnection, addMedia, created, inHours, readyFields, type Author } from '#tests/functional/publishing/support'
import { assign, createRole } from '#tests/support/access'
import { signIn } from '#tests/support/accounts'
import type { Visitor } from '#tests/support/visitor'

/** Everything of a place that an id in a request can point at. */
export interface Ids {
  workspace: string
  brand: string
  post: string
  delivery: string
  connection: string
  media: string
  attempt: string
  user: string
  role: string
  assignment: string
  grant: string
  invitation: string
  impersonation: string
  creator: string
  kitLink: string
  series: string
  planImport: string
  reviewLink: string
  comment: string
  notice: string
  webhook: string
  webhookCall: string
  calendarEntry: string
  calendarFeed: string
  template: string
  hashtagGroup: string
  shortLink: string
  report: string
  workspaceExport: string
  workspaceImport: string
  /** Of an access token: a number. */
  token: string
}

export interface Furniture {
  ids: Ids
  /** Words in each text of what hangs in the brand, of what is about its people, and of the role, which is the whole workspace's. */
  words: { walled: string; people: string; role: string }
}

export interface Ground {
  profileType: ProfileType
  owner: Author
  neighbour: Author
  own: Furniture
  sibling: Furniture
  other: Furniture
  gone: Ids
}

/** Ids of nothing. What is asked of something foreign has to be answered as it is for these. */
export const nothing = (): Ids => ({
  ...(Object.fromEntries(['workspace', 'brand', 'post', 'delivery', 'connection', 'media', 'attempt', 'user', 'role', 'assignment', 'grant', 'invitation', 'impersonation', 'creator', 'kitLink', 'series', 'planImport', 'reviewLink', 'comment', 'notice', 'webhook', 'webhookCall', 'calendarEntry', 'calendarFeed', 'template', 'hashtagGroup', 'shortLink', 'report', 'workspaceExport', 'workspaceImport'].map((name) => [name, randomUUID()])) as unknown as Omit<Ids, 'token'>),
  token: '2000000000',
})

const word = (kind: string) => `${kind}${randomUUID().slice(0, 8)}`

/** One of each thing in a brand, with words in every text that nothing else has. */
async function furnish(owner: Author, brandId: string): Promise<Furniture> {
  const { workspaceId } = owner
  const words = { walled: word('wall'), people: word('folk'), role: word('role') }
  const here = { ...owner, brandId }
  const connection = await addConnection(here, { handle: words.walled })
  const media = await addMedia(here, { altText: words.walled })
  await drive.use('media').put(media.storageKey, Buffer.alloc(media.bytes))
  const post = await created(owner, { brandId, ...readyFields(connection.id, media.id), text: words.walled, publishAt: inHours(5) })
  const member = await createMember(owner, 'viewer', inBrand(brandId))
  await User.query().where('id', member.user.id).update({ fullName: words.people })

  return tenantTx({ workspaceId, userId: null }, async () => {
    await Media.query().where('id', media.id).update({ name: `${words.walled}.jpg` })
    await connection.merge({ name: words.walled }).save()
    const attempt = await ConnectAttempt.create({
      ...{ id: randomUUID(), workspaceId, brandId, userId: owner.user.id, boundTo: words.walled, adapterId: 'instagram', stateHash: randomUUID(), verifierCipher: 'x', redirectUri: 'https://example.test', returnTo: '/channels' },
      ...{ status: 'choosing' as const, choices: [{ remoteId: words.walled, handle: words.walled, kind: 'business' }] as any, expiresAt: DateTime.utc().plus({ hours: 1 }) },
    })
    const place = { scopeType: 'brand', scopeId: brandId }
    const grant = await PermissionGrant.create({ id: randomUUID(), workspaceId, userId: member.user.id, effect: 'allow', permission: 'posts.create', reason: words.people, ...place })
    const invitation = await Invitation.create({ id: randomUUID(), workspaceId, email: `${words.people}@example.test`, tokenHash: randomUUID(), invitedBy: owner.user.id, message: words.people, expiresAt: DateTime.utc().plus({ days: 2 }) })
    await InvitationRole.create({ id: randomUUID(), workspaceId, invitationId: invitation.id, roleKey: 'viewer', ...place })
    const impersonation = await Impersonation.create({ id: randomUUID(), workspaceId, impersonatorId: owner.user.id, subjectId: member.user.id, reason: words.people, expiresAt: DateTime.utc().plus({ minutes: 30 }) })
    const role = await createRole(workspaceId, { name: words.role, rank: 15, permissions: ['posts.view'] })
    const spare = await assign(workspaceId, member.user.id, 'viewer', { type: 'media', id: media.id })
    await BrandProfile.create({ workspaceId, brandId, sections: { identity: { tagline: words.walled } as any } })
    const creator = await Creator.create({ id: randomUUID(), workspaceId, brandId, userId: member.user.id, name: words.people })
    await CreatorProfile.create({ workspaceId, creatorId: creator.id, sections: { about: { displayName: words.people } as any } })
    const kitLink = await MediaKitLink.create({ id: randomUUID(), workspaceId, creatorId: creator.id, tokenHash: randomUUID(), label: words.people, parts: ['portfolio'], expiresAt: DateTime.utc().plus({ days: 2 }), views: 0 })
    const template = await PostTemplate.create({ id: randomUUID(), workspaceId, brandId, name: words.walled, text: words.walled, variants: [], hashtags: [], variables: [] })
    const hashtagGroup = await HashtagGroup.create({ id: randomUUID(), workspaceId, brandId, name: words.walled, tags: [`#${words.walled}`] })
    const shortLink = await ShortLink.create({ id: randomUUID(), workspaceId, brandId, code: newCode(), url: `https://${words.walled}.example`, target: `https://${words.walled}.example/`, label: words.walled })
    await tenant().client.table('link_defaults').insert({ workspace_id: workspaceId, brand_id: brandId, source: words.walled })
    await tenant().client.table('link_clicks').insert({ workspace_id: workspaceId, link_id: shortLink.id, day: '2027-01-01', referrer: `${words.walled}.example`, device: 'mobile', clicks: 1 })
    const calendarEntry = await ContentCalendarEntry.create({ id: randomUUID(), workspaceId, brandId, kind: 'campaign', title: words.walled, body: words.walled, colour: 'slate', startsOn: DateTime.utc(), endsOn: DateTime.utc(), version: 1 })
    const calendarFeed = await CalendarFeed.create({ id: randomUUID(), workspaceId, userId: owner.user.id, tokenHash: randomUUID(), label: words.people })
    const reviewLink = await ReviewLink.create({ id: randomUUID(), workspaceId, brandId, tokenHash: randomUUID(), label: words.walled, expiresAt: DateTime.utc().plus({ days: 2 }), opens: 0 })
    const comment = await PostComment.create({ id: randomUUID(), workspaceId, postId: post.id, body: words.walled, authorId: owner.user.id, isInternal: true })
    await tenant().client.table('review_link_posts').insert({ workspace_id: workspaceId, link_id: reviewLink.id, post_id: post.id })
    const series = await PostSeries.create({ id: randomUUID(), workspaceId, brandId, templatePostId: post.id, rule: 'FREQ=YEARLY;INTERVAL=1', timeZone: 'UTC', startsAtLocal: '2020-01-01T00:00', skipWeekends: false, state: 'active', version: 1, createdBy: owner.user.id })
    const planImport = randomUUID()
    await tenant().client.table('import_jobs').insert({ id: planImport, workspace_id: workspaceId, brand_id: brandId, name: words.walled, kind: 'csv', storage_key: randomUUID(), bytes: 1, headers: JSON.stringify([words.walled]), created_by: owner.user.id })
    await tenant().client.table('import_rows').insert({ workspace_id: workspaceId, job_id: planImport, brand_id: brandId, row_number: 2, row_key: randomUUID(), state: 'bad', mistakes: JSON.stringify([{ column: words.walled, reason: words.walled, fix: 'x' }]) })
    const delivery = await Delivery.query().where('postId', post.id).firstOrFail()
    const notice = await Notice.create({ id: randomUUID(), workspaceId, brandId, userId: member.user.id, eventId: randomUUID(), kind: 'delivery.live', subjectType: 'delivery', subjectId: delivery.id, postId: post.id, connectionId: connection.id, data: {} })
    const webhook = await WebhookEndpoint.create({ id: randomUUID(), workspaceId, brandId, name: words.walled, url: `https://${words.walled}.example/`, kinds: [], secretCipher: 'x', isActive: true })
    const webhookCall = await WebhookCall.create({ id: randomUUID(), workspaceId, endpointId: webhook.id, eventId: randomUUID(), kind: 'delivery.live', body: words.walled })
    const question = { from: '2026-01-01', to: '2026-01-02', timeZone: 'UTC', brand: brandId, channel: null, campaign: null, parts: [] }
    const report = await Report.create({ id: randomUUID(), workspaceId, brandId, kind: 'proof', format: 'csv', title: words.people, question, locale: 'en', state: 'failed', progress: 0, tries: 1, requestedBy: member.user.id })
    const workspaceExport = await WorkspaceExport.create({ id: randomUUID(), workspaceId, state: 'failed', progress: 0, tries: 1, faultCode: words.people, requestedBy: owner.user.id })
    const workspaceImport = await WorkspaceImport.create({ id: randomUUID(), workspaceId, state: 'refused', progress: 0, tries: 1, fileName: words.people, bytes: 10, received: 10, targetId: randomUUID(), requestedBy: member.user.id, expiresAt: DateTime.utc().plus({ days: 2 }) })
    const token = await User.accessTokens.create(member.user, ['posts:read'])
    return {
      words,
      ids: {
        ...{ workspace: workspaceId, brand: brandId, post: post.id, delivery: delivery.id, connection: connection.id, media: media.id, attempt: attempt.id },
        ...{ user: member.user.id, role: role.id, assignment: spare.id, grant: grant.id, invitation: invitation.id, impersonation: impersonation.id, creator: creator.id, kitLink: kitLink.id, series: series.id, planImport, reviewLink: reviewLink.id, comment: comment.id, notice: notice.id, webhook: webhook.id, webhookCall: webhookCall.id, calendarEntry: calendarEntry.id, calendarFeed: calendarFeed.id, template: template.id, hashtagGroup: hashtagGroup.id, shortLink: shortLink.id, report: report.id, workspaceExport: workspaceExport.id, workspaceImport: workspaceImport.id, token: String(token.identifier) },
      },
    }
  })
}

/** Two brands of one workspace, and another workspace, each with the same things in it. */
export async function createGround(profileType: ProfileType): Promise<Ground> {
  const [owner, neighbour] = [await createOwner(profileType), await createOwner(profileType)]
  const [own, sibling, other] = [await furnish(owner, owner.brandId), await furnish(owner, (await createBrand(owner, word('wall'))).id), await furnish(neighbour, neighbour.brandId)]
  const [post, media] = [await created(owner, { text: 'Gone' }), await addMedia(owner)]
  await tenantTx({ workspaceId: owner.workspaceId, userId: null }, async () => {
    await SocialPost.query().where('id', post.id).update({ deletedAt: DateTime.utc() })
    await Media.query().where('id', media.id).update({ deletedAt: DateTime.utc() })
  })
  return { profileType, owner, neighbour, own, sibling, other, gone: { ...nothing(), post: post.id, media: media.id } }
}

export interface Caller extends Author {
  title: string
  visitor: Visitor
  /** Sees one brand, or one row in it, and not its sibling. */
  isWalledIn: boolean
}

/** One person for each system role of the type, in one brand where the role may be; and one with a right on a single post. */
export async function createCallers(ground: Ground, keep: (role: SystemRole) => boolean = () => true): Promise<Caller[]> {
  const callers: Caller[] = []
  const add = async (key: string, scope?: Scope) => {
    const member = await createMember(ground.owner, key, scope)
    callers.push({ ...member, title: `${ground.profileType} ${key} on ${scope?.type ?? 'workspace'}`, visitor: await signedIn(member), isWalledIn: scope !== undefined })
  }
  for (const role of SYSTEM_ROLES[ground.profileType].filter(keep)) await add(role.key, role.scopeTypes.includes('brand') ? inBrand(ground.own.ids.brand) : undefined)
  await add('viewer', { type: 'social_post', id: ground.own.ids.post })
  return callers
}

export async function signedIn({ user, workspaceId }: Author): Promise<Visitor> {
  const { visitor } = await signIn(user.email)
  await visitor.get('/account')
  const answer = await visitor.post(`/workspaces/${workspaceId}/select`)
  if (answer.status !== 302 && answer.status !== 303) throw new Error(`Choosing the workspace answered ${answer.status}`)
  return visitor
}
