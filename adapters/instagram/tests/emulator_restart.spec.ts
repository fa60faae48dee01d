import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixture, startMediaServer } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { ACCOUNT, Client } from './emulator_client.ts'

test.group('Instagram emulator / restart', () => {
  test('posts, tokens and containers in work survive', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
    const media = await startMediaServer()
    cleanup(async () => {
      await media.close()
      await rm(folder, { recursive: true })
    })
    const stateFile = join(folder, 'state.json')
    const first = await createEmulator({ stateFile })
    const client = await new Client(first).signIn()
    const { file } = await fixture('1x1.jpg')
    const image = media.publish(file, 'image/jpeg').href
    const { id } = await client.post(`${ACCOUNT}/media`, { image_url: image, caption: 'before' })
    await client.get(id, { fields: 'status_code' })
    await client.post(`${ACCOUNT}/media_publish`, { creation_id: id })
    const pending = await client.post(`${ACCOUNT}/media`, { image_url: image, caption: 'after' })
    await first.close()

    const second = await createEmulator({ stateFile })
    cleanup(() => second.close())
    const again = new Client(second)
    again.token = client.token

    assert.lengthOf(second.posts(), 1)
    assert.equal((await again.get(pending.id, { fields: 'status_code' })).status_code, 'FINISHED')
    assert.isOk((await again.post(`${ACCOUNT}/media_publish`, { creation_id: pending.id })).id)
  })

  test('an unreadable state is put aside', async ({ assert, cleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
    cleanup(() => rm(folder, { recursive: true }))
    const stateFile = join(folder, 'state.json')
    await writeFile(stateFile, '{"media":')

    const emulator = await createEmulator({ stateFile })
    cleanup(() => emulator.close())

    assert.lengthOf(emulator.posts(), 0)
  })

  test('the same calls give the same ids', async ({ assert, cleanup }) => {
    const ids = []
    for (let round = 0; round < 2; round++) {
      const emulator = await createEmulator()
      cleanup(() => emulator.close())
      const client = await new Client(emulator).signIn()
      ids.push(
        (await client.post(`${ACCOUNT}/media`, { image_url: 'http://127.0.0.1:1/a.jpg' })).id
      )
    }

    assert.equal(ids[0], ids[1])
    assert.match(ids[0], /^\d{17}$/)
  })
})
