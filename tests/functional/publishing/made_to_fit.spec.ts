import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import type { Draft, MediaLimits, MediaReader } from '@caidence/sdk'
import { DateTime } from 'luxon'
import sharp from 'sharp'
import env from '#start/env'
import Media from '#models/media'
import MediaRendition from '#models/media_rendition'
import { Unfit } from '#services/media/fit/errors'
import { Renditions } from '#services/media/fit/renditions'
import { RENDITION_DAYS } from '#services/media/fit/limits'
import { MediaLibrary } from '#services/media/media_library'
import { mediaReader } from '#services/media/media_source'
import { forgetReachability } from '#services/media/reachability'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { Deliveries } from '#services/publishing/deliveries'
import { Fittings } from '#services/publishing/fitting'
import { OutboxRelay } from '#services/publishing/outbox_relay'
import type { WorkflowStarter } from '#services/publishing/workflow_starter'
import { tenantTx } from '#services/tenancy/tenant_tx'
import type { PublishDelivery, Turn } from '#workflows/publishing/contract'
import { usePlatform } from '#tests/functional/connections/support'
import { ownDisk, png, temporaryFiles, upload } from '#tests/functional/media/support'
import { base } from '#tests/support/visitor'
import { addMedia, call, createAuthor, created, createReadyAuthor, FORMAT, inHours, posts, readyFields, set, shown, type Author } from './support.ts'
import { checkpoint, done, dueDelivery, next } from './scripted_adapter.ts'

const JPEG_ONLY: MediaLimits = { min: 0, max: 10, types: ['image/jpeg'], imageRatio: [0.8, 1.91] }
const never = new AbortController().signal

async function uploaded(author: Author, bytes: Uint8Array, name: string, type: string): Promise<string> {
  const { status, body } = await upload(author, bytes, { name, type, fields: { brandId: author.brandId } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}
const pngOf = (width = 900, height = 900) => async (author: Author) => uploaded(author, await png(width, height), 'drawing.png', 'image/png')

const renditionsOf = (author: Author) => tenantTx(author.actor, () => MediaRendition.query().orderBy('createdAt'))
const eventsOf = (author: Author, deliveryId: string) => tenantTx(author.actor, ({ client }) => client.from('delivery_events').where('delivery_id', deliveryId).orderBy('id'))
const stored = (key: string) => join(String((drive.use('media').driver as any).options.location.pathname ?? (drive.use('media').driver as any).options.location), key)
/** Names of what is kept for a workspace. */
const filesOf = ({ workspaceId }: Author) => readdirSync(stored(workspaceId), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
const local = (url: URL) => new URL(url.pathname + url.search, base())

/** What an adapter is given to send: its facts, and what is really in it. */
function watched() {
  const sent: { ref: Draft['media'][number]; format: string | undefined; width: number | undefined; height: number | undefined; url: URL }[] = []
  return {
    sent,
    watch: async ({ media: [ref] }: Draft, reader: MediaReader) => {
      const { format, width, height } = await sharp(await reader.range(ref.id, 0, ref.bytes)).metadata()
      sent.push({ ref, format, width, height, url: await reader.publicUrl(ref.id, 60) })
    },
  }
}

test.group('Deliveries / media made to fit', (group) => {
  group.each.setup((t) => ownDisk(t.context as TestContext))

  test('a PNG goes to a channel that takes JPEG alone, and arrives as one', async ({ assert, cleanup }) => {
    const emulator = await usePlatform({ cleanup })
    const before = env.get('PLATFORM_HOSTS')
    env.set('PLATFORM_HOSTS', emulator.platformHosts)
    forgetReachability()
    cleanup(() => {
      env.set('PLATFORM_HOSTS', before as never)
      // The process's own list holds texts only, and would keep the word "undefined".
      if (before === undefined) delete process.env.PLATFORM_HOSTS
      forgetReachability()
    })
    const author = await createAuthor()
    const [connectionId] = await connectSandbox(author.actor, 'instagram', author.brandId)
    const mediaId = await pngOf(1000, 2000)(author)
    const fields = readyFields(connectionId, mediaId)

    const check = await call(author, 'POST', `${posts}/check`, fields)
    const post = await created(author, { ...fields, when: 'now' })
    const deliveries = await app.container.make(Deliveries)
    const input = { workspaceId: author.workspaceId, deliveryId: post.deliveries[0].id as string, generation: 1, adapterId: 'instagram' }
    let turn: Turn = await deliveries.open(input)
    for (let count = 0; turn.do !== 'end' && count < 30; count++) {
      if (turn.do === 'wait') await set(author, input.deliveryId, { waiting_until: null })
      turn = turn.do === 'step' ? await deliveries.advance(input, { signal: never }) : turn.do === 'look' ? await deliveries.look(input, { signal: never }) : await deliveries.open(input)
    }

    assert.deepEqual(check.body.data.targets[0].issues.filter(({ rule }: any) => rule.startsWith('fit.')).map(({ level, rule }: any) => `${level} ${rule}`), ['warning fit.type', 'warning fit.pad'])
    assert.match(check.body.data.targets[0].issues[0].sentence, /converted from PNG to JPEG; what is transparent becomes white/)
    const after = await shown(author, post.id)
    assert.equal(after.deliveries[0].state, 'live', JSON.stringify(after.deliveries[0].fault))
    const [published] = emulator.posts()
    const picture = await sharp(Buffer.from(await (await fetch(new URL(published.pictures![0], emulator.url))).arrayBuffer())).metadata()
    assert.equal(picture.format, 'jpeg')
    assert.closeTo(picture.width! / picture.height!, 0.8, 0.01)
    assert.deepInclude(after.media[0], { type: 'image/png', width: 1000, height: 2000 })
  })

  test('an adapter gets the facts and the bytes of what was made, under the file’s own id', async ({ assert }) => {
    const { sent, watch } = watched()
    const { run, row, calls, author, id, post } = await dueDelivery({ file: pngOf(400, 1000), takes: JPEG_ONLY, sent: watch, advance: ({ step }) => (step === 'prepare' ? next('publish', 'once') : done) })

    await run()

    assert.equal((await row()).state, 'live')
    assert.deepEqual(calls, ['prepare', 'publish'])
    const [rendition] = await renditionsOf(author)
    const facts = { type: 'image/jpeg', width: 800, height: 1000, bytes: rendition.bytes }
    for (const { ref, format, width, height, url } of sent) {
      assert.containsSubset(ref, { id: post.media[0].id, ...facts })
      assert.deepEqual([format, width, height], ['jpeg', 800, 1000])
      assert.match(url.pathname, new RegExp(`/${rendition.id}/media.jpg$`))
      const answer = await fetch(local(url))
      assert.deepEqual([answer.status, answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength], [200, 'image/jpeg', rendition.bytes])
    }
    const fitted = (await eventsOf(author, id)).find(({ kind }) => kind === 'fitted')
    assert.deepEqual(fitted.detail, { files: [{ position: 0, type: 'JPEG', width: 800, height: 1000, bytes: rendition.bytes }] })
    assert.equal((await tenantTx(author.actor, () => Media.findOrFail(post.media[0].id))).type, 'image/png')
    assert.deepEqual(temporaryFiles(), [])
  })

  test('a cut is made where its author asked for one', async ({ assert }) => {
    const { sent, watch } = watched()
    const { run, post } = await dueDelivery({ file: pngOf(400, 1000), fit: 'crop', takes: JPEG_ONLY, sent: watch, advance: () => done })

    await run()

    assert.equal(post.deliveries[0].fit, 'crop')
    assert.deepEqual([sent[0].width, sent[0].height], [400, 500])
  })

  test('what is due later is made at once, and then it waits', async ({ assert }) => {
    const { deliveries, input, author, id, row } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY })
    await set(author, id, { publish_at: DateTime.utc().plus({ days: 3 }).toJSDate() })

    const turns = [await deliveries.open(input), await deliveries.advance(input, { signal: never }), await deliveries.open(input)]

    assert.deepEqual(turns.map((turn) => turn.do), ['step', 'wait', 'wait'])
    assert.lengthOf(await renditionsOf(author), 1)
    assert.containsSubset(await row(), { state: 'scheduled', checkpoint: null, waiting_for: null })
  })

  test('a workflow is started as soon as a post is planned where something is to be made, and no sooner where nothing is', async ({ assert }) => {
    const author = await createReadyAuthor()
    const plain = await created(author, { ...author.ready, publishAt: inHours(50) })
    const converted = await created(author, { ...readyFields(author.connection.id, await pngOf()(author)), publishAt: inHours(50) })
    const started: string[] = []
    const woken: string[] = []
    const starter = { startOrWake: async ({ deliveryId }: PublishDelivery) => void started.push(deliveryId), wake: async ({ deliveryId }: PublishDelivery) => void woken.push(deliveryId) }

    await new OutboxRelay(starter as unknown as WorkflowStarter, await app.container.make(Fittings)).relay()

    assert.include(started, converted.deliveries[0].id)
    assert.notInclude(started, plain.deliveries[0].id)
    assert.include(woken, plain.deliveries[0].id)
  })

  test('one conversion is enough for all deliveries that want the same, whoever is first', async ({ assert }) => {
    const author = await createReadyAuthor()
    const media = await tenantTx(author.actor, async () => Media.findOrFail(await pngOf()(author)))
    const wanted = { media, key: 'k', recipe: { kind: 'image', type: 'image/jpeg', width: 900, height: 900, shaping: null, maxBytes: null, minWidth: 320 } as const }

    // Two in this process, and one as another process would be: it knows nothing of them.
    const elsewhere: Renditions = new (await import(`../../../core/services/media/fit/renditions.ts?${Math.random()}`)).Renditions()
    await Promise.all([new Renditions().make(author.actor, wanted, never), new Renditions().make(author.actor, wanted, never), elsewhere.make(author.actor, wanted, never)])

    const made = await renditionsOf(author)
    assert.lengthOf(made, 1)
    assert.deepEqual(filesOf(author).filter((name) => name.endsWith('.jpg')), [made[0].storageKey.split('/').at(-1)])
  })

  test('a conversion that broke off leaves nothing, and is made anew; one that is stopped stops no other', async ({ assert }) => {
    // Noise that has to be made small takes many tries.
    const noise = await sharp(randomBytes(1200 * 1200 * 3), { raw: { width: 1200, height: 1200, channels: 3 } }).png().toBuffer()
    const other = await dueDelivery({ file: (author) => uploaded(author, noise, 'noise.png', 'image/png'), takes: { ...JPEG_ONLY, maxBytes: 100_000 }, advance: () => done })
    await other.deliveries.open(other.input)
    const stop = new AbortController()
    const [stopped, through] = [other.deliveries.advance(other.input, { signal: stop.signal }).catch((error) => error), other.deliveries.advance(other.input, { signal: never })]
    while (!temporaryFiles().some((name) => name.startsWith('fitted'))) await sleep(5)
    stop.abort(new Error('the worker is stopping'))

    assert.equal((await stopped).message, 'the worker is stopping')
    assert.equal((await through).do, 'step')
    assert.lengthOf(await renditionsOf(other.author), 1)
    assert.deepEqual(temporaryFiles(), [])
  })

  test('a file that cannot be made to fit holds the post before anything is sent, and a person replaces it', async ({ assert }) => {
    const { run, row, calls, author, id, post } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY, advance: () => done })
    const media = await tenantTx(author.actor, () => Media.findOrFail(post.media[0].id))
    await writeFile(stored(media.storageKey), (await png()).subarray(0, 60))

    const turns = await run()

    assert.deepEqual(turns.at(-1), { do: 'end', state: 'held' })
    assert.containsSubset(await row(), { state: 'held', held_reason: 'media_unfit', doubt: false, attempt: 0, waiting_for: null })
    assert.deepEqual(calls, [])
    assert.deepEqual((await eventsOf(author, id)).at(-1).detail, { reason: 'media_unfit', detail: 'unreadable' })
    const { heldReason } = (await shown(author, post.id)).deliveries[0]
    assert.match(heldReason.sentence, /could not be made to fit/)
    assert.match(heldReason.action, /replace the file/)

    await writeFile(stored(media.storageKey), await png(900, 900))
    await call(author, 'POST', `${posts}/${post.id}/publish`, {})
    await run()
    assert.equal((await row()).state, 'live')
  })

  test('a database that is away for a moment is no verdict on the file, a file that is gone is one', async ({ assert }) => {
    const { deliveries, renditions, input, row, author, post, run } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY, advance: () => done })
    const media = await tenantTx(author.actor, () => Media.findOrFail(post.media[0].id))
    await deliveries.open(input)

    const make = renditions.make
    renditions.make = async () => Promise.reject(Object.assign(new Error('the server is stopping'), { code: '57P01' }))
    await assert.rejects(() => deliveries.advance(input, { signal: never }), 'the server is stopping')
    assert.containsSubset(await row(), { state: 'scheduled', waiting_for: 'fitting' })
    assert.equal((await shown(author, post.id)).deliveries[0].waitingFor, 'Making the files fit what Instagram accepts')

    renditions.make = make
    await rm(stored(media.storageKey))
    await run()
    assert.containsSubset(await row(), { state: 'held', held_reason: 'media_unfit' })
  })

  test('a delivery that was edited while its file was converted wants what it says now', async ({ assert }) => {
    const { deliveries, renditions, input, author, post, row, run } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY, advance: () => done })
    await deliveries.open(input)
    const replaced = await pngOf(910, 910)(author)
    const make = renditions.make
    renditions.make = async () => {
      renditions.make = make
      const edited = await call(author, 'PATCH', `${posts}/${post.id}`, { media: [{ id: replaced }] })
      assert.equal(edited.status, 200, edited.text)
      throw new Unfit('unreadable')
    }

    await deliveries.advance(input, { signal: never })
    assert.equal((await row()).state, 'scheduled')
    await run()

    assert.equal((await row()).state, 'live')
    assert.deepEqual((await renditionsOf(author)).map(({ mediaId, width }) => [mediaId, width]), [[replaced, 910]])
  })

  test('what was begun with a rendition goes on with it, whatever the format takes by then', async ({ assert }) => {
    const { sent, watch } = watched()
    const takes: MediaLimits = { ...JPEG_ONLY }
    const { run, row } = await dueDelivery({
      file: pngOf(900, 900),
      takes,
      sent: watch,
      advance: ({ step }) => {
        takes.maxWidth = 500
        return step === 'prepare' ? next('later', 'repeatable') : done
      },
    })

    await run()

    assert.equal((await row()).state, 'live')
    assert.deepEqual(sent.map(({ width }) => width), [900, 900])
  })

  test('with the file its renditions are gone, for adapters and for platforms', async ({ assert }) => {
    const { sent, watch } = watched()
    const { run, author, post } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY, sent: watch, first: checkpoint('publish', 'repeatable'), advance: () => done })
    await run()
    const id = post.media[0].id as string
    const url = local(sent[0].url)
    assert.equal((await fetch(url)).status, 200)

    await call(author, 'DELETE', `/api/v1/media/${id}`)

    assert.equal((await fetch(url)).status, 404)
    const reader = mediaReader(author.actor, new Map([[id, (await renditionsOf(author))[0]]]))
    await assert.rejects(() => reader.range(id, 0, 1))
    await tenantTx(author.actor, ({ client }) => client.from('post_media').where('media_id', id).delete())
    const library = await app.container.make(MediaLibrary)
    assert.equal(await library.purge(author.actor, DateTime.utc().plus({ days: 31 })), 1)
    assert.lengthOf(await renditionsOf(author), 0)
    assert.deepEqual(filesOf(author), [])
  })

  test('what nothing was begun with for a while goes, what is being sent stays', async ({ assert }) => {
    const { run, author, id, script } = await dueDelivery({ file: pngOf(), takes: JPEG_ONLY, advance: () => ({ state: 'wait', checkpoint: checkpoint('prepare', 'repeatable'), seconds: 60 }) })
    await run(4)
    const later = DateTime.utc().plus({ days: RENDITION_DAYS, hours: 1 })
    const prune = async (now?: DateTime<true>) => {
      await new Renditions().prune(now)
      return (await renditionsOf(author)).length
    }

    assert.equal(await prune(), 1)
    assert.equal(await prune(later), 1)
    script.advance = () => done
    await run()
    assert.equal((await tenantTx(author.actor, ({ client }) => client.from('deliveries').where('id', id).first())).state, 'live')
    assert.equal(await prune(), 1)
    assert.equal(await prune(later), 0)
    assert.deepEqual(filesOf(author).filter((name) => name.endsWith('.jpg')), [])
    assert.isNotEmpty((await eventsOf(author, id)).find(({ kind }) => kind === 'fitted').detail.files)
  })

  test('what cannot be converted is refused before it is scheduled, with the reason', async ({ assert }) => {
    const author = await createReadyAuthor()
    const frames = await Promise.all([1, 2, 3].map((seed) => sharp({ create: { width: 400, height: 400, channels: 3, background: { r: seed * 60, g: 0, b: 0 } } }).png().toBuffer()))
    const gif = await uploaded(author, await sharp(frames, { join: { animated: true } }).gif().toBuffer(), 'dance.gif', 'image/gif')
    const still = await uploaded(author, await sharp(frames[0]).gif().toBuffer(), 'still.gif', 'image/gif')

    const refused = await call(author, 'POST', posts, { ...readyFields(author.connection.id, gif), publishAt: inHours(5) })
    const accepted = await call(author, 'POST', posts, { ...readyFields(author.connection.id, still), publishAt: inHours(5) })

    assert.equal(refused.status, 422)
    assert.deepEqual(refused.body.errors.map(({ path, rule }: any) => `${path} ${rule}`), ['targets.0.media.0 media.type', 'targets.0.media.0 fit.animated'])
    assert.match(refused.body.errors[1].message, /only its first picture would be left/)
    assert.equal(accepted.status, 201, accepted.text)
  })

  test('the shape is kept whole unless somebody says otherwise', async ({ assert }) => {
    const author = await createReadyAuthor()
    const fields = readyFields(author.connection.id, author.picture.id)
    const post = await created(author, fields)
    assert.equal(post.deliveries[0].fit, 'pad')

    const tall = await addMedia(author, { width: 1080, height: 1920 })
    const asked = async (fit: string) => (await call(author, 'POST', `${posts}/check`, { media: [{ id: tall.id }], targets: [{ ...fields.targets[0], fit }] })).body.data.targets[0]
    assert.include((await asked('pad')).issues.map(({ rule }: any) => rule), 'fit.pad')
    assert.include((await asked('crop')).issues.map(({ rule }: any) => rule), 'fit.crop')

    const changed = await call(author, 'PATCH', `${posts}/${post.id}`, { targets: [{ connectionId: author.connection.id, format: FORMAT, fit: 'crop' }] })
    assert.equal(changed.body.data.deliveries[0].fit, 'crop')
    assert.equal((await call(author, 'PATCH', `${posts}/${post.id}`, { text: 'Else' })).body.data.deliveries[0].fit, 'crop')
    assert.equal((await call(author, 'PATCH', `${posts}/${post.id}`, { targets: [{ connectionId: author.connection.id, format: FORMAT, fit: 'stretch' }] })).status, 422)
  })
})
