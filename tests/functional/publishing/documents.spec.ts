import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import app from '@adonisjs/core/services/app'
import { createEmulator } from '../../../adapters/linkedin/emulator/index.ts'
import { connectSandbox } from '#services/connections/sandbox_consent'
import { Deliveries } from '#services/publishing/deliveries'
import type { Turn } from '#workflows/publishing/contract'
import { usePlatform } from '#tests/functional/connections/support'
import { pdf } from '#tests/functional/media/pdf'
import { ownDisk, png, upload } from '#tests/functional/media/support'
import { call, createAuthor, created, posts, set, shown, type Author } from './support.ts'

const never = new AbortController().signal
const ADAPTER = 'linkedin'
const FORMAT = 'linkedin.document'

async function ready({ cleanup }: Pick<TestContext, 'cleanup'>) {
  const emulator = await usePlatform({ cleanup }, {}, createEmulator)
  const author = await createAuthor()
  const [connectionId] = await connectSandbox(author.actor, ADAPTER, author.brandId)
  const fieldsFor = (mediaId: string) => ({
    text: 'What we learned this year',
    media: [{ id: mediaId }],
    targets: [{ connectionId, format: FORMAT, options: { title: 'The year in ten pages' } }],
  })
  return { emulator, author, fieldsFor }
}

async function uploaded(author: Author, bytes: Uint8Array, name: string, type: string): Promise<string> {
  const { status, body } = await upload(author, bytes, { name, type, fields: { brandId: author.brandId } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}

test.group('Deliveries / documents', (group) => {
  group.each.setup((t) => ownDisk(t.context as TestContext))

  test('a PDF from the library goes out as a document with a title', async ({ assert, cleanup }) => {
    const { emulator, author, fieldsFor } = await ready({ cleanup })
    const fields = fieldsFor(await uploaded(author, pdf({ pages: 3 }), 'year.pdf', 'application/pdf'))

    const check = await call(author, 'POST', `${posts}/check`, fields)
    const post = await created(author, { ...fields, when: 'now' })
    const deliveries = await app.container.make(Deliveries)
    const input = { workspaceId: author.workspaceId, deliveryId: post.deliveries[0].id as string, generation: 1, adapterId: ADAPTER }
    let turn: Turn = await deliveries.open(input)
    for (let count = 0; turn.do !== 'end' && count < 30; count++) {
      if (turn.do === 'wait') {
        emulator.advanceClock(turn.seconds)
        await set(author, input.deliveryId, { waiting_until: null })
      }
      turn = turn.do === 'step' ? await deliveries.advance(input, { signal: never }) : turn.do === 'look' ? await deliveries.look(input, { signal: never }) : await deliveries.open(input)
    }

    assert.deepEqual(check.body.data.targets[0].issues, [])
    const after = await shown(author, post.id)
    assert.equal(after.deliveries[0].state, 'live', JSON.stringify(after.deliveries[0].fault))
    const [published] = emulator.posts()
    assert.containsSubset(published, { format: FORMAT, kind: 'document', text: 'What we learned this year', title: 'The year in ten pages' })
    assert.containsSubset(after.media[0], { type: 'application/pdf', isVideo: false })
  })

  test('a picture is no document, and is not made into one', async ({ assert, cleanup }) => {
    const { author, fieldsFor } = await ready({ cleanup })
    const fields = fieldsFor(await uploaded(author, await png(), 'drawing.png', 'image/png'))

    const { body } = await call(author, 'POST', `${posts}/check`, fields)

    assert.deepInclude(body.data.targets[0].issues.map(({ level, rule }: any) => `${level} ${rule}`), 'error media.type')
  })
})
