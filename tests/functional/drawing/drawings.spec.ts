import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { Drawings, drawings } from '#services/drawing/drawings'
import { createBrand, createOwner } from '#tests/functional/access/support'
import { signedIn } from '#tests/functional/isolation/ground'
import { plannedPost } from '#tests/functional/notices/support'
import type { Author } from '#tests/functional/publishing/support'
import { forgetLimits } from '#tests/support/accounts'

/** However busy the machine is. */
const PATIENT_MS = 60_000
const GIVEN = { isNarrow: false, language: 'en', kept: {} }
const TELEPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'

const open = async (owner: Author, path: string, headers: Record<string, string> = {}) => (await (await signedIn(owner)).get(path, { accept: 'text/html', ...headers })).text
/** What is seen, without what is there for the scripts. */
const seenIn = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, '')

/** A drawing of somebody's own making in place of the interface. */
async function drawingBy(source: string, patienceMs = PATIENT_MS) {
  const folder = await mkdtemp(join(tmpdir(), 'drawn-'))
  const file = join(folder, 'drawn.js')
  await writeFile(file, `var drawn = { drawable: ['page'], draw: ${source} }`)
  const made = new Drawings(file, patienceMs)
  made.start()
  return { made, end: async () => (await made.stop(), rm(folder, { recursive: true })) }
}
const ready = () => atOnce(async () => drawings.isReady || null)
async function atOnce<T>(made: () => Promise<T | null>): Promise<T | null> {
  for (let look = 0; look < 200; look++) {
    const found = await made()
    if (found !== null) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return null
}

test.group('Drawing / pages on the server', (group) => {
  group.each.setup(async () => {
    await forgetLimits()
    drawings.patienceMs = PATIENT_MS
    drawings.start()
    return () => void (drawings.patienceMs = 500)
  })

  test('each of the three is seen before its scripts have run, with the data of whoever opens it', async ({ assert }) => {
    const owner = await createOwner()
    const { id } = await plannedPost(owner)
    await ready()

    for (const [path, words] of [
      ['/', ['Dashboard', 'Next posts']],
      ['/calendar', ['Calendar', 'Today']],
      [`/posts/${id}/edit`, ['Edit post', 'Channels']],
    ] as const) {
      const html = await open(owner, path)
      const seen = seenIn(html)
      assert.match(seen, /<div id="app" class="isolate" data-drawn="wide">/, path)
      for (const word of words) assert.include(seen, word, path)
      assert.notMatch(seen, /data-frame/, path)
      // They stand back behind what the page is seen by.
      // They wait in the template until the page has been painted.
      assert.notMatch(html.replace(/<template[^]*?<\/template>/, ''), /<(link rel="modulepreload"|script type="module")/, path)
      assert.match(html, /<template id="scripts">[^]*<script type="module"[^]*<\/template>/, path)
    }
    assert.match(await open(owner, '/posts'), /data-frame/)
  })

  test('it is drawn for the window that asks: a telephone has the bar, a folded rail stays folded', async ({ assert }) => {
    const owner = await createOwner()
    await ready()

    const [wide, narrow, hinted] = [await open(owner, '/'), await open(owner, '/', { 'user-agent': TELEPHONE }), await open(owner, '/', { 'sec-ch-ua-mobile': '?1' })]
    assert.match(wide, /<aside/)
    for (const html of [narrow, hinted]) {
      assert.match(html, /data-drawn="narrow"/)
      assert.notMatch(html, /<aside/)
    }
    assert.match(wide, /aria-label="Collapse the sidebar"/)
    assert.match(wide, /<html lang="en">/)
    const visitor = await signedIn(owner)
    visitor.cookies.set('caidence_rail', 'collapsed')
    const folded = (await visitor.get('/')).text
    assert.match(folded, /<html lang="en" class=rail-collapsed>/)
    assert.match(folded, /aria-label="Expand the sidebar"/)
  })

  test('of many pages at once, each shows its own and nobody else’s', async ({ assert }) => {
    const owners = await Promise.all(Array.from({ length: 4 }, () => createOwner()))
    await ready()
    const names = owners.map((_, index) => `Only of ${'north east south west'.split(' ')[index]}`)
    for (const [index, owner] of owners.entries()) await createBrand(owner, names[index])

    const pages = await Promise.all(owners.map((owner) => open(owner, '/').then(seenIn)))

    for (const [index, page] of pages.entries()) {
      assert.match(page, /data-drawn/)
      for (const [other, name] of names.entries()) assert.equal(page.includes(name), other === index, `${index} and ${other}`)
    }
  }).timeout(120_000)

  test('what a drawing leaves in variables is gone for the next', async ({ assert }) => {
    const { made, end } = await drawingBy(`async (page) => { globalThis.left = [...(globalThis.left ?? []), page.secret]; return globalThis.left.join() }`)
    const first = await atOnce(() => made.draw('page', { secret: 'one' }, GIVEN))
    const rest = await Promise.all(['two', 'three'].map((secret) => made.draw('page', { secret }, GIVEN)))

    assert.deepEqual([first, ...rest], ['one', 'two', 'three'])
    await end()
  })

  test('there is no way out of a drawing, and no window in it', async ({ assert }) => {
    const { made, end } = await drawingBy(`async () => ['process', 'require', 'fetch', 'window', 'document', 'Buffer'].map((name) => typeof globalThis[name]).join()`)
    assert.equal(await atOnce(() => made.draw('page', {}, GIVEN)), Array(6).fill('undefined').join())
    await end()
  })

  test('one that fails, one that takes too long and one too many are left to the browser, and the next is drawn again', async ({ assert }) => {
    const { made, end } = await drawingBy(`(page) => page.wait ? new Promise((done) => setTimeout(done, page.wait, 'late')) : page.fails ? Promise.reject(new Error('no')) : Promise.resolve('here')`)
    assert.equal(await atOnce(() => made.draw('page', {}, GIVEN)), 'here')
    assert.isNull(await made.draw('page', { fails: true }, GIVEN))
    assert.isNull(await made.draw('another', {}, GIVEN))

    made.patienceMs = 50
    assert.isNull(await made.draw('page', { wait: 500 }, GIVEN))
    made.patienceMs = PATIENT_MS
    const crowd = await Promise.all(Array.from({ length: 12 }, () => made.draw('page', {}, GIVEN)))
    assert.include(crowd, 'here')
    assert.isTrue(crowd.includes(null))
    assert.equal(await made.draw('page', {}, GIVEN), 'here')
    await end()
  })

  test('one that never ends is ended, and nobody waits for it longer than their patience', async ({ assert }) => {
    const { made, end } = await drawingBy(`async () => { for (;;); }`, 100)
    await atOnce(async () => made.isReady || null)
    assert.isNull(await made.draw('page', {}, GIVEN))
    assert.isTrue(await atOnce(async () => !made.isReady || null))
    await end()
  }).timeout(60_000)

  test('its scripts are read in pieces: one is run, and asks for the others, which are on their way already', async ({ assert }) => {
    const manifest = JSON.parse(await readFile('public/assets/.vite/manifest.json', 'utf8'))
    const owner = await createOwner()
    await ready()
    const [, scripts] = /<template id="scripts">([\s\S]*?)<\/template>/.exec(await open(owner, '/calendar'))!
    const hrefs = [...scripts!.matchAll(/<link rel="modulepreload" href="\/assets\/([^"]+)"/g)].map(([, file]) => file)

    const run = [...scripts!.matchAll(/<script[^>]*src="\/assets\/([^"]+)"/g)].map(([, file]) => file)
    assert.deepEqual(run, [manifest['resources/ui/app.ts'].file], 'whoever runs a page’s own script reads all it needs at once')
    assert.isUndefined(manifest['resources/ui/app.ts'].imports, 'what the entry needs itself is read with it')
    for (const piece of ['resources/ui/ground.ts', 'resources/ui/start.ts', 'resources/ui/pages/calendar/index.vue']) assert.include(hrefs, manifest[piece].file)
  })

  test('without a build the browser draws', async ({ assert }) => {
    const nothing = new Drawings('build/none/drawn.js')
    assert.isNull(await nothing.draw('dashboard', {}, GIVEN))
    assert.isFalse(nothing.isReady)
  })
})
