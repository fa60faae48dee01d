import { randomUUID } from 'node:crypto'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Media from '#models/media'
import SocialPost from '#models/social_post'
import { MediaLibrary } from '#services/media/media_library'
import { RemovedMedia } from '#services/media/removed_media'
import { mediaReader, toMediaRef } from '#services/media/media_source'
import { removeLeftovers } from '#services/media/uploads_folder'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { api, createUploader, jpeg, ownDisk, patch, png, storedFiles, temporaryFiles, upload, video, type Uploader } from './support.ts'

const actorOf = ({ workspaceId, user }: Uploader) => ({ workspaceId, userId: user.id })

async function postWith(uploader: Uploader, mediaId: string, state: 'draft' | 'scheduled' | 'publishing' | 'live') {
  return tenantTx(actorOf(uploader), async ({ client }) => {
    const { brandId } = await Media.findOrFail(mediaId)
    const post = await SocialPost.create({ id: randomUUID(), workspaceId: uploader.workspaceId, brandId, text: 'Spring sale starts on Monday', state, publishAt: DateTime.fromISO('2030-05-01T10:00:00Z') })
    await client.table('post_media').insert({ workspace_id: uploader.workspaceId, post_id: post.id, media_id: mediaId, position: 0 })
    return post
  })
}

test.group('Media / library', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('an uploaded image is in the library', async ({ assert }) => {
    const ada = await createUploader()

    const { status, body } = await upload(ada, await jpeg(64, 48), { name: 'Prague – léto 🌞.jpg', fields: { altText: 'Summer' } })

    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, { name: 'Prague – léto 🌞.jpg', type: 'image/jpeg', isVideo: false, width: 64, height: 48, seconds: null, altText: 'Summer' })
    const list = await api(ada, '/api/v1/media')
    assert.deepEqual(list.body, { data: [body.data], nextCursor: null })
    assert.sameMembers(storedFiles(), [`${body.data.id}.jpg`, `${body.data.id}.preview.webp`])
    assert.deepEqual(temporaryFiles(), [])
  })

  test('pages follow one another without gaps or repeats, while uploads go on', async ({ assert }) => {
    const ada = await createUploader()
    const { body: first } = await upload(ada, await jpeg())
    const row = await tenantTx(actorOf(ada), () => Media.findOrFail(first.data.id))
    // Many rows of one instant: the id decides between them.
    const ids = Array.from({ length: 25 }, () => randomUUID())
    await tenantTx(actorOf(ada), () => Media.createMany(ids.map((id, index) => ({ ...row.$attributes, id, createdAt: DateTime.utc().minus({ seconds: index < 20 ? 5 : index }) }))))

    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await api(ada, `/api/v1/media?limit=7${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.data.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor ?? ''
      await upload(ada, await jpeg())
    } while (cursor)

    assert.sameMembers(seen, [first.data.id, ...ids])
    assert.equal(new Set(seen).size, seen.length)
  })

  test('the list can be narrowed, and refuses what it does not know', async ({ assert }) => {
    const ada = await createUploader()
    await upload(ada, await jpeg())
    const { body: clip } = await upload(ada, video(), { name: 'a.mp4', type: 'video/mp4' })
    const ids = async (query: string) => (await api(ada, `/api/v1/media?${query}`)).body.data.map(({ id }: { id: string }) => id)

    assert.deepEqual(await ids('type=video'), [clip.data.id])
    assert.lengthOf(await ids('type=image'), 1)
    assert.lengthOf(await ids(`brand=${clip.data.brandId}`), 2)
    assert.lengthOf(await ids(`brand=${randomUUID()}`), 0)
    for (const query of ['limit=0', 'limit=1000', 'type=svg', 'brand=x', 'cursor=zzz', 'cursor=', 'type[]=image', 'limit=1e9']) {
      assert.include([200, 422], (await api(ada, `/api/v1/media?${query}`)).status, query)
    }
    assert.equal((await api(ada, '/api/v1/media?cursor=zzz')).body.code, 'E_BAD_CURSOR')
  })

  test('name and alternative text can be changed, nothing else', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, await jpeg())
    const path = `/api/v1/media/${body.data.id}`

    const { body: changed } = await patch(ada, path, { altText: 'A field', name: 'Feld.jpg', type: 'text/html', workspaceId: randomUUID(), storageKey: '../../x', bytes: 1, uploadedBy: null })

    assert.deepEqual(changed.data, { ...body.data, altText: 'A field', name: 'Feld.jpg' })
    assert.equal((await patch(ada, path, { altText: 'x'.repeat(1001) })).status, 422)
    assert.equal((await patch(ada, path, { altText: null })).body.data.altText, null)
  })

  test('T1: nobody sees, changes or uses the media of another workspace', async ({ assert }) => {
    const ada = await createUploader()
    const eve = await createUploader()
    const { body } = await upload(ada, await jpeg())
    const path = `/api/v1/media/${body.data.id}`

    for (const method of ['GET', 'DELETE'] as const) assert.equal((await api(eve, path, { method })).status, 404)
    assert.equal((await patch(eve, path, { altText: 'mine' })).status, 404)
    assert.deepEqual((await api(eve, '/api/v1/media')).body.data, [])
    assert.deepEqual((await api(eve, `/api/v1/media?brand=${body.data.brandId}`)).body.data, [])
    assert.equal((await upload(eve, await jpeg(), { fields: { brandId: body.data.brandId } })).status, 404)
    const reader = mediaReader({ workspaceId: eve.workspaceId, userId: null })
    await assert.rejects(() => reader.range(body.data.id, 0, 1))
    await assert.rejects(() => reader.publicUrl(body.data.id, 60))
    assert.equal((await api(ada, path)).status, 200)
    assert.lengthOf(storedFiles(), 2)
  })

  test('a token without the ability is refused, a request without anything too', async ({ assert }) => {
    const reader = await createUploader(['media:read'])
    assert.equal((await upload(reader, await jpeg())).status, 403)
    assert.equal((await upload({ ...reader, token: 'none' }, await jpeg())).status, 401)
    assert.deepEqual(storedFiles(), [])
    assert.deepEqual(temporaryFiles(), [])
  })

  test('a file that a post on its way needs cannot be deleted, and the answer names the post', async ({ assert }) => {
    const ada = await createUploader()
    for (const state of ['scheduled', 'publishing'] as const) {
      const { body } = await upload(ada, await jpeg())
      await postWith(ada, body.data.id, state)

      const answer = await api(ada, `/api/v1/media/${body.data.id}`, { method: 'DELETE' })

      assert.equal(answer.status, 409)
      assert.equal(answer.body.code, 'E_MEDIA_IN_USE')
      assert.include(answer.body.detail, '“Spring sale starts on Monday” (2030-05-01T10:00:00.000Z)')
      assert.equal((await api(ada, `/api/v1/media/${body.data.id}`)).status, 200)
    }
  })

  test('deleted media is gone everywhere, and off the disk once no post shows it', async ({ assert }) => {
    const ada = await createUploader()
    const { body: shown } = await upload(ada, await jpeg())
    const { body: unused } = await upload(ada, await png(), { name: 'a.png', type: 'image/png' })
    await postWith(ada, shown.data.id, 'live')
    for (const { data } of [shown, unused]) {
      const path = `/api/v1/media/${data.id}`
      assert.equal((await api(ada, path, { method: 'DELETE' })).status, 204)
      for (const method of ['GET', 'DELETE'] as const) assert.equal((await api(ada, path, { method })).status, 404)
      assert.equal((await patch(ada, path, { name: 'x' })).status, 404)
    }
    assert.deepEqual((await api(ada, '/api/v1/media')).body.data, [])

    const library = await app.container.make(MediaLibrary)
    assert.equal(await library.purge(actorOf(ada)), 0)
    assert.equal(await library.purge(actorOf(ada), DateTime.utc().plus({ days: 31 })), 1)
    assert.sameMembers(storedFiles(), [`${shown.data.id}.jpg`, `${shown.data.id}.preview.webp`])
  })

  test('the daily round purges the removed media of every workspace, and one whose files cannot be purged stops nobody', async ({ assert, cleanup }) => {
    const people = [await createUploader(), await createUploader(), await createUploader()]
    const files: string[] = []
    for (const person of people) {
      const { body } = await upload(person, await jpeg())
      files.push(body.data.id)
      await api(person, `/api/v1/media/${body.data.id}`, { method: 'DELETE' })
    }
    const library = await app.container.make(MediaLibrary)
    const purge = library.purge.bind(library)
    library.purge = async (actor, now) => {
      if (actor.workspaceId === people[1].workspaceId) throw new Error('the disk is gone')
      return purge(actor, now)
    }
    cleanup(() => void (library.purge = purge))

    const round = new RemovedMedia(library)
    await round.purge()
    const before = storedFiles()
    await round.purge(DateTime.utc().plus({ days: 31 }))

    for (const id of files) assert.include(before, `${id}.jpg`)
    const left = storedFiles().filter((name) => files.some((id) => name.startsWith(id)))
    assert.sameMembers(left, [`${files[1]}.jpg`, `${files[1]}.preview.webp`])
  })

  test('twenty uploads at once all arrive, each once', async ({ assert }) => {
    const ada = await createUploader()
    const originals = await Promise.all(Array.from({ length: 20 }, (_, seed) => jpeg(300, 200, seed)))

    const answers = await Promise.all(originals.map((bytes, seed) => upload(ada, bytes, { name: `${seed}.jpg` })))

    assert.deepEqual(answers.map(({ status }) => status), Array(20).fill(201))
    assert.equal(new Set(answers.map(({ body }) => body.data.id)).size, 20)
    assert.lengthOf(storedFiles(), 40)
    assert.deepEqual(temporaryFiles(), [])
    const reader = mediaReader({ workspaceId: ada.workspaceId, userId: null })
    for (const [seed, { body }] of answers.entries()) {
      assert.isTrue(originals[seed].equals(Buffer.from(await reader.range(body.data.id, 0, body.data.bytes))))
    }
  })

  test('F6: what does not fit into the workspace is refused', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, await jpeg())
    const room = await app.container.make(MediaLibrary)
    room.quota = body.data.bytes + 10

    await assert.rejects(() => room.mustFit(actorOf(ada), 11), /no room left.*Delete media/)
    await room.mustFit(actorOf(ada), 10)
    await api(ada, `/api/v1/media/${body.data.id}`, { method: 'DELETE' })
    await room.mustFit(actorOf(ada), 10 + body.data.bytes)
  })

  test('a repeated upload with the same Idempotency-Key answers the same media', async ({ assert }) => {
    const ada = await createUploader()
    const bytes = await jpeg()
    const headers = { 'idempotency-key': randomUUID() }

    const first = await upload(ada, bytes, { headers })
    const second = await upload(ada, bytes, { headers })
    const other = await upload(ada, await jpeg(10, 10), { headers })

    assert.equal(second.status, 201)
    assert.equal(second.body.data.id, first.body.data.id)
    assert.equal(second.headers.get('idempotency-replayed'), 'true')
    assert.equal(other.body.code, 'E_IDEMPOTENCY_KEY')
    assert.lengthOf(storedFiles(), 2)
  })

  test('a key whose upload failed can be used again', async ({ assert }) => {
    const ada = await createUploader()
    const headers = { 'idempotency-key': randomUUID() }
    const broken = (await jpeg(400, 400)).subarray(0, 700)

    assert.equal((await upload(ada, broken, { headers })).body.code, 'E_MEDIA_UNREADABLE')

    assert.equal((await upload(ada, await jpeg(), { headers })).status, 201)
  })

  test('adapters get the facts, and read ranges', async ({ assert }) => {
    const ada = await createUploader()
    const { body } = await upload(ada, video(), { name: 'a.mp4', type: 'video/mp4', fields: { altText: 'From the library' } })
    const media = await tenantTx(actorOf(ada), () => Media.findOrFail(body.data.id))
    const reader = mediaReader({ workspaceId: ada.workspaceId, userId: null })

    assert.containsSubset(toMediaRef(media), { id: media.id, type: 'video/mp4', bytes: media.bytes, seconds: 1, width: 128, height: 72, altText: 'From the library', video: { codec: 'h264', moovFirst: true } })
    assert.equal(toMediaRef(media, 'For this post').altText, 'For this post')
    const whole = Buffer.from(await reader.range(media.id, 0, media.bytes))
    assert.equal(whole.toString('latin1', 4, 8), 'ftyp')
    assert.isTrue(whole.subarray(10, 20).equals(await reader.range(media.id, 10, 20)))
    assert.lengthOf(await reader.range(media.id, media.bytes - 5, media.bytes + 100), 5)
    assert.lengthOf(await reader.range(media.id, media.bytes, media.bytes + 1), 0)
    await assert.rejects(() => reader.range(media.id, -1, 5))
    await assert.rejects(() => reader.range(media.id, media.bytes + 1, media.bytes + 2))
    // Also inside a transaction that somebody holds already.
    await tenantTx(actorOf(ada), async () => assert.lengthOf(await reader.range(media.id, 0, 8), 8))
  })

  test('what a killed process left behind goes after a day', async ({ assert }) => {
    const folder = app.makePath('storage/tmp/uploads', `${process.pid}.${randomUUID()}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'arrived'), 'half a file')

    await removeLeftovers()
    assert.include(temporaryFiles(), 'arrived')
    const old = new Date(Date.now() - 25 * 60 * 60 * 1000)
    await utimes(folder, old, old)
    assert.isAtLeast(await removeLeftovers(), 1)
    assert.notInclude(temporaryFiles(), 'arrived')
  })
})
