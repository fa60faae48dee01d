import { test } from '@japa/runner'
import { apiRoutes } from '#services/http/openapi'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { forgetLimits, newEmail } from '#tests/support/accounts'
import { addConnection, addMedia, readyFields, type Author } from '#tests/functional/publishing/support'
import { api, call, createMember, createOwner } from './support.ts'

type Row = Record<string, unknown>

interface Target {
  method: 'POST' | 'PUT' | 'PATCH'
  table: string
  /** Asked twice, once with wishes: each time about something new. */
  ask: (owner: Author) => Promise<{ path: string; body: Row }>
  /** The row's id in the answer, where it is not `data.id`. */
  idOf?: (data: any, owner: Author) => string
  /** Columns that differ between two by nature. */
  own?: string[]
}

const person = async (owner: Author) => (await createMember(owner, 'viewer')).user.id
const role = (name: string) => ({ name, rank: 20, permissions: ['posts.view'] })
let count = 0
const fresh = () => `Number ${++count}`

/** Some ten requests for each field there is; a busy machine takes minutes. */
const T4_MOST_MS = 300_000

const TARGETS: Record<string, Target> = {
  'api.roles.store': { method: 'POST', table: 'roles', ask: async () => ({ path: 'roles', body: role(fresh()) }), own: ['name'] },
  'api.roles.update': { method: 'PUT', table: 'roles', own: ['name'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/roles`, role(fresh()))
    return { path: `roles/${body.data.id}`, body: { ...role(fresh()), version: 1 } }
  } },
  'api.role_assignments.store': { method: 'POST', table: 'role_assignments', own: ['user_id'], ask: async (owner) => ({ path: 'role-assignments', body: { userId: await person(owner), roleId: 'editor', scopeType: 'brand', scopeId: owner.brandId } }) },
  'api.permission_grants.store': { method: 'POST', table: 'permission_grants', own: ['user_id'], ask: async (owner) => ({ path: 'permission-grants', body: { userId: await person(owner), effect: 'allow', permission: 'posts.edit', scopeType: 'brand', scopeId: owner.brandId } }) },
  'api.brands.store': { method: 'POST', table: 'brands', own: ['name'], ask: async () => ({ path: 'brands', body: { name: fresh() } }) },
  'api.brands.update': { method: 'PATCH', table: 'brands', ask: async (owner) => ({ path: `brands/${owner.brandId}`, body: { name: 'Changed' } }) },
  'api.creators.store': { method: 'POST', table: 'creators', own: ['name'], ask: async () => ({ path: 'creators', body: { name: fresh(), userId: null, brandId: null } }) },
  'api.creators.update': { method: 'PATCH', table: 'creators', ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/creators`, { name: fresh() })
    return { path: `creators/${body.data.id}`, body: { name: 'Changed', userId: null, brandId: null } }
  }, own: ['created_by'] },
  'api.kit_links.store': { method: 'POST', table: 'media_kit_links', own: ['creator_id', 'token_hash', 'expires_at'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/creators`, { name: fresh() })
    return { path: `creators/${body.data.id}/kit-links`, body: { label: 'Northwind', days: 7, parts: ['rates'] } }
  } },
  'api.templates.store': { method: 'POST', table: 'post_templates', own: ['name'], ask: async ({ brandId }) => ({ path: 'templates', body: { brandId, name: fresh(), text: '{{x}}', variants: [{ adapterId: 'a', text: 'y' }], hashtags: ['#z'], variables: [{ name: 'x', description: 'd', fallback: 'f' }] } }) },
  'api.templates.update': { method: 'PATCH', table: 'post_templates', own: ['brand_id', 'created_by'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/templates`, { name: fresh(), text: 'x' })
    return { path: `templates/${body.data.id}`, body: { name: 'Changed', text: '{{x}}', variants: [], hashtags: [], variables: [{ name: 'x', description: null, fallback: null }] } }
  } },
  'api.hashtag_groups.store': { method: 'POST', table: 'hashtag_groups', own: ['name'], ask: async ({ brandId }) => ({ path: 'hashtag-groups', body: { brandId, name: fresh(), tags: ['#z'] } }) },
  'api.hashtag_groups.update': { method: 'PATCH', table: 'hashtag_groups', own: ['brand_id', 'created_by'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/hashtag-groups`, { name: fresh(), tags: ['x'] })
    return { path: `hashtag-groups/${body.data.id}`, body: { name: 'Changed', tags: ['#y'] } }
  } },
  'api.links.store': { method: 'POST', table: 'short_links', own: ['code'], ask: async ({ brandId }) => ({ path: 'links', body: { brandId, url: 'https://a.example/x', label: 'A', postId: null, connectionId: null, expiresAt: '2030-01-01T00:00:00.000Z', tag: false } }) },
  'api.links.update': { method: 'PATCH', table: 'short_links', own: ['code', 'brand_id', 'created_by'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/links`, { url: 'https://a.example/x' })
    return { path: `links/${body.data.id}`, body: { label: 'Changed', expiresAt: '2030-01-01T00:00:00.000Z' } }
  } },
  'api.calendar_entries.store': { method: 'POST', table: 'content_calendar_entries', ask: async () => ({ path: 'calendar/entries', body: { kind: 'note', title: 'Shoot', body: 'x', colour: 'red', brandId: null, startsOn: '2027-03-01', endsOn: '2027-03-02', startTime: null, endTime: null, timeZone: null } }) },
  'api.calendar_entries.update': { method: 'PATCH', table: 'content_calendar_entries', own: ['created_by'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/calendar/entries`, { kind: 'note', title: 'Shoot', startsOn: '2027-03-01' })
    return { path: `calendar/entries/${body.data.id}`, body: { title: 'Changed', body: 'x', colour: 'red', startsOn: '2027-03-01', endsOn: '2027-03-02', startTime: null, endTime: null, timeZone: null } }
  } },
  'api.review_links.store': { method: 'POST', table: 'review_links', own: ['token_hash', 'expires_at'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/posts`, { text: fresh() })
    return { path: 'review-links', body: { postIds: [body.data.id], label: 'Northwind', days: 7 } }
  } },
  'api.post_comments.store': { method: 'POST', table: 'post_comments', own: ['post_id'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/posts`, { text: fresh() })
    return { path: `posts/${body.data.id}/comments`, body: { body: 'Nice', place: 'text', isInternal: true, parentId: null } }
  } },
  'api.webhooks.store': { method: 'POST', table: 'webhook_endpoints', own: ['name', 'secret_cipher', 'not_before'], ask: async () => ({ path: 'webhooks', body: { name: fresh(), url: 'https://example.com/', kinds: ['delivery.live'], brandId: null, isActive: true } }) },
  'api.webhooks.update': { method: 'PATCH', table: 'webhook_endpoints', own: ['secret_cipher', 'not_before', 'created_by'], ask: async (owner) => {
    const { body } = await call(owner, 'POST', `${api}/webhooks`, { name: fresh(), url: 'https://example.com/' })
    return { path: `webhooks/${body.data.id}`, body: { name: 'Changed', url: 'https://example.org/', kinds: ['delivery.failed'], brandId: null, isActive: true } }
  } },
  'api.series.store': { method: 'POST', table: 'post_series', own: ['template_post_id', 'made_until'], ask: async (owner) => {
    const [connection, picture] = [await addConnection(owner), await addMedia(owner)]
    return { path: 'series', body: { ...readyFields(connection.id, picture.id), brandId: owner.brandId, rule: 'FREQ=WEEKLY;COUNT=2', startsAt: `${new Date().getUTCFullYear() + 1}-03-01T09:30`, timeZone: 'UTC', skipWeekends: false } }
  } },
  'api.reports.store': { method: 'POST', table: 'reports', ask: async () => ({ path: 'reports', body: { title: 'Ours', kind: 'proof', format: 'csv', days: 7, timeZone: 'UTC' } }) },
  'api.workspace.update': { method: 'PUT', table: 'workspaces', own: ['authz_epoch'], ask: async () => ({ path: 'workspace', body: { name: 'Changed' } }), idOf: (_, owner) => owner.workspaceId },
  'api.invitations.store': { method: 'POST', table: 'invitations', own: ['email', 'token_hash', 'expires_at', 'sent_at', 'last_sent_at'], ask: async ({ workspaceId }) => ({ path: 'invitations', body: { email: newEmail(), assignments: [{ roleId: 'viewer', scopeType: 'workspace', scopeId: workspaceId }] } }) },
}

/** Write routes whose bodies fill no row from fields, and those that another test fills. */
const ELSEWHERE: [names: RegExp, why: string][] = [
  [/^api\.(channel|brand)_slots\.update$/, 'whole sets, each column by its name: tests/functional/planning/slots.spec.ts'],
  [/^api\.imports\./, 'a file, whose columns are read by their names: tests/functional/planning/imports.spec.ts'],
  [/^api\.series\.(update|skip|end)$/, 'each column by its name: tests/functional/planning/series.spec.ts'],
  [/^api\.post_approvals\.store$/, 'a word about a hash, each field by its name: tests/functional/approvals/flow.spec.ts'],
  [/^api\.posts\./, 'tests/functional/publishing/mass_assignment.spec.ts'],
  [/\.destroy\w*$|\.preview$|\.cancel$|\.resend$|\.verify$/, 'keeps nothing of what the body says'],
  [/^api\.\w+_profiles?\.update$/, 'tests/functional/profiles/profiles.spec.ts'],
  [/^api\.onboarding\./, 'drafts, and profiles through the services that fill them: tests/functional/onboarding/journeys.spec.ts'],
  [/^api\.link_previews\.store$/, 'asks a page, and keeps its picture: tests/functional/profiles/link_previews.spec.ts'],
  [/^api\.exports\.store$/, 'takes no fields: tests/functional/transfer/exports.spec.ts'],
  [/^api\.impersonations\.store$/, 'sessions only: tests/functional/access/impersonation.spec.ts'],
  [/^api\.(links\.shorten|link_defaults\.update|templates\.fill)$/, 'each field by its name: tests/functional/links/links.spec.ts, tests/functional/templates/templates.spec.ts'],
  [/^api\.calendar(\.posts|_entries\.import|_feeds\.store)$/, 'tests/functional/calendar: changes of posts through their own service, rows of a table, a secret of one’s own'],
  [/^api\.webhook_calls\.|^api\.webhooks\.rotate$|^api\.notices\.mark$/, 'take no fields of a row: tests/functional/webhooks, tests/functional/notices'],
  [/^api\.notice_settings\./, 'one’s own, each field by its name: tests/functional/notices/mails.spec.ts'],
  [/^admin\./, 'for operators, each field by its name: tests/functional/plugins/admin.spec.ts'],
  [/^api\.offers\./, 'one switch: tests/functional/plugins/offers.spec.ts'],
  [/^(api\.tokens|media|social)\./, 'tests of their own areas: tokens, media, connections'],
  [/^api\.(invitations\.bulk|acceptances)/, 'rows of a table; the secret of a link'],
  [/^(api\.)?(step_up|two_factor|totp|passkeys|second_factors|recovery_codes|accounts|members\.sessions)/, 'one’s own proofs'],
]

const WISHES: Record<string, (owner: Author) => unknown> = {
  uuid: ({ user }) => user.id,
  boolean: () => true,
  integer: () => 77,
  bigint: () => 77,
  smallint: () => 7,
  jsonb: () => ({ a: 1 }),
  ARRAY: () => ['posts.publish'],
  'timestamp with time zone': () => '2001-01-01T00:00:00.000Z',
}
const POISON = '"__proto__":{"isAdmin":true,"rank":100},"constructor":{"prototype":{"isAdmin":true}},"prototype":{"isAdmin":true},"tenant_id":"x","role_id":"owner","created_by":"x"'

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Every column of the table that the body does not name, under both spellings. Fields that the API has by right are not among them. */
async function wishes(owner: Author, table: string, allowed: Set<string>) {
  const columns = await tenantTx(owner.actor, ({ client }) => client.from('information_schema.columns').where({ table_schema: 'public', table_name: table }).select('column_name', 'data_type'))
  const wanted = columns.flatMap(({ column_name: name, data_type: type }) => [name, camel(name)].map((key) => [key, (WISHES[type] ?? (() => 'owner'))(owner)]))
  return Object.fromEntries(wanted.filter(([key]) => !allowed.has(key as string))) as Row
}

const rowOf = async (owner: Author, table: string, id: string): Promise<Row> => (await tenantTx(owner.actor, ({ client }) => client.from(table).where('id', id)))[0]
const differing = (one: Row, other: Row, own: string[]) => Object.keys(one).filter((name) => !['id', 'created_at', 'updated_at', ...own].includes(name) && JSON.stringify(one[name]) !== JSON.stringify(other[name]))

/** What the API takes besides the columns named in a body; these are its own to set. */
const TAKEN = ['name', 'description', 'rank', 'permissions', 'profileTypes', 'scopeTypes', 'version', 'expiresAt', 'reason', 'timeZone', 'profileType', 'auditDays', 'accessLogDays', 'message', 'email']

test.group('Access API / T2 mass assignment', (group) => {
  group.each.setup(() => forgetLimits())

  test('every write route is asked here or somewhere else', ({ assert }) => {
    const writing = apiRoutes().filter(({ method }) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method))

    assert.isAbove(writing.length, 25)
    assert.deepEqual(writing.map(({ name }) => name).filter((name) => !TARGETS[name] && !ELSEWHERE.some(([names]) => names.test(name))), [])
  })

  for (const [name, { method, table, ask, own = [], idOf = ({ id }: any) => id }] of Object.entries(TARGETS)) {
    test(`T2 ${name} takes its own fields, and nothing else of ${table}`, async ({ assert }) => {
      // Routes that change the one thing there is need a workspace each.
      const [one, other] = name.endsWith('.update') && name !== 'api.roles.update' ? [await createOwner(), await createOwner()] : Array(2).fill(await createOwner())
      const [plain, rich] = [await ask(one), await ask(other)]
      const wanted = await wishes(other, table, new Set([...Object.keys(rich.body), ...TAKEN]))

      const first = await call(one, method, `${api}/${plain.path}`, plain.body)
      const second = await call(other, method, `${api}/${rich.path}`, `{${POISON},${JSON.stringify({ ...wanted, ...rich.body }).slice(1)}`)

      assert.isAbove(Object.keys(wanted).length, 3)
      assert.isBelow(first.status, 300, first.text)
      assert.equal(second.status, first.status, second.text)
      const rows = [await rowOf(one, table, idOf(first.body.data, one)), await rowOf(other, table, idOf(second.body.data, other))]
      const byNature = one === other ? own : [...own, 'workspace_id']
      assert.deepEqual(differing(rows[1], rows[0], byNature), [])
      assert.equal(rows[1].workspace_id ?? other.workspaceId, other.workspaceId)
      assert.notEqual(rows[1].id, other.user.id)
      assert.isUndefined(({} as any).isAdmin)
    })
  }

  test('T4 lists for single values, and the other way round, are refused or harmless', async ({ assert }) => {
    for (const [name, { method, ask }] of Object.entries(TARGETS)) {
      const owner = await createOwner()
      const { path, body } = await ask(owner)
      for (const [key, value] of Object.entries(body)) {
        const twisted = Array.isArray(value) ? [value[0], [value], { 0: value[0] }, null] : [[value], [[value]], { value }, null, true, 1e300]
        for (const wrong of twisted) {
          const { status, text } = await call(owner, method, `${api}/${path}`, { ...body, [key]: wrong })
          assert.isBelow(status, 500, `${name} ${key} ${JSON.stringify(wrong)} ${text}`)
        }
        const doubled = await call(owner, method, `${api}/${path}`, `{${JSON.stringify(key)}:[],${JSON.stringify(body).slice(1)}`)
        assert.isBelow(doubled.status, 500, `${name} ${key} twice`)
      }
    }
  }).timeout(T4_MOST_MS)
})
