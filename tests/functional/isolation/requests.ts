import { randomUUID } from 'node:crypto'
import { FORMAT } from '#tests/functional/publishing/support'
import type { Ids } from './ground.ts'

export interface Asked {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  /** A table in place of JSON. */
  csv?: string
  /** A file with these fields beside it. */
  form?: Record<string, string>
}

/** What is asked of a route when its ids are `of` somewhere; `own` is what else a body needs to be whole. */
type Template = (of: Ids, own: Ids) => Asked[]

const id = (name: keyof Ids, rest: Omit<Asked, 'params'> = {}): Template => (of) => [{ params: { id: of[name] }, ...rest }]
const brandFilter: Template = (of) => [{}, { query: { brand: of.brand } }]
const asks = (...queries: Record<string, string>[]): Asked[] => [{}, ...queries.map((query) => ({ query }))]
const file = { field: 'note' }

const places = (of: Ids) => [
  { scopeType: 'brand', scopeId: of.brand },
  { scopeType: 'social_post', scopeId: of.post },
  { scopeType: 'media', scopeId: of.media },
  { scopeType: 'social_connection', scopeId: of.connection },
  { scopeType: 'workspace', scopeId: of.workspace },
]

/** Bodies that name a person and a place: one of the two is foreign, then the other. */
const peopleAndPlaces = (of: Ids, own: Ids, rest: Record<string, unknown>) => [{ userId: of.user, scopeType: 'brand', scopeId: own.brand, ...rest }, ...places(of).map((place) => ({ userId: own.user, ...place, ...rest }))]

const calendarFilters = (of: Ids): Asked[] => ([{}, { brand: of.brand }, { channel: of.connection }, { campaign: of.calendarEntry }, { author: of.user }] as Record<string, string>[]).map((query) => ({ query: { from: '2026-01-01', to: '2026-03-01', ...query } }))

const role = (fields: Record<string, unknown> = {}) => ({ name: `Made ${randomUUID().slice(0, 8)}`, rank: 12, permissions: ['posts.view'], ...fields })

const postFields = (of: Ids, own: Ids) => [
  { text: 'x', media: [{ id: of.media }] },
  { text: 'x', media: [{ id: own.media }, { id: of.media }] },
  { text: 'x', targets: [{ connectionId: of.connection, format: FORMAT }] },
  { text: 'x', targets: [{ connectionId: own.connection, format: FORMAT }, { connectionId: of.connection, format: FORMAT }] },
]

const weekly = (of: Ids) => ({ text: 'x', media: [], targets: [{ connectionId: of.connection, format: FORMAT }], rule: 'FREQ=WEEKLY', startsAt: '2026-03-01T09:30' })

const invited = (of: Ids, own: Ids) => [
  ...places(of).map((place) => [{ roleId: 'viewer', ...place }]),
  [{ roleId: 'viewer', scopeType: 'brand', scopeId: own.brand }, { roleId: 'viewer', scopeType: 'brand', scopeId: of.brand }],
  [{ roleId: of.role, scopeType: 'brand', scopeId: own.brand }],
].map((assignments) => ({ email: `new-${randomUUID().slice(0, 8)}@example.test`, assignments }))

/**
 * A route with parameters, and one that changes something, has an entry here or below. Those that read and have no
 * parameters are asked without one. The order is that of the run with own ids: what ends things comes last.
 */
export const REQUESTS: Record<string, Template> = {
  'api.posts.index': brandFilter,
  'api.posts.show': id('post'),
  'api.posts.metrics': id('post'),
  'api.posts.revisions.index': id('post'),
  'api.posts.revisions.show': (of) => [{ params: { id: of.post, version: '1' } }],
  'api.posts.comments': (of, own) => [{ params: { id: of.post, delivery: of.delivery } }, { params: { id: own.post, delivery: of.delivery } }],
  'api.calendar.show': (of) => calendarFilters(of),
  'api.calendar.export': (of) => calendarFilters(of),
  'api.calendar_entries.show': id('calendarEntry'),
  'calendar_feeds.show': (of) => [{ params: { file: `${of.calendarFeed}.ics` } }],
  'pages.calendar.show': (of) => asks({ brand: of.brand }, { channel: of.connection }, { campaign: of.calendarEntry }, { author: of.user }),
  'api.channels.metrics': id('connection'),
  'api.analytics.show': (of) => asks({ brand: of.brand }, { channel: of.connection }, { campaign: of.calendarEntry }),
  'api.analytics.posts': (of) => asks({ brand: of.brand, by: 'newest' }, { channel: of.connection, by: 'newest' }),
  'api.analytics.curves': id('post'),
  'api.reports.show': id('report'),
  'api.reports.file': id('report'),
  'api.exports.show': id('workspaceExport'),
  'api.exports.file': id('workspaceExport'),
  'transfer.imports.show': id('workspaceImport'),
  'api.analytics.table': (of) => asks({ brand: of.brand, table: 'posts' }, { channel: of.connection, table: 'channels' }),
  'api.channels.options': (of) => [{ params: { id: of.connection, source: 'topics' } }],
  'api.approvals.index': brandFilter,
  'api.post_approvals.index': id('post'),
  'api.post_comments.index': id('post'),
  'api.review_links.index': (of) => asks({ brand: of.brand }, { post: of.post }),
  'reviews.show': (of) => [{ params: { token: of.reviewLink } }],
  'reviews.file': (of) => [{ params: { token: of.reviewLink, media: of.media } }],
  'reviews.icon': (of) => [{ params: { token: of.reviewLink, plugin: 'instagram' } }],
  'reviews.picture': (of) => [{ params: { token: of.reviewLink, media: of.media } }],
  'pages.channels.show': id('connection'),
  'pages.analytics.index': (of) => asks({ brand: of.brand }, { channel: of.connection }),
  'pages.analytics.posts': (of) => asks({ brand: of.brand }, { channel: of.connection }),
  'pages.analytics.post': id('post'),
  'pages.analytics.channel': id('connection'),
  'pages.analytics.campaign': id('calendarEntry'),
  'pages.brands.show': id('brand'),
  'pages.creators.show': id('creator'),
  'pages.dashboard': brandFilter,
  'pages.posts.index': brandFilter,
  'pages.posts.create': (of) => [{}, { query: { brand: of.brand, media: of.media, connection: of.connection } }],
  'pages.posts.show': id('post'),
  'pages.posts.edit': id('post'),
  'pages.media.index': brandFilter,
  'pages.channels.index': brandFilter,
  'pages.channels.choose': (of) => [{ params: { attempt: of.attempt } }],
  'pages.workspaces.select': id('workspace'),
  'pages.sandbox.show': () => [{ params: { plugin: 'instagram' } }],
  'pages.sandbox.requests': () => [{ params: { plugin: 'instagram' } }],
  'media.index': brandFilter,
  'media.show': id('media'),
  'media_files.show': id('media'),
  'media_files.preview': id('media'),
  'public_media.show': (of) => [{ params: { workspace: of.workspace, id: of.media, file: `${of.media}.jpg` }, query: { e: '4102444800', s: 'x' } }],
  'social.connections.index': (of) => [{}, { query: { brandId: of.brand } }],
  'social.attempts.show': id('attempt'),
  'api.brand_profiles.show': id('brand'),
  'api.imported_posts.index': (of) => [{}, { query: { brand: of.brand } }],
  'api.creators.show': id('creator'),
  'api.creator_profiles.show': id('creator'),
  'api.kit_links.index': id('creator'),
  'api.kit_pdfs.show': id('creator'),
  'kits.show': (of) => [{ params: { token: of.kitLink } }],
  'kits.pdf': (of) => [{ params: { token: of.kitLink } }],
  'kits.picture': (of) => [{ params: { token: of.kitLink, media: of.media } }],
  'kits.font': () => [{ params: { font: 'inter', file: 'inter-latin-400-normal.woff2' } }],
  'pages.templates.index': brandFilter,
  'pages.templates.hashtags': brandFilter,
  'pages.links.index': brandFilter,
  'api.templates.index': brandFilter,
  'api.templates.show': id('template'),
  'api.hashtag_groups.index': brandFilter,
  'api.links.index': (of) => asks({ brand: of.brand }, { post: of.post }),
  'api.links.show': id('shortLink'),
  'api.links.clicks': id('shortLink'),
  'api.posts.clicks': id('post'),
  'api.link_defaults.show': id('brand'),
  'api.roles.show': id('role'),
  'api.role_assignments.index': (of) => asks({ user: of.user }, { role: of.role }, { brand: of.brand }),
  'api.permission_grants.index': (of) => [{}, { query: { user: of.user } }],
  'api.members.show': id('user'),
  'api.access.explain': (of, own) =>
    asks(
      { user: of.user, permission: 'posts.view' },
      ...places(of).map(({ scopeType, scopeId }) => ({ permission: 'posts.publish', resourceType: scopeType, resourceId: scopeId })),
      { user: own.user, permission: 'posts.view', resourceType: 'brand', resourceId: of.brand }
    ).slice(1),
  'api.notices.index': () => asks({ unread: 'true' }, { about: 'delivery' }),
  'pages.notices.index': () => [{}, { query: { unread: 'true' } }],
  'api.notices.mark': (of) => [{ body: { ids: [of.notice], isRead: true } }],
  'api.notice_settings.update': (of) => [{ body: { userId: of.user, choices: [{ kind: 'delivery.live', choice: 'app' }] } }],
  'api.webhooks.show': id('webhook'),
  'api.webhook_calls.index': id('webhook'),
  'api.audit_logs.index': (of) => asks({ person: of.user }, { subjectId: of.post }),
  'api.access_logs.index': (of) => [{}, { query: { user: of.user } }],
  'api.audit_logs.export': (of) => [{}, { query: { user: of.user } }],
  'api.access_logs.export': (of) => [{}, { query: { user: of.user } }],
  'api.audit_logs.verify': () => [{ body: {} }],
  'api.offers.update': (of) => [{ params: { plugin: 'instagram' }, body: { isOffered: true, workspaceId: of.workspace } }],
  'api.workspace.update': (of) => [{ body: { name: 'Here', id: of.workspace, workspaceId: of.workspace } }],

  'api.posts.check': (of, own) => [{ body: { brandId: of.brand, targets: [] } }, { body: { postId: of.post, targets: [] } }, { body: { brandId: own.brand, media: [{ id: of.media }], targets: [{ connectionId: own.connection, format: FORMAT }] } }, { body: { brandId: own.brand, targets: [{ connectionId: of.connection, format: FORMAT }] } }],
  'api.posts.store': (of, own) => [{ body: { brandId: of.brand, text: 'x' } }, ...postFields(of, own).map((fields) => ({ body: { brandId: own.brand, ...fields } }))],
  'api.posts.update': (of, own) => [{ params: { id: of.post }, body: { text: 'taken over' } }, ...postFields(of, own).map((body) => ({ params: { id: own.post }, body }))],
  'api.posts.presence.update': id('post'),
  'api.posts.presence.destroy': id('post'),
  'api.posts.links.store': () => [{ body: { urls: [] } }],
  'api.posts.publish': (of, own) => [{ params: { id: of.post }, body: {} }, { params: { id: own.post }, body: { deliveryIds: [of.delivery] } }, { params: { id: own.post }, body: { deliveryIds: [own.delivery, of.delivery] } }],
  'api.posts.cancel': (of, own) => [{ params: { id: of.post }, body: {} }, { params: { id: own.post }, body: { deliveryIds: [of.delivery] } }],
  'api.posts.resolve': (of, own) => [{ params: { id: of.post }, body: { deliveryId: of.delivery, found: 'live' } }, { params: { id: own.post }, body: { deliveryId: of.delivery, found: 'live' } }],
  'api.slots.index': (of, own) => [{ query: { channels: of.connection, from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' } }, { query: { channels: `${own.connection},${of.connection}`, from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00Z' } }],
  'api.slots.next': (of) => [{ query: { channels: of.connection } }],
  'api.channel_slots.show': id('connection'),
  'api.channel_slots.update': id('connection', { body: { slots: [{ weekday: 1, time: '09:00' }] } }),
  'api.channel_slots.destroy': id('connection'),
  'api.brand_slots.show': id('brand'),
  'api.brand_slots.update': id('brand', { body: { slots: [{ weekday: 1, time: '09:00' }] } }),
  'pages.series.index': brandFilter,
  'pages.series.show': id('series'),
  'pages.posts.by_hand': id('post'),
  'pages.imports.index': brandFilter,
  'pages.imports.show': id('planImport'),
  'api.imports.index': brandFilter,
  'api.imports.show': id('planImport'),
  'api.imports.mistakes': id('planImport'),
  'api.imports.store': (of) => [{ query: { brandId: of.brand, name: 'plan.csv' } }],
  'api.imports.check': (of, own) => [{ params: { id: of.planImport }, body: { mapping: { text: 0 } } }, { params: { id: own.planImport }, body: { mapping: { text: 0 }, connectionIds: [of.connection] } }],
  'api.imports.start': id('planImport', { body: {} }),
  'api.series.index': brandFilter,
  'api.series.show': id('series'),
  'api.series.store': (of, own) => [{ body: { brandId: of.brand, ...weekly(of) } }, { body: { brandId: own.brand, ...weekly(of) } }, { body: { brandId: own.brand, ...weekly(own), media: [{ id: of.media }] } }, { body: { brandId: own.brand, ...weekly(own), postId: of.post } }],
  'api.series.preview': (of) => [{ body: { rule: 'FREQ=DAILY', startsAt: '2026-03-01T09:30' } }, { body: { seriesId: of.series, rule: 'FREQ=DAILY' } }],
  'api.series.update': (of, own) => [{ params: { id: of.series }, body: { scope: 'all', text: 'taken over' } }, { params: { id: own.series }, body: { scope: 'all', media: [{ id: of.media }] } }, { params: { id: own.series }, body: { scope: 'all', targets: weekly(of).targets } }],
  'api.series.skip': id('series', { body: { at: '2026-03-01T09:30:00Z' } }),
  'api.posts.by_hand': (of, own) => [{ params: { id: of.post }, body: { deliveryId: of.delivery, outcome: 'posted' } }, { params: { id: own.post }, body: { deliveryId: of.delivery, outcome: 'posted' } }],
  'api.post_approvals.store': id('post', { body: { verdict: 'changes_requested', note: 'taken over', contentHash: '0'.repeat(64) } }),
  'api.post_comments.store': (of, own) => [{ params: { id: of.post }, body: { body: 'taken over' } }, { params: { id: own.post }, body: { body: 'x', parentId: of.comment } }],
  'api.review_links.store': (of, own) => [{ body: { postIds: [of.post] } }, { body: { postIds: [own.post, of.post] } }],
  'reviews.decide': (of, own) => [{ params: { token: of.reviewLink }, body: { postId: own.post, name: 'x', verdict: 'approved', contentHash: '0'.repeat(64) } }],
  'reviews.comment': (of, own) => [{ params: { token: of.reviewLink }, body: { postId: own.post, name: 'x', body: 'taken over' } }],
  'media.store': (of) => [{ form: { brandId: of.brand, ...file } }],
  'media.update': id('media', { body: { altText: 'taken over' } }),
  'social.connects.store': (of) => [{ params: { platform: 'instagram' }, body: { brandId: of.brand } }],
  'social.attempts.choose': id('attempt', { body: { remoteIds: ['1'] } }),
  'social.connections.check': id('connection', { body: {} }),

  'api.calendar.posts': (of, own) => [
    ...['move', 'duplicate', 'campaign'].map((action) => ({ body: { action, days: 1, posts: [{ id: of.post }] } })),
    { body: { action: 'campaign', campaignId: of.calendarEntry, posts: [{ id: own.post }] } },
  ],
  'api.calendar_entries.store': (of) => [{ body: { kind: 'note', title: 'Made', startsOn: '2027-03-01', brandId: of.brand, workspaceId: of.workspace } }],
  'api.calendar_entries.import': (of) => [{ body: { text: '2027-03-01,Made', brandId: of.brand } }],
  'api.calendar_entries.update': id('calendarEntry', { body: { title: 'taken over' } }),
  'api.calendar_feeds.store': (of) => [{ body: { label: 'x', brandId: of.brand } }],
  'api.roles.store': (of) => [{ body: role({ parents: [of.role] }) }],
  'api.roles.update': (of, own) => [{ params: { id: of.role }, body: role({ version: 1 }) }, { params: { id: own.role }, body: role({ version: 1, parents: ['viewer', of.role] }) }],
  'api.roles.preview': (of, own) => [{ body: { id: of.role, remove: true } }, { body: { id: own.role, remove: true, replaceWith: of.role } }, { body: { role: role({ parents: [of.role] }) } }],
  'api.role_assignments.store': (of, own) => [{ body: { userId: own.user, roleId: of.role, scopeType: 'brand', scopeId: own.brand } }, ...peopleAndPlaces(of, own, { roleId: 'viewer' }).map((body) => ({ body }))],
  'api.role_assignments.preview': (of, own) => [
    ...peopleAndPlaces(of, own, { roleId: 'viewer' }).map((give) => ({ body: { give } })),
    ...peopleAndPlaces(of, own, { effect: 'allow', permission: 'posts.view' }).map((grant) => ({ body: { grant } })),
    { body: { take: of.assignment } }, { body: { takeGrant: of.grant } }, { body: { removeMember: of.user } },
  ],
  'api.permission_grants.store': (of, own) => peopleAndPlaces(of, own, { effect: 'allow', permission: 'posts.view' }).map((body) => ({ body })),
  'api.invitations.store': (of, own) => invited(of, own).map((body) => ({ body })),
  'api.invitations.bulk': (of) => [{ csv: `email,role,brand\nnew-${randomUUID().slice(0, 8)}@example.test,viewer,${of.brand}\n` }],
  'api.invitations.resend': id('invitation', { body: {} }),
  'api.impersonations.store': (of) => [{ body: { userId: of.user, reason: 'To help them with a post' } }],
  'pages.impersonation.end': () => [{ body: {} }],

  'api.brands.store': (of) => [{ body: { name: `Made ${randomUUID().slice(0, 8)}`, timeZone: 'UTC', id: of.brand, workspaceId: of.workspace } }],
  'api.brands.update': id('brand', { body: { name: 'taken over' } }),
  'api.agency_profile.update': (of) => [{ body: { branding: { logoLightId: of.media } } }, { body: { company: { displayName: 'Here' }, workspaceId: of.workspace } }],
  'api.brand_profiles.update': (of, own) => [{ params: { id: of.brand }, body: { identity: { tagline: 'taken over' } } }, { params: { id: own.brand }, body: { look: { markId: of.media } } }, { params: { id: own.brand }, body: { brandId: of.brand, workspaceId: of.workspace, identity: {} } }],
  'api.creator_profiles.update': (of, own) => [
    { params: { id: of.creator }, body: { about: { displayName: 'taken over' } } },
    { params: { id: own.creator }, body: { portfolio: [{ kind: 'media', title: 'x', mediaId: own.media }, { kind: 'media', title: 'x', mediaId: of.media }] } },
  ],
  'api.onboarding.update': (of) => [{ body: { step: 'profile_type', action: 'next', data: { profileType: 'agency', workspaceId: of.workspace } } }, { body: { step: 'branding', action: 'next', data: { logoLightId: of.media } } }],
  'api.onboarding.complete': (of) => [{ body: { workspaceId: of.workspace } }],
  'api.link_previews.store': (of) => [{ body: { url: 'http://127.0.0.1/', brandId: of.brand } }],
  'api.kit_links.store': (of) => [{ params: { id: of.creator }, body: { label: 'taken over' } }],
  'api.creators.store': (of) => [{ body: { name: 'Made', userId: of.user } }, { body: { name: 'Made', brandId: of.brand } }],
  'api.creators.update': (of, own) => [{ params: { id: of.creator }, body: { name: 'taken over' } }, { params: { id: own.creator }, body: { userId: of.user } }, { params: { id: own.creator }, body: { brandId: of.brand } }],
  'api.webhooks.store': (of) => [{ body: { name: 'Made', url: 'https://example.com/', brandId: of.brand } }],
  'api.webhooks.update': (of, own) => [{ params: { id: of.webhook }, body: { name: 'taken over' } }, { params: { id: own.webhook }, body: { brandId: of.brand } }],
  'api.webhooks.rotate': id('webhook', { body: {} }),
  'api.webhook_calls.test': id('webhook', { body: {} }),
  'api.webhook_calls.redeliver': (of, own) => [{ params: { id: of.webhook, call: of.webhookCall }, body: {} }, { params: { id: own.webhook, call: of.webhookCall }, body: {} }],
  'pages.brands.select': id('brand', { body: {} }),
  'pages.brands.select_all': () => [{ body: {} }],
  'api.member_sessions.index': (of) => [{ params: { userId: of.user } }],
  'api.member_sessions.destroy': (of) => [{ params: { userId: of.user } }],

  'api.templates.store': (of) => [{ body: { brandId: of.brand, name: `Made ${randomUUID().slice(0, 8)}`, text: 'x' } }],
  'api.templates.fill': id('template', { body: {} }),
  'api.templates.update': id('template', { body: { name: 'taken over' } }),
  'api.hashtag_groups.store': (of) => [{ body: { brandId: of.brand, name: `Made ${randomUUID().slice(0, 8)}`, tags: ['x'] } }],
  'api.hashtag_groups.update': id('hashtagGroup', { body: { name: 'taken over' } }),
  'api.links.store': (of, own) => [{ body: { brandId: of.brand, url: 'https://a.example' } }, { body: { brandId: own.brand, url: 'https://a.example', connectionId: of.connection } }, { body: { brandId: own.brand, url: 'https://a.example', postId: of.post } }],
  'api.links.shorten': (of, own) => [{ body: { brandId: of.brand, texts: [{ text: 'https://a.example' }] } }, { body: { brandId: own.brand, texts: [{ text: 'https://a.example', connectionId: of.connection }] } }, { body: { brandId: own.brand, postId: of.post, texts: [{ text: 'https://a.example' }] } }],
  'api.links.update': id('shortLink', { body: { label: 'taken over' } }),
  'api.link_defaults.update': id('brand', { body: { source: 'taken over' } }),

  'api.templates.destroy': id('template'),
  'api.hashtag_groups.destroy': id('hashtagGroup'),
  'api.links.destroy': id('shortLink'),
  'api.webhooks.destroy': id('webhook'),
  'api.kit_links.destroy': (of, own) => [{ params: { id: of.creator, link: of.kitLink } }, { params: { id: own.creator, link: of.kitLink } }],
  'api.calendar_entries.destroy': id('calendarEntry'),
  'api.calendar_feeds.destroy': id('calendarFeed'),
  // One's own is gone after the first.
  'api.post_comments.destroy': (of, own) => [{ params: { id: of.post, comment: of.comment } }, ...(of === own ? [] : [{ params: { id: own.post, comment: of.comment } }])],
  'api.review_links.destroy': id('reviewLink'),
  'api.creators.destroy': id('creator'),
  'api.impersonations.destroy': id('impersonation'),
  'api.invitations.destroy': id('invitation'),
  'api.permission_grants.destroy': id('grant'),
  'api.role_assignments.destroy': id('assignment'),
  'api.roles.destroy': (of, own) => [{ params: { id: own.role }, query: { replaceWith: of.role } }, { params: { id: of.role } }],
  'api.imports.cancel': id('planImport', { body: {} }),
  'api.series.end': id('series', { body: {} }),
  'api.series.destroy': id('series'),
  'api.reports.store': (of) => [{ brand: of.brand }, { channel: of.connection }, { campaign: of.calendarEntry }].map((place) => ({ body: { title: 'Ours', kind: 'proof', format: 'csv', days: 7, ...place } })),
  'api.reports.destroy': id('report'),
  'api.exports.destroy': id('workspaceExport'),
  'transfer.imports.bytes': id('workspaceImport', { query: { offset: '0' } }),
  'transfer.imports.start': id('workspaceImport', { body: {} }),
  'transfer.imports.destroy': id('workspaceImport'),
  'api.posts.destroy': id('post'),
  'media.destroy': id('media'),
  'social.connections.destroy': (of) => [{ params: { platform: 'instagram' }, query: { connection: of.connection } }],
  'api.members.destroy': id('user'),
  'accounts.api_tokens.destroy': id('token'),
  'api.tokens.destroy': id('token'),
}

/** Where no id of a workspace can be sent, and why; or where another test sends them. */
export const ELSEWHERE: [names: RegExp, why: string][] = [
  [/^admin\.|^pages\.plugins\./, 'for operators alone, about no workspace: tests/functional/plugins/admin.spec.ts'],
  [/^(api\.exports|transfer\.imports)\.store$/, 'about the workspace the session works in, which it does not name: tests/functional/transfer'],
  [/^accounts\./, 'about the signed-in person alone, or for nobody in particular: codes from mails, own sessions, own sign-ins'],
  [/^api\.tokens\.store$/, 'makes a token for the workspace the session works in'],
  [/^second_factors\.|^api\.(step_up|two_factor|totp|passkeys)\b/, 'about the signed-in person alone'],
  [/^(api\.acceptances\.|invitations\.)/, 'whoever has the secret link; tests/functional/invitations'],
  [/^pages\.sandbox\.(picture|switches\.\w+)$/, 'pictures of an emulator, and its switches, which would change what everybody else asks; tests/functional/sandbox'],
  [/^links\.follow$/, 'the code decides, for everybody alike; tests/functional/links/following.spec.ts'],
  [/^unsubscribes\./, 'no person behind it: a signed link decides; tests/functional/notices/mails.spec.ts'],
  [/^mcp\./, 'takes access tokens only, and each tool is a request of the API that is asked here; tests/functional/mcp/tools.spec.ts'],
  [/^hooks\./, 'no person behind it: a signature, or a secret code, decides; tests/functional/inbound'],
  [/^social\.callbacks\./, 'the single-use state decides; tests/functional/connections/callback_security.spec.ts'],
  [/^(event_stream|subscribe|unsubscribe)$/, 'tests/functional/access/live.spec.ts'],
  [/^icons\.|^api\.openapi$|^health\.|^public_media\.robots$/, 'the same for everybody'],
]
