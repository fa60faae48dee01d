import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import app from '@adonisjs/core/services/app'
import drive from '@adonisjs/drive/services/main'
import sharp from 'sharp'
import Delivery from '#models/delivery'
import type MediaRendition from '#models/media_rendition'
import SocialPost from '#models/social_post'
import { Renditions } from '#services/media/fit/renditions'
import { Fittings } from '#services/publishing/fitting'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { ownDisk, upload } from '#tests/functional/media/support'
import { addConnection, call, createAuthor, created, FORMAT, posts, shown, type Author } from '#tests/functional/publishing/support'

/** Four fields in four colours, turned as cameras turn: stored upside down, with a note that says so. */
async function uploaded(author: Author) {
  const field = (colour: string, left: number, top: number) => ({ input: { create: { width: 500, height: 500, channels: 3 as const, background: colour } }, left, top })
  const upright = await sharp({ create: { width: 1000, height: 1000, channels: 3, background: 'white' } }).composite([field('#ff0000', 0, 0), field('#00ff00', 500, 0), field('#0000ff', 0, 500), field('#ffff00', 500, 500)]).png().toBuffer()
  const turned = await sharp(await sharp(upright).rotate(180).toBuffer()).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).withMetadata({ orientation: 3 }).toBuffer()
  const { status, body } = await upload(author, turned, { name: 'fields.jpg', type: 'image/jpeg', fields: { brandId: author.brandId } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id as string
}

async function made(author: Author, deliveryId: string) {
  const fittings = await app.container.make(Fittings)
  const renditions = await app.container.make(Renditions)
  const of = () =>
    tenantTx(author.actor, async () => {
      const delivery = await Delivery.findOrFail(deliveryId)
      return fittings.of(delivery, await SocialPost.query().where('id', delivery.postId).preload('media').firstOrFail())
    })
  for (const wanted of (await of()).missing) await renditions.make(author.actor, wanted, new AbortController().signal)
  return [...(await of()).fitted.values()]
}
const pixels = async ({ storageKey }: MediaRendition) => sharp(Buffer.from(await drive.use('media').getBytes(storageKey))).raw().toBuffer({ resolveWithObject: true })
const near = (found: number[], wanted: number[]) => found.every((value, index) => Math.abs(value - wanted[index]!) < 12)

test.group('Composer / crop', (group) => {
  group.each.setup((t) => ownDisk(t.context as TestContext))

  test('what is sent is the part that was chosen, of the upright picture; the file in the library stays', async ({ assert }) => {
    const author = await createAuthor()
    const connection = await addConnection(author)
    const id = await uploaded(author)
    const crop = { x: 0.5, y: 0, width: 0.5, height: 0.5 }

    const post = await created(author, { text: 'Fields', media: [{ id, crop }], targets: [{ connectionId: connection.id, format: FORMAT }] })
    const [sent, ...more] = await made(author, post.deliveries[0].id)

    assert.deepEqual(post.media[0].crop, crop)
    assert.lengthOf(more, 0)
    const { data, info } = await pixels(sent!)
    assert.deepEqual([info.width, info.height], [500, 500])
    for (const [x, y] of [[5, 5], [494, 494]]) assert.isTrue(near([...data.subarray((y! * 500 + x!) * info.channels, (y! * 500 + x!) * info.channels + 3)], [0, 255, 0]), `${x} ${y}`)
    const file = await call(author, 'GET', `/api/v1/media/${id}`)
    assert.containsSubset(file.body.data, { width: 1000, height: 1000 })
  })

  test('a crop of a shape that a channel does not take gets borders like any picture', async ({ assert }) => {
    const author = await createAuthor()
    const connection = await addConnection(author)
    const id = await uploaded(author)

    const post = await created(author, { text: 'Fields', media: [{ id, crop: { x: 0, y: 0, width: 0.2, height: 1 } }], targets: [{ connectionId: connection.id, format: FORMAT }] })
    const { body } = await call(author, 'POST', `${posts}/check`, { text: 'Fields', media: [{ id, crop: { x: 0, y: 0, width: 0.2, height: 1 } }], targets: [{ connectionId: connection.id, format: FORMAT }] })
    const [sent] = await made(author, post.deliveries[0].id)

    assert.equal(body.data.targets[0].preview.ratio, 0.8)
    const { data, info } = await pixels(sent!)
    assert.closeTo(info.width / info.height, 0.8, 0.01)
    const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)]
    assert.isTrue(near(at(2, 2), [255, 255, 255]))
    assert.isTrue(near(at(info.width >> 1, 5), [255, 0, 0]))
    assert.isTrue(near(at(info.width >> 1, info.height - 5), [0, 0, 255]))
  })

  test('all of a picture is no crop, and another crop makes another file', async ({ assert }) => {
    const author = await createAuthor()
    const connection = await addConnection(author)
    const id = await uploaded(author)
    const whole = { x: 0, y: 0, width: 1, height: 1 }
    const post = await created(author, { text: 'Fields', media: [{ id, crop: whole }], targets: [{ connectionId: connection.id, format: FORMAT }] })

    assert.isNull(post.media[0].crop)
    assert.deepEqual(await made(author, post.deliveries[0].id), [])
    const keys: string[] = []
    for (const width of [0.8, 0.9]) {
      await call(author, 'PATCH', `${posts}/${post.id}`, { media: [{ id, crop: { ...whole, width } }] })
      keys.push((await made(author, post.deliveries[0].id))[0]!.key)
    }
    assert.notEqual(keys[0], keys[1])
    assert.equal((await shown(author, post.id)).media[0].crop.width, 0.9)
  })

  test('a crop outside the picture is refused at its place', async ({ assert }) => {
    const author = await createAuthor()
    const { status, body } = await call(author, 'POST', posts, { media: [{ id: crypto.randomUUID(), crop: { x: -0.1, y: 0, width: 2, height: 0 } }] })

    assert.equal(status, 422)
    assert.sameMembers(body.errors.map(({ path }: any) => path), ['media.0.crop.x', 'media.0.crop.width', 'media.0.crop.height'])
  })
})
