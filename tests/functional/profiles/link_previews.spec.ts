import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import Media from '#models/media'
import { MediaLibrary } from '#services/media/media_library'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { jpeg, ownDisk, png, storedFiles, temporaryFiles } from '#tests/functional/media/support'
import type { Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { bytes, html, redirect, usePublicWeb } from '#tests/support/public_web'
import { api, call, createBrand, createMember, createOwner, inBrand } from '../access/support.ts'

const path = `${api}/link-previews`
const mediaOf = ({ workspaceId }: Author) => tenantTx({ workspaceId, userId: null }, () => Media.query().orderBy('created_at'))

test.group('Link previews', (group) => {
  group.each.setup(({ context }) => ownDisk(context))
  group.each.setup(() => forgetLimits())

  test('a page gives its title and words, and its picture is kept in the brand’s library', async (context) => {
    const { assert } = context
    const owner = await createOwner()
    const second = await createBrand(owner)
    await usePublicWeb(context, {
      'films.example.com/tea': redirect('/en/tea'),
      'films.example.com/en/tea': html('<title>x</title><meta property="og:title" content="A film about <b>tea</b>/../"><meta name="description" content="Slowly"><meta property="og:image" content="../tea.png">'),
      'films.example.com/tea.png': bytes(await png(320, 200), 'image/png'),
    })

    const { status, body, text } = await call(owner, 'POST', path, { url: 'films.example.com/tea', brandId: second.id })

    assert.equal(status, 200, text)
    const [media] = await mediaOf(owner)
    assert.deepEqual(body.data, { title: 'A film about <b>tea</b>/../', description: 'Slowly', mediaId: media!.id })
    assert.containsSubset(media!.toJSON(), { brandId: second.id, type: 'image/png', width: 320, uploadedBy: owner.user.id })
    assert.match(media!.name, /^A film about .*\.png$/)
    assert.notInclude(media!.name, '/')
    assert.lengthOf(storedFiles(), 2)
    assert.deepEqual(temporaryFiles(), [])
  })

  test('an address of a picture is that picture', async (context) => {
    const { assert } = context
    const owner = await createOwner()
    await usePublicWeb(context, { 'www.example.com/a.jpg': bytes(await jpeg(), 'image/jpeg') })

    const { body } = await call(owner, 'POST', path, { url: 'https://www.example.com/a.jpg' })

    assert.containsSubset(body.data, { title: null, description: null })
    assert.equal((await mediaOf(owner))[0]!.id, body.data.mediaId)
  })

  test('a page without a picture that the library takes still has its title', async (context) => {
    const { assert } = context
    const owner = await createOwner()
    const pictures: Record<string, Parameters<typeof usePublicWeb>[1][string]> = {
      svg: bytes(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'),
      lie: bytes(Buffer.from('<html><script>alert(1)</script>'), 'image/png'),
      pdf: bytes(Buffer.from('%PDF-1.7\n%%EOF'), 'application/pdf'),
      huge: bytes(Buffer.alloc(9 * 1024 * 1024), 'image/png'),
    }
    const named = { ...Object.fromEntries(Object.keys(pictures).map((name) => [name, `https://a.example.com/${name}`])), missing: '/missing', private: 'http://169.254.169.254/x.png', script: 'javascript:alert(1)', data: 'data:image/png;base64,AAAA' }
    await usePublicWeb(context, {
      ...Object.fromEntries(Object.entries(pictures).map(([name, page]) => [`a.example.com/${name}`, page])),
      ...Object.fromEntries(Object.entries(named).map(([name, address]) => [`a.example.com/page-${name}`, html(`<title>${name}</title><meta property="og:image" content="${address}">`)])),
    })

    for (const name of Object.keys(named)) {
      const { body } = await call(owner, 'POST', path, { url: `https://a.example.com/page-${name}` })

      assert.deepEqual(body.data, { title: name, description: null, mediaId: null }, name)
    }
    assert.deepEqual([await mediaOf(owner), storedFiles(), temporaryFiles()], [[], [], []])
  })

  test('where there is no room for a picture, the title stays', async (context) => {
    const { assert } = context
    const owner = await createOwner()
    await usePublicWeb(context, { 'a.example.com/': html('<title>Tea</title><meta property="og:image" content="/a.png">'), 'a.example.com/a.png': bytes(await png(), 'image/png') })
    const create = MediaLibrary.prototype.create
    context.cleanup(() => void (MediaLibrary.prototype.create = create))
    MediaLibrary.prototype.create = function (...given) {
      this.quota = 1
      return create.apply(this, given)
    }

    const { body } = await call(owner, 'POST', path, { url: 'https://a.example.com/' })

    assert.deepEqual(body.data, { title: 'Tea', description: null, mediaId: null })
  })

  test('W1 what cannot be read, and what must not be, are told in the same words', async (context) => {
    const { assert } = context
    const owner = await createOwner()
    const web = await usePublicWeb(context, { 'a.example.com/in': redirect('http://10.0.0.1/'), 'a.example.com/500': (_, response) => void response.writeHead(500).end() }, (name) => (name === 'inside.example.com' ? ['10.0.0.1'] : ['93.184.215.14']))

    const answers = await Promise.all(
      ['https://a.example.com/none', 'https://a.example.com/500', 'https://a.example.com/in', 'https://inside.example.com/', 'http://127.0.0.1/', 'http://169.254.169.254/latest', 'https://a.example.com:8443/'].map((url) => call(owner, 'POST', path, { url }))
    )

    for (const { status, body } of answers) assert.deepEqual([status, body.code, body.detail], [422, 'E_LINK_UNREADABLE', answers[0]!.body.detail])
    assert.isTrue(web.dialled.every((address) => address === '93.184.215.14'))
    const invalid = await call(owner, 'POST', path, { url: 'javascript:alert(1)' })
    assert.deepEqual([invalid.status, invalid.body.errors[0].path], [422, 'url'])
  })

  test('T1 pictures go only where the asker may upload', async (context) => {
    const { assert } = context
    const [owner, stranger] = [await createOwner(), await createOwner()]
    const web = await usePublicWeb(context, { 'a.example.com/': html('<title>Tea') })
    const second = await createBrand(owner)
    const viewer = await createMember(owner, 'viewer')
    const inside = await createMember(owner, 'editor', inBrand(second.id))
    const ask = (by: Author, brandId?: string) => call(by, 'POST', path, { url: 'https://a.example.com/', ...(brandId && { brandId }) })

    const refused = [await ask(viewer), await ask(stranger, owner.brandId), await ask(inside, owner.brandId), await ask(owner, randomUUID())]

    assert.deepEqual(refused.map(({ status }) => status), [403, 404, 404, 404])
    assert.deepEqual(web.asked, [], 'nobody’s server was asked')
    assert.equal((await ask(inside)).status, 200)
  })
})
