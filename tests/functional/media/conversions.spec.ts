import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import drive from '@adonisjs/drive/services/main'
import sharp from 'sharp'
import { DRAWING_SECONDS, DRAWING_SIDE, MAX_DRAWING_BYTES } from '#services/media/limits'
import { hasPhotoTools } from '#services/media/tools'
import { base } from '#tests/support/visitor'
import { createUploader, ownDisk, storedFiles, temporaryFiles, upload } from './support.ts'

const photoTools = hasPhotoTools()

const SVG = { name: 'logo.svg', type: 'image/svg+xml' }
const drawing = (inside: string, attributes = 'width="200" height="100"') => Buffer.from(`<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`)
const RED = '<rect width="200" height="100" fill="#f00"/>'
const GREEN = '<rect width="200" height="100" fill="#0f0"/>'

/** Left half red, right half blue. */
const halves = (width = 200, height = 100) =>
  sharp({ create: { width, height, channels: 3, background: '#f00' } }).composite([{ input: { create: { width: width / 2, height, channels: 3, background: '#00f' } }, left: width / 2, top: 0 }])

/** As a phone writes them: HEVC in tiles, with what the camera notes beside it. */
async function heic(orientation?: number): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'heic-test-'))
  try {
    const exif = { IFD0: { Make: 'Acme', Model: 'Phone 9' }, IFD3: { GPSLatitude: '50/1 5/1 0/1', GPSLatitudeRef: 'N' } }
    writeFileSync(join(folder, 'in.jpg'), await sharp(await halves().png().toBuffer()).withMetadata({ orientation, exif }).jpeg({ quality: 95 }).toBuffer())
    execFileSync('heif-enc', ['-q', '90', '-o', join(folder, 'out.heic'), join(folder, 'in.jpg')], { stdio: 'ignore' })
    return readFileSync(join(folder, 'out.heic'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What lies on the disk, which is what everybody gets. */
async function stored(id: string) {
  const { objects } = await drive.use('media').listAll('', { recursive: true })
  const [file] = [...objects].flatMap((entry) => (entry.isFile && entry.name.startsWith(id) && !entry.name.includes('preview') ? [entry] : []))
  return { name: file.name, bytes: Buffer.from(await drive.use('media').getBytes(file.key)) }
}

const pixelAt = async (bytes: Buffer, x: number, y: number) => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
}
const isNear = (pixel: number[], wanted: number[]) => pixel.every((value, at) => Math.abs(value - wanted[at]) < 40)

/** A server that nobody should ask. */
async function trap(): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = []
  const server = createServer((request, response) => (asked.push(request.url!), response.end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() }
}

test.group('Media / conversions', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('an AVIF is kept as JPEG, one that lets something through as PNG, and the answer says so', async ({ assert }) => {
    const ada = await createUploader()
    const solid = await upload(ada, await halves().avif().toBuffer(), { name: 'Summer.AVIF', type: 'image/avif' })
    const clear = await upload(ada, await sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 200, b: 0, alpha: 0.5 } } }).avif().toBuffer(), { name: 'a.avif', type: 'image/avif' })

    assert.equal(solid.status, 201, JSON.stringify(solid.body))
    assert.include(solid.body.data, { type: 'image/jpeg', name: 'Summer.jpg', width: 200, height: 100 })
    assert.equal(solid.body.notice, 'Platforms do not take AVIF files, so it is kept as JPEG. The library has no copy of the AVIF file.')
    assert.include(clear.body.data, { type: 'image/png', name: 'a.png', width: 60, height: 40 })
    assert.match(clear.body.notice, /kept as PNG/)
    const { bytes } = await stored(solid.body.data.id)
    assert.isTrue(isNear(await pixelAt(bytes, 20, 50), [255, 0, 0, 255]))
    assert.isTrue(isNear(await pixelAt(bytes, 180, 50), [0, 0, 255, 255]))
    assert.deepEqual(temporaryFiles(), [])
  })

  test('what is taken as it is has no notice', async ({ assert }) => {
    const { body } = await upload(await createUploader(), await halves().jpeg().toBuffer())

    assert.isNull(body.notice)
  })

  test('a HEIC photo is kept as JPEG, as its decoder shows it, without place and camera')
    .skip(!photoTools, 'libheif-examples is not installed')
    .run(async ({ assert }) => {
      const ada = await createUploader()
      for (const orientation of [undefined, 6]) {
        const { status, body } = await upload(ada, await heic(orientation), { name: 'IMG_0001.HEIC', type: 'image/heic' })

        assert.equal(status, 201, JSON.stringify(body))
        // In HEIF the container turns a picture; an orientation in its EXIF data is a remark (ISO 23008-12, A.2.1).
        assert.include(body.data, { type: 'image/jpeg', name: 'IMG_0001.jpg', width: 200, height: 100 })
        assert.match(body.notice, /HEIC files, so it is kept as JPEG/)
        const { bytes } = await stored(body.data.id)
        const { exif, xmp, orientation: left } = await sharp(bytes).metadata()
        assert.deepEqual([exif, xmp, left], [undefined, undefined, undefined])
        assert.notInclude(bytes.toString('latin1'), 'Phone 9')
        assert.isTrue(isNear(await pixelAt(bytes, 20, 50), [255, 0, 0, 255]))
        assert.isTrue(isNear(await pixelAt(bytes, 180, 50), [0, 0, 255, 255]))
      }
    })

  test('a HEIC photo that is damaged is refused, and without libheif every one is, with what to do', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    const broken = Buffer.concat([Buffer.from('00000018667479706865696300000000686569636d696631', 'hex'), Buffer.alloc(5000)])
    const sent = { name: 'IMG_1.HEIC', type: 'image/heic' }
    if (photoTools) assert.equal((await upload(ada, broken, sent)).body.code, 'E_MEDIA_UNREADABLE')
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    cleanup(() => void (process.env.PATH = path))

    const { status, body } = await upload(ada, broken, sent)

    assert.deepEqual([status, body.code], [415, 'E_MEDIA_TYPE'])
    assert.match(body.detail, /Most Compatible.*libheif-examples/)
    assert.deepEqual(storedFiles(), [])
  })

  test('a drawing is kept as a sharp PNG of any proportion, and the drawing itself is not kept', async ({ assert }) => {
    const ada = await createUploader()

    const { status, body } = await upload(ada, drawing('<circle cx="50" cy="50" r="40" fill="#00f"/>'), SVG)
    const tall = await upload(ada, drawing(RED, 'viewBox="0 0 10 4000"'), SVG)

    assert.equal(status, 201, JSON.stringify(body))
    assert.include(body.data, { type: 'image/png', name: 'logo.png', width: DRAWING_SIDE, height: DRAWING_SIDE / 2 })
    assert.equal(tall.body.data.height, DRAWING_SIDE)
    const { bytes, name } = await stored(body.data.id)
    assert.equal(name, `${body.data.id}.png`)
    assert.isTrue(isNear(await pixelAt(bytes, 512, 512), [0, 0, 255, 255]))
    assert.deepEqual((await pixelAt(bytes, 1800, 512))[3], 0)
    assert.isFalse(storedFiles().some((file) => file.endsWith('.svg')))
    assert.deepEqual(temporaryFiles(), [])
  })

  test('T9 scripts, pages and links in a drawing do nothing: nobody is asked, no file is read, nothing of it is kept', async ({ assert, cleanup }) => {
    const ada = await createUploader()
    const { url, asked, close } = await trap()
    cleanup(close)
    const folder = mkdtempSync(join(tmpdir(), 'svg-test-'))
    cleanup(() => rmSync(folder, { recursive: true }))
    const secret = join(folder, 'secret.png')
    writeFileSync(secret, await sharp({ create: { width: 200, height: 100, channels: 3, background: '#0f0' } }).png().toBuffer())
    const hostile = [
      '<script>document.documentElement.innerHTML = "x"</script><rect width="200" height="100" fill="#f00" onload="alert(1)" onclick="alert(2)"/>',
      `${RED}<image width="200" height="100" href="${url}/picture.png"/><image width="200" height="100" xlink:href="${url}/old.png"/>`,
      `${RED}<image width="200" height="100" href="file://${secret}"/><image width="200" height="100" href="${secret}"/>`,
      `<style>@import url("${url}/style.css"); @font-face { font-family: x; src: url("${url}/font.woff2") } rect { fill: #f00 }</style><rect width="200" height="100"/>`,
      `${RED}<use href="${url}/other.svg#a"/><use href="file://${secret}#a"/>`,
      `${RED}<foreignObject width="200" height="100"><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="${url}/frame"/><img src="${url}/img"/></body></foreignObject>`,
      `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${secret}" parse="text"/>${RED}`,
      `${RED}<filter id="f"><feImage href="${url}/filter.png"/></filter><rect width="1" height="1" filter="url(#f)"/>`,
    ]
    for (const inside of hostile) {
      const { status, body } = await upload(ada, drawing(inside), SVG)

      assert.equal(status, 201, `${inside}: ${JSON.stringify(body)}`)
      const { bytes } = await stored(body.data.id)
      assert.isTrue(isNear(await pixelAt(bytes, 1000, 500), [255, 0, 0, 255]), inside)
      for (const word of ['alert', 'script', url, secret]) assert.notInclude(bytes.toString('latin1'), word)
    }
    const entity = Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e SYSTEM "file://${secret}">]><svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">${GREEN}<text>&e;</text></svg>`)
    const external = await upload(ada, entity, SVG)
    assert.include([201, 422, 415], external.status)
    assert.deepEqual(asked, [])
  }).timeout(60_000)

  test('T9 drawings that ask for more than a logo does are refused, and the server goes on', async ({ assert }) => {
    const ada = await createUploader()
    const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')
    const laughs = Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e9;</text></svg>`)
    const levels = Array.from({ length: 12 }, (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`).join('')
    const copies = drawing(`<defs><g id="g0"><rect width="1" height="1"/></g>${levels}</defs><use href="#g12"/>`)
    const filters = `<filter id="f" x="0" y="0" width="100%" height="100%">${'<feTurbulence baseFrequency="0.9" numOctaves="200"/><feMorphology operator="dilate" radius="90"/>'.repeat(200)}</filter>`
    const slow = drawing(`${filters}<rect width="200" height="100" filter="url(#f)"/>`)

    const details: string[] = []
    for (const bytes of [laughs, copies, slow]) {
      const began = performance.now()
      const [{ status, body }, live] = await Promise.all([upload(ada, bytes, SVG), fetch(`${base()}/health/live`)])

      assert.equal(live.status, 200)
      // Drawn as far as the library goes, or refused; never a fault of the server, and never for long.
      assert.include([201, 415, 422], status, JSON.stringify(body))
      assert.isBelow((performance.now() - began) / 1000, DRAWING_SECONDS + 10)
      details.push(body.detail)
    }
    assert.match(details[2], /takes far longer to draw than it should/)
    const large = await upload(ada, drawing(`${RED}<!--${'x'.repeat(MAX_DRAWING_BYTES)}-->`), SVG)
    assert.equal(large.body.code, 'E_MEDIA_TOO_LARGE')
  }).timeout(120_000)

  test('the same drawing sent again with its key answers the same media and the same notice', async ({ assert }) => {
    const ada = await createUploader()
    const headers = { 'idempotency-key': 'drawing-1' }

    const [first, again] = [await upload(ada, drawing(RED), { ...SVG, headers }), await upload(ada, drawing(RED), { ...SVG, headers })]

    assert.equal(again.body.data.id, first.body.data.id)
    assert.match(again.body.notice, /SVG files, so it is kept as PNG/)
  })
})
