import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { PrecompressedAssets } from '#services/http/precompressed_assets'

const FOLDER = app.tmpPath('precompressed')
const TEXT = 'export const answer = 42\n'

test.group('System / assets', (group) => {
  group.setup(async () => {
    await mkdir(FOLDER, { recursive: true })
    await writeFile(join(FOLDER, 'both.js.br'), 'br')
    await writeFile(join(FOLDER, 'both.js.gz'), 'gz')
    await writeFile(join(FOLDER, 'old.css.gz'), 'gz')
    return () => rm(FOLDER, { recursive: true, force: true })
  })

  test('the smallest form that the browser takes is found, and none where there is none')
    .with([
      { path: '/assets/both.js', takes: ['gzip', 'br'], found: 'br' },
      { path: '/assets/both.js', takes: ['gzip'], found: 'gzip' },
      { path: '/assets/old.css', takes: ['gzip', 'br'], found: 'gzip' },
      { path: '/assets/both.js', takes: ['identity'], found: undefined },
      { path: '/assets/none.js', takes: ['br'], found: undefined },
      { path: '/assets/../both.js', takes: ['br'], found: undefined },
      { path: '/other/both.js', takes: ['br'], found: undefined },
      { path: '/assets/both.js.br', takes: ['br'], found: undefined },
    ])
    .run(async ({ assert }, { path, takes, found }) => {
      assert.equal((await new PrecompressedAssets(FOLDER).find(path, takes))?.coding, found)
    })

  test('what was compressed by the build is the file itself', async ({ assert }) => {
    const { precompress } = await import('../../../bin/lib/precompress.js')
    await writeFile(join(FOLDER, 'made.js'), TEXT.repeat(100))

    await precompress(join(FOLDER, 'made.js'))

    const read = async (ending: string) => readFile(join(FOLDER, `made.js${ending}`))
    assert.equal(brotliDecompressSync(await read('.br')).toString(), TEXT.repeat(100))
    assert.equal(gunzipSync(await read('.gz')).toString(), TEXT.repeat(100))
  })
})
