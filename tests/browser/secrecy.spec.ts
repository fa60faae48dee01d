import { test } from '@japa/runner'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { Format } from '@caidence/sdk'
import SocialConnection from '#models/social_connection'
import User from '#models/user'
import { Grants } from '#services/connections/grants'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { PluginHostService } from '#services/plugins/plugin_host_service'
import { Posts } from '#services/publishing/posts'
import { isSettled } from '#services/publishing/transitions'
import { Temporal } from '#services/temporal/temporal'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'

const storage = process.env.CAIDENCE_STORAGE ?? ''
const stack = process.env.E2E_BASE_URL && storage
const PATIENCE_MS = 60_000

/** Marked values go through the whole product; afterwards they are looked for where they must not be. */
test.group('K4 canaries', (group) => {
  group.tap((t) => void t.skip(!stack, 'needs the stack of bin/browser.js'))

  test('no token, text or address is in a log, in Temporal, on an error page, in a page’s data, or in the database as it is', async ({ assert }) => {
    const canary = `canary-${randomUUID().slice(0, 8)}`
    const email = `${canary}@caidence.test`
    const caption = `Caption ${canary}`
    const password = `Pass-${canary}-word`
    const user = await User.create({ fullName: 'Canary', email, password, timeZone: 'UTC', locale: 'en', emailVerifiedAt: DateTime.utc() })
    const { workspace, brand } = await new Workspaces().create(user.id, { name: 'Canaries', timeZone: 'UTC' })
    const actor = { workspaceId: workspace.id, userId: user.id }
    const host = await app.container.make(PluginHostService)
    const takesPictures = ({ media }: Format) => media.max > 0 && media.types.includes('image/jpeg')
    const adapter = host.adapters().find(({ capabilities, formats }) => capabilities.includes('publish') && formats.some(takesPictures))!
    const format = adapter.formats.find(takesPictures)!
    await connectSandbox(actor, adapter.id, brand.id)
    const connections = await tenantTx(actor, () => SocialConnection.query())

    const access = await User.accessTokens.create(user, ['posts:read', 'posts:write', 'media:write', `workspace:${workspace.id}`], { name: 'canary' })
    const bearer = access.value!.release()
    const media = await upload(bearer)
    const posts = await app.container.make(Posts)
    const post = await tenantTx(actor, () =>
      posts.create(actor, { brandId: brand.id, text: caption, media: [{ id: media }], targets: connections.map(({ id }) => ({ connectionId: id, format: format.id })), when: 'now' })
    )
    const until = Date.now() + PATIENCE_MS
    const settled = () => tenantTx(actor, async () => (await posts.find(post.id)).deliveries)
    while (!(await settled()).every(({ state }) => isSettled(state)) && Date.now() < until) await sleep(200)
    assert.isTrue((await settled()).every(({ state }) => state === 'live'))

    const grants = await app.container.make(Grants)
    const tokens = await Promise.all(connections.map(async ({ id }) => (await grants.tokenFor(actor, id)).token.reveal()))
    const failing = await fetch(`${process.env.E2E_BASE_URL}/api/v1/posts`, { method: 'POST', headers: { 'authorization': `Bearer ${bearer}`, 'content-type': 'application/json' }, body: JSON.stringify({ text: caption, targets: [{ connectionId: caption }] }) })
    const pages = [await failing.text(), await (await fetch(`${process.env.E2E_BASE_URL}/nowhere/${randomUUID()}`)).text()]

    const secrets = [...tokens, bearer, password]
    const personal = [caption, canary, email]
    const found: string[] = []
    const look = (where: string, text: string, values: string[]) => values.forEach((value) => text.includes(value) && found.push(`${where}: ${value.slice(0, 12)}…`))

    for (const file of readdirSync(join(storage, 'logs'))) look(`logs/${file}`, readFileSync(join(storage, 'logs', file), 'latin1'), [...secrets, ...personal])
    for (const file of readdirSync(storage).filter((name) => name.startsWith('temporal.db'))) look(file, readFileSync(join(storage, file), 'latin1'), [...secrets, ...personal])
    const told = await histories()
    look('Temporal’s histories', told, [...secrets, ...personal])
    assert.isAbove(told.length, 1_000, 'there is a history to look into')
    pages.forEach((text, index) => look(`page ${index}`, text, secrets))
    for (const [table, text] of await everyTable()) look(`table ${table}`, text, secrets)
    assert.deepEqual(found, [])
  }).timeout(180_000)
})

async function upload(bearer: string): Promise<string> {
  const { default: sharp } = await import('sharp')
  const body = new FormData()
  const picture = await sharp({ create: { width: 640, height: 640, channels: 3, background: '#4f3fbf' } }).jpeg().toBuffer()
  body.append('file', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'canary.jpg')
  const answer = await fetch(`${process.env.E2E_BASE_URL}/api/v1/media`, { method: 'POST', headers: { authorization: `Bearer ${bearer}` }, body })
  return ((await answer.json()) as { data: { id: string } }).data.id
}

/** Everything Temporal tells about every workflow, as text. */
async function histories(): Promise<string> {
  const temporal = await app.container.make(Temporal)
  const client = await temporal.client()
  let text = ''
  for await (const { workflowId, runId } of client.workflow.list()) text += JSON.stringify(await client.workflow.getHandle(workflowId, runId).fetchHistory())
  return text
}

/** Every row as the database keeps it. */
async function everyTable(): Promise<[table: string, text: string][]> {
  const owner = db.connection('owner')
  const { rows } = await owner.rawQuery(`select tablename as name from pg_tables where schemaname = 'public'`)
  return Promise.all(
    rows.map(async ({ name }: { name: string }) => {
      const { rows: content } = await owner.rawQuery(`select string_agg(t::text, chr(10)) as text from ${name} t`)
      return [name, content[0].text ?? ''] as [string, string]
    })
  )
}
