import { test } from '@japa/runner'
import { api, createUploader, jpeg, ownDisk, storedFiles, temporaryFiles, upload } from './support.ts'

test.group('Media / library', (group) => {
  group.each.setup(({ context }) => ownDisk(context))

  test('an uploaded image is in the library', async ({ assert }) => {
    const ada = await createUploader()

    const { status, body } = await upload(ada, await jpeg(64, 48), { name: 'Prague – léto 🌞.jpg', fields: { altText: 'Summer' } })

    assert.equal(status, 201, JSON.stringify(body))
    assert.containsSubset(body.data, { name: 'Prague – léto 🌞.jpg', type: 'image/jpeg', isVideo: false, width: 64, height: 48, seconds: null, altText: 'Summer' })
    const list = await api(ada, '/api/v1/media')
    assert.deepEqual(list.body, { data: [body.data], meta: { nextCursor: null } })
    assert.sameMembers(storedFiles(), [`${body.data.id}.jpg`, `${body.data.id}.preview.webp`])
    assert.deepEqual(temporaryFiles(), [])
  })
})
