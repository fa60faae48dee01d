import { readFile } from 'node:fs/promises'
import { fixture, startMediaServer, type Emulator } from '@caidence/testkit'
import { test } from '@japa/runner'
import { createEmulator } from '../emulator/index.ts'
import { ACCOUNT, Client, FACEBOOK, subcode } from './emulator_client.ts'

const ALL = `${FACEBOOK},instagram_manage_comments,instagram_manage_insights`

test.group('Instagram emulator / beyond publishing', (group) => {
  let emulator: Emulator
  let client: Client
  group.each.setup(async () => {
    emulator = await createEmulator()
    client = await new Client(emulator).signIn(ALL)
    emulator.configure({ videoSeconds: 0 })
    return () => emulator.close()
  })

  async function published(kind: Record<string, string> = {}): Promise<string> {
    const media = await startMediaServer()
    const { file } = await fixture('1x1.jpg')
    const { id } = await client.post(`${ACCOUNT}/media`, {
      image_url: media.publish(file, 'image/jpeg').href,
      ...kind,
    })
    await client.get(id, { fields: 'status_code' })
    await media.close()
    return (await client.post(`${ACCOUNT}/media_publish`, { creation_id: id })).id
  }

  test('bytes may be sent in pieces, at the right offset', async ({ assert }) => {
    const { file } = await fixture('9x16-5s.mp4')
    const bytes = await readFile(file)
    const { id, uri } = await client.post(`${ACCOUNT}/media`, {
      media_type: 'REELS',
      upload_type: 'resumable',
    })
    const send = async (offset: number, part: Buffer, scheme = 'OAuth'): Promise<any> => {
      const headers = {
        authorization: `${scheme} ${client.token}`,
        offset: String(offset),
        file_size: String(bytes.length),
      }
      const target = uri.replace('https://', `${emulator.url}/`)
      return (await fetch(target, { method: 'POST', headers, body: new Uint8Array(part) })).json()
    }
    const half = bytes.length >> 1

    assert.equal(
      (await send(0, bytes.subarray(0, half), 'Bearer')).debug_info.type,
      'ProcessingFailedError'
    )
    assert.isTrue((await send(0, bytes.subarray(0, half))).success)
    assert.equal((await send(0, bytes)).debug_info.type, 'OffsetInvalidError')
    assert.equal((await client.get(id, { fields: 'status_code' })).status_code, 'IN_PROGRESS')
    assert.equal((await send(half, bytes.subarray(half))).message, 'Upload successful.')
    assert.equal((await client.get(id, { fields: 'status_code' })).status_code, 'FINISHED')
  })

  test('numbers come late, grow, and one wrong name fails the call', async ({ assert }) => {
    const id = await published()
    const read = (metric: string) => client.get(`${id}/insights`, { metric })

    assert.deepEqual((await read('views,reach')).data, [])
    emulator.advanceClock(3600)
    const first = (await read('views')).data[0].values[0].value
    emulator.advanceClock(7200)
    const later = (await read('views')).data[0].values[0].value
    assert.isAbove(later, first)
    assert.deepEqual(subcode(await read('views,plays')), [100, undefined])
    assert.deepEqual(subcode(await read('navigation')), [100, undefined])
  })

  test('quiet stories say nothing', async ({ assert }) => {
    emulator.configure({ quietStories: true })
    const id = await published({ media_type: 'STORIES' })

    assert.deepEqual(subcode(await client.get(`${id}/insights`, { metric: 'views' })), [
      10,
      undefined,
    ])
  })

  test('comments have their limits', async ({ assert }) => {
    const id = await published()

    assert.isOk((await client.post(`${id}/comments`, { message: 'First' })).id)
    assert.deepEqual(subcode(await client.post(`${id}/comments`, { message: '#a #b #c #d #e' })), [
      100,
      undefined,
    ])
    assert.equal(
      (await client.get(`${id}/comments`, { fields: 'text,username' })).data[0].username,
      'kestrelbakery'
    )
    const limited = await new Client(emulator).signIn()
    assert.deepEqual(subcode(await limited.post(`${id}/comments`, { message: 'x' })), [
      10,
      undefined,
    ])
  })

  test('a business throttle says when access comes back', async ({ assert }) => {
    emulator.fault({ call: 'identity', kind: '429', when: 'before', code: 80002 })
    const response = await fetch(`${emulator.url}/graph.facebook.com/v25.0/me`, {
      headers: { authorization: `Bearer ${client.token}` },
    })

    assert.equal(response.status, 429)
    assert.include(
      response.headers.get('x-business-use-case-usage'),
      '"estimated_time_to_regain_access":5'
    )
  })
})
