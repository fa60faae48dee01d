import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import Brand from '#models/brand'
import { E_NO_WORKSPACE, tenant, tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'
import { checkGround } from '#services/tenancy/ground_check'
import User from '#models/user'

/** The ways across the walls of workspaces and brands. Each runs as the owner, so each was read with care; a new one belongs here after that. */
const ACROSS = [
  'abandoned_arrivals',
  'approval_policy_of',
  'approvals_to_chase',
  'audit_ends',
  'calendar_feed_of_token',
  'channel_counts',
  'channel_states',
  'channels_switched_off',
  'claim_import',
  'claim_metrics_due',
  'claim_notice_mails',
  'claim_webhook_calls',
  'claim_reports',
  'claim_workspace_exports',
  'claim_workspace_imports',
  'clear_outbox',
  'connect_attempt_of_state',
  'connections_ending',
  'connections_of_remote',
  'connections_to_check',
  'deliveries_left_by',
  'due_deliveries',
  'expired_reports',
  'expired_workspace_exports',
  'expired_workspace_imports',
  'grants_after',
  'grants_due',
  'holds_row',
  'invitation_of_token',
  'is_held',
  'keep_audit',
  'kit_link_of_token',
  'mark_dispatched',
  'offers_only_mine',
  'oldest_members',
  'open_domain_events',
  'pending_outbox',
  'people_with_digests',
  'plan_account_metrics',
  'prune_analytics_changes',
  'prune_audit',
  'raise_authz_epoch',
  'review_link_of_token',
  'rules_of',
  'short_link_of_code',
  'series_to_extend',
  'tables_without_wall',
  'tell_onboardings',
  'unfinished_onboardings',
  'untold_onboardings',
  'webhooks_after',
  'workspaces_of_user',
  'workspaces_with_old_imports',
  'workspaces_with_old_invitations',
  'workspaces_with_old_logs',
  'workspaces_with_old_notices',
  'workspaces_with_old_renditions',
  'workspaces_with_removed_media',
  'workspaces_with_stale_attempts',
]

const names = async (sql: string) => ((await db.connection('app').rawQuery(sql)).rows as { name: string }[]).map(({ name }) => name)

async function createWorkspace(cleanup: (work: () => Promise<void>) => void) {
  const user = await User.create({ fullName: 'Ada', email: `${randomUUID()}@example.test`, password: randomUUID(), timeZone: 'UTC', locale: 'en' })
  const { workspace } = await new Workspaces().create(user.id, { name: 'Wall', timeZone: 'UTC' })
  cleanup(async () => {
    await tenantTx({ workspaceId: workspace.id, userId: null }, ({ client }) => client.from('workspaces').where('id', workspace.id).delete())
    await user.delete()
  })
  return workspace.id
}

test.group('Architecture / tenancy', () => {
  test('every table of a workspace has its wall enabled and forced', async ({ assert }) => {
    const tables = await names(`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`)
    const walled = await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity`)

    assert.isAbove(tables.length, 10)
    assert.deepEqual(tables.filter((name) => !walled.includes(name)), [])
    await checkGround()
  })

  test('the functions that look across a wall are these and no others', async ({ assert }) => {
    const functions = await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`)

    assert.deepEqual(functions, [...ACROSS].sort())
  })

  test('no view shows rows with the rights of its owner', async ({ assert }) => {
    const views = await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions @> array['security_invoker=true'], false)`)

    assert.deepEqual(views, [])
  })

  test('without a workspace there is nothing to see, and models say so', async ({ assert, cleanup }) => {
    await createWorkspace(cleanup)

    const { rows } = await db.connection('app').rawQuery('select count(*)::int as count from brands')
    assert.equal(rows[0].count, 0)
    await assert.rejects(async () => Brand.query().first(), new E_NO_WORKSPACE().message)
  })

  test('a row of another workspace can be neither read, changed nor made', async ({ assert, cleanup }) => {
    const [mine, theirs] = [await createWorkspace(cleanup), await createWorkspace(cleanup)]
    const brand = await tenantTx({ workspaceId: theirs, userId: null }, () => Brand.query().firstOrFail())
    const inside = <T>(work: () => Promise<T>) => tenantTx({ workspaceId: mine, userId: null }, work)

    assert.isNull(await inside(() => Brand.find(brand.id)))
    await assert.rejects(() => inside(() => brand.merge({ name: 'Taken' }).save()))
    await assert.rejects(() => inside(() => Brand.create({ workspaceId: theirs, name: 'Planted', timeZone: 'UTC' })))
    // Models name the workspace themselves, so what the wall does is asked past them.
    const brands = () => tenant().client.from('brands').where('id', brand.id)
    assert.isNull(await inside(() => brands().first()))
    assert.deepEqual(await inside(async () => [await brands().update({ name: 'Taken' }), await brands().delete()].flat().map(Number)), [0, 0])
    await assert.rejects(() => inside(() => tenant().client.table('brands').insert({ workspace_id: theirs, name: 'Planted', time_zone: 'UTC' })), /row-level security/)
  })
})
