import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { Client } from './emulator_client.ts'
import { patternBytes } from './support.ts'

const GRAIN = 256 * 1024

test.group('YouTube emulator / restart', () => {
  test('tokens, videos and an upload half way survive', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
    cleanup(() => rm(folder, { recursive: true }))
    const stateFile = join(folder, 'state.json')
    const total = 2 * GRAIN
    const first = await createEmulator({ stateFile })
    const client = await new Client(first).signIn()
    const done = await client.video(patternBytes(0, 1000), {
      snippet: { title: 'Seen', categoryId: '22' },
      status: { privacyStatus: 'public' },
    })
    const { path } = await client.session(total)
    await client.put(path, `bytes 0-${GRAIN - 1}/${total}`, patternBytes(0, GRAIN))
    await first.close()

    const second = await createEmulator({ stateFile })
    cleanup(() => second.close())
    const again = new Client(second)
    again.token = client.token

    assert.deepEqual(
      second.posts().map(({ id }) => id),
      [done]
    )
    assert.equal(
      (await again.put(path, `bytes */${total}`)).headers.get('range'),
      `bytes=0-${GRAIN - 1}`
    )
    const rest = await again.put(
      path,
      `bytes ${GRAIN}-${total - 1}/${total}`,
      patternBytes(GRAIN, total)
    )
    assert.isString(rest.body.id)
    assert.equal(
      (await again.ask('GET', `/youtube/v3/videos?part=status&id=${rest.body.id}`)).body.items
        .length,
      1
    )
  })
})
