import { test } from '@japa/runner'
import sharp from 'sharp'
import { call, createOwner } from '#tests/functional/access/support'
import { jpeg, ownDisk } from '#tests/functional/media/support'
import type { Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'
import { base } from '#tests/support/visitor'
import { addCounted, addPicture, createCreator, link, readPdf, save, visit } from './support.ts'

/** Chromium starts in about two seconds, and prints 200 pictures in a few more; a busy machine takes several times that. */
const SLOW_MS = 150_000

/** Of a page; Poppler's boxes are the font's, which reach a little beyond the letters. */
const MARGIN = 2

async function pdfOf(owner: Author, path: string): Promise<Buffer> {
  const response = await fetch(new URL(`${path}/media-kit.pdf`, base()), { headers: { authorization: `Bearer ${owner.token}` } })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200) throw new Error(bytes.toString('utf8'))
  return bytes
}

const outside = ({ words, pages }: ReturnType<typeof readPdf>) =>
  words.filter(({ page, box: [left, top, right, bottom] }) => left < MARGIN || top < MARGIN || right > pages[page][0] - MARGIN || bottom > pages[page][1] - MARGIN).map(({ text }) => text)

test.group('Media kit / PDF', (group) => {
  group.each.setup(() => forgetLimits())

  test('its text can be selected, its fonts are the creator’s and inside, and no line is clipped', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner, {
      about: { displayName: 'Ada Lovelace', bio: 'I film the sea in winter.', city: 'Lisbon', country: 'PT', languages: ['en', 'pt-PT'] },
      rates: [{ deliverable: 'Short film', currency: 'JPY', unit: 'item', price: 120_000, turnaroundDays: 5, usageRights: 'One year, organic' }],
      mediaKit: { headline: 'Quiet films from loud places', colours: { primary: '#0b4f4a', background: '#fdf6ec' }, fonts: { heading: 'playfair-display', body: 'source-sans-3' }, parts: ['numbers', 'rates'] },
    })
    await addCounted(owner, 'ada.films', { followers: 52_310, engagements: 811, reach: 9_904 })

    const read = readPdf(await pdfOf(owner, kit.path))

    for (const text of ['Ada Lovelace', 'I film the sea in winter.', 'Quiet films from loud places', 'Lisbon, Portugal', 'ada.films', '52,310', 'Short film', '¥120,000', 'Ready in 5 days']) assert.include(read.text, text)
    assert.isTrue(read.fonts.some(({ name }) => /Playfair/.test(name)), JSON.stringify(read.fonts))
    assert.isTrue(read.fonts.some(({ name }) => /SourceSans/.test(name)), JSON.stringify(read.fonts))
    assert.isTrue(read.fonts.every(({ isEmbedded, hasUnicode }) => isEmbedded && hasUnicode), JSON.stringify(read.fonts))
    assert.deepEqual(outside(read), [])
    assert.match(read.info, /Page size:\s+59[45].*A4/)
    assert.match(read.info, /JavaScript:\s+no/)
  }).timeout(SLOW_MS)

  test('200 works, very long names and writing from right to left fit on their pages, and no card is cut in two', async (context) => {
    ownDisk(context)
    const { assert } = context
    const owner = await createOwner()
    const pictures = await Promise.all([addPicture(owner, 5, await jpeg(900, 700, 5)), addPicture(owner, 6, await sharp({ create: { width: 400, height: 1200, channels: 3, background: '#884422' } }).png().toBuffer())])
    const title = (index: number) => `Work${String(index).padStart(3, '0')} ${index % 7 === 0 ? 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' : 'by the sea'} End${String(index).padStart(3, '0')}`
    const kit = await createCreator(owner, {
      about: { displayName: `${'Maximiliane-Theodora '.repeat(5)}von`, bio: 'مرحبا بكم في ملفي الإعلامي. أصنع أفلاما قصيرة عن البحر.', niches: ['W'.repeat(80), 'שלום'] },
      portfolio: Array.from({ length: 200 }, (_, index) => ({ kind: 'media', title: title(index), mediaId: pictures[index % 2], brand: index % 3 ? 'Northwind' : null, result: index % 11 ? null : 'x'.repeat(400) })),
      mediaKit: { parts: ['portfolio'], headline: 'L'.repeat(200) },
    })

    const read = readPdf(await pdfOf(owner, kit.path))

    assert.deepEqual(outside(read), [])
    assert.isAbove(read.pages.length, 10)
    assert.isBelow(read.pages.length, 60)
    const pageOf = (text: string) => read.words.filter((word) => word.text === text).map(({ page }) => page)
    for (let index = 0; index < 200; index++) {
      const number = String(index).padStart(3, '0')
      assert.lengthOf(pageOf(`Work${number}`), 1, number)
      assert.deepEqual(pageOf(`End${number}`), pageOf(`Work${number}`), `work ${number} is cut in two`)
    }
    assert.match(read.text, /[\u0600-\u06ff]{3}/)
    assert.match(read.text, /[\u0590-\u05ff]{3}/)
  }).timeout(SLOW_MS)

  test('the same kit is made once; a change, and other parts, make another', async ({ assert }) => {
    const owner = await createOwner()
    const kit = await createCreator(owner, { about: { bio: 'Before', contact: { email: 'ada@example.test' } } })
    const { page } = await link(owner, kit, { parts: ['contact'] })

    const [first, second] = await Promise.all([pdfOf(owner, kit.path), pdfOf(owner, kit.path)])
    const again = await pdfOf(owner, kit.path)
    await save(owner, kit.path, { about: { bio: 'After', contact: { email: 'ada@example.test' } } })
    const changed = await pdfOf(owner, kit.path)
    const shared = await visit(`${page}/media-kit.pdf`)

    // Chromium writes the second it was made into a PDF.
    assert.isTrue(first.equals(second) && first.equals(again))
    assert.notInclude(readPdf(first).text, 'ada@example.test')
    assert.include(readPdf(changed).text, 'After')
    assert.notInclude(readPdf(changed).text, 'Before')
    assert.equal(shared.status, 200)
    assert.equal(shared.headers.get('content-type'), 'application/pdf')
    assert.include(shared.headers.get('cache-control'), 'no-store')
    assert.include(readPdf(shared.bytes).text, 'ada@example.test')
    const [{ views }] = (await call(owner, 'GET', `${kit.path}/kit-links`)).body.data
    assert.equal(views, 0, 'a file is no look at the page')
  }).timeout(SLOW_MS)

  test('hostile text is printed, and reaches neither files nor the network', async ({ assert }) => {
    const owner = await createOwner()
    const evil = `</style><script>document.title='run'</script><iframe src="file:///etc/passwd"></iframe><img src="${base()}/health/live?leak">`
    const kit = await createCreator(owner, { about: { displayName: '"; } @import url(x); <i>', bio: evil } })

    const read = readPdf(await pdfOf(owner, kit.path))

    assert.include(read.text, '<script>')
    assert.notInclude(read.text, 'root:')
    assert.notMatch(read.info, /Title:\s+run/)
    assert.match(read.info, /Pages:\s+1\n/)
  }).timeout(SLOW_MS)
})
