import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import Media from '#models/media'
import { mediaReader, toMediaRef } from '#services/media/media_source'
import { MAX_DOCUMENT_BYTES } from '#services/media/limits'
import { hasDocumentTools } from '#services/media/tools'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { signIn } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { api, createUploader, jpeg, ownDisk, storedFiles, temporaryFiles, upload, type Sent } from './support.ts'
import { pdf, pdfWithIndexStream } from './pdf.ts'

/** Counts and draws pages; a server without it takes documents all the same. */
const hasPoppler = hasDocumentTools()

const PDF: Sent = { name: 'Deck 2026.pdf', type: 'application/pdf' }

/** As on a server without the tools: nothing is found on its path. */
function withoutTools({ cleanup }: { cleanup: (work: () => void) => void }) {
  const before = process.env.PATH
  const empty = mkdtempSync(join(tmpdir(), 'no-tools-'))
  process.env.PATH = empty
  cleanup(() => {
    process.env.PATH = before
    rmSync(empty, { recursive: true })
  })
}

test.group('Media / documents', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('an uploaded document is in the library as it was sent, with its pages and its first one as a picture', async ({ assert }) => {
    const ada = await createUploader()
    const bytes = pdf({ pages: 3 })

    const { status, body } = await upload(ada, bytes, PDF)

    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, { name: 'Deck 2026.pdf', type: 'application/pdf', isVideo: false, bytes: bytes.length, width: null, height: null, seconds: null, pages: 3, previewUrl: `/media/${body.data.id}/preview` })
    assert.sameMembers(storedFiles(), [`${body.data.id}.pdf`, `${body.data.id}.preview.webp`])
    assert.deepEqual(temporaryFiles(), [])
    const media = await tenantTx({ workspaceId: ada.workspaceId, userId: ada.user.id }, () => Media.findOrFail(body.data.id))
    assert.deepEqual(toMediaRef(media), { id: media.id, type: 'application/pdf', bytes: bytes.length })
    assert.isTrue(bytes.equals(await mediaReader({ workspaceId: ada.workspaceId, userId: null }).range(media.id, 0, media.bytes)))
  }).skip(!hasPoppler, 'poppler-utils are not installed')

  test('without the tools a document is taken all the same, without picture and number of pages', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    withoutTools({ cleanup })

    const { status, body } = await upload(ada, pdf(), PDF)

    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, { pages: null, previewUrl: null })
    assert.deepEqual(storedFiles(), [`${body.data.id}.pdf`])
    assert.equal((await api(ada, `/api/v1/media/${body.data.id}`, { method: 'DELETE' })).status, 204)
  })

  test('an index written as a stream is understood', async ({ assert }) => {
    const { status, body } = await upload(await createUploader(), pdfWithIndexStream(), PDF)
    assert.equal(status, 201, JSON.stringify(body))
  })

  test('the library can be narrowed to documents', async ({ assert }) => {
    const ada = await createUploader()
    await upload(ada, await jpeg())
    const { body } = await upload(ada, pdf(), PDF)

    const ids = async (type: string) => (await api(ada, `/api/v1/media?type=${type}`)).body.data.map(({ id }: { id: string }) => id)

    assert.deepEqual(await ids('document'), [body.data.id])
    assert.notInclude(await ids('image'), body.data.id)
  })

  const whole = pdf({ pages: 2 })
  const refusals: [string, () => Buffer | Promise<Buffer>, Sent, string, RegExp][] = [
    ['an encrypted document', () => pdf({ trailer: '/Encrypt 9 0 R' }), PDF, 'E_MEDIA_UNREADABLE', /encrypted.*without a password/],
    ['an encrypted document with its index in a stream', () => pdfWithIndexStream('/Encrypt 9 0 R'), PDF, 'E_MEDIA_UNREADABLE', /encrypted/],
    ['half a document', () => whole.subarray(0, whole.length / 2), PDF, 'E_MEDIA_UNREADABLE', /incomplete/],
    ['magic bytes and nothing behind them', () => Buffer.from('%PDF-1.7\n'), PDF, 'E_MEDIA_UNREADABLE', /incomplete/],
    ['a document whose index is elsewhere', () => Buffer.concat([whole.subarray(0, 9), Buffer.from('% something that moves everything\n'), whole.subarray(9)]), PDF, 'E_MEDIA_UNREADABLE', /damaged/],
    ['a document whose index lies behind its end', () => Buffer.from('%PDF-1.4\nstartxref\n9999999999\n%%EOF\n'), PDF, 'E_MEDIA_UNREADABLE', /damaged/],
    ['an index that names no document', () => Buffer.from(whole.toString('latin1').replace('/Root', '/Toor'), 'latin1'), PDF, 'E_MEDIA_UNREADABLE', /damaged/],
    ['a document under a picture’s name', () => pdf(), { name: 'photo.jpg', type: 'image/jpeg' }, 'E_MEDIA_TYPE', /\.jpg.*application\/pdf.*Rename/],
    ['a document declared as a page', () => pdf(), { name: 'a.pdf', type: 'text/html' }, 'E_MEDIA_TYPE', /declared as text\/html/],
    ['a document declared as another', () => pdf(), { name: 'a.pdf', type: 'application/zip' }, 'E_MEDIA_TYPE', /declared as application\/zip/],
    ['a picture under a document’s name', () => jpeg(), PDF, 'E_MEDIA_TYPE', /\.pdf.*image\/jpeg/],
    ['a page under a document’s name', () => Buffer.from('<html><script>alert(1)</script>'), PDF, 'E_MEDIA_TYPE', /neither an image, a video nor a document/],
  ]
  for (const [title, make, sent, code, words] of refusals) {
    test(`${title} is refused, with a reason`, async ({ assert }) => {
      const { status, body } = await upload(await createUploader(), await make(), sent)

      assert.equal(body.code, code, JSON.stringify(body))
      assert.equal(status, code === 'E_MEDIA_TYPE' ? 415 : 422)
      assert.match(body.detail, words)
      assert.deepEqual(storedFiles(), [])
      assert.deepEqual(temporaryFiles(), [])
    })
  }

  test('a document without pages is refused', async ({ assert }) => {
    const { body } = await upload(await createUploader(), pdf({ pages: 0 }), PDF)
    assert.equal(body.code, 'E_MEDIA_UNREADABLE', JSON.stringify(body))
    assert.deepEqual(storedFiles(), [])
  }).skip(!hasPoppler, 'poppler-utils are not installed')

  test('a document that is too large is cut short at its limit', async ({ assert }) => {
    const { status, body } = await upload(await createUploader(), Buffer.concat([pdf(), Buffer.alloc(MAX_DOCUMENT_BYTES)]), PDF)
    assert.equal(status, 413)
    assert.match(body.detail, /document is larger than 100 MB/)
    assert.deepEqual(storedFiles(), [])
  })

  test('members and platforms get it as a file to save, which cannot run', async ({ assert }) => {
    const ada = await createUploader()
    const bytes = pdf()
    const { body } = await upload(ada, bytes, PDF)
    const { visitor } = await signIn(ada.user.email)
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const { pathname, search } = await mediaReader({ workspaceId: ada.workspaceId, userId: null }).publicUrl(body.data.id, 60)
    assert.match(pathname, /\/media\.pdf$/)

    for (const [path, headers, disposition] of [
      [body.data.fileUrl, { cookie }, `attachment; filename="Deck_2026.pdf"; filename*=UTF-8''Deck%202026.pdf`],
      [pathname + search, {}, 'attachment; filename="media.pdf"'],
    ] as const) {
      const response = await fetch(new URL(path, base()), { headers })
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('content-type'), 'application/pdf')
      assert.equal(response.headers.get('content-disposition'), disposition)
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
      assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; sandbox/)
      assert.isTrue(bytes.equals(Buffer.from(await response.arrayBuffer())))
    }
  })
})
