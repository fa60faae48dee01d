import { test } from '@japa/runner'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { call, createColleague, created, createReadyAuthor, posts, shown, type Author } from '#tests/functional/publishing/support'

const EDITORS = 20
const here = async (author: Author, id: string) => (await call(author, 'PUT', `${posts}/${id}/presence`, {})).body.data
const silent = (author: Author, id: string, seconds: number) =>
  tenantTx(author.actor, ({ client }) => client.from('post_presences').where({ post_id: id, user_id: author.user.id }).update({ seen_at: new Date(Date.now() - seconds * 1000) }))

test.group('Composer / several people at once', () => {
  test('who has the post open is told to the others, until they leave or fall silent', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const [ben, eve] = [await createColleague(ada), await createColleague(ada)]
    const { id, version } = await created(ada, ada.ready)

    assert.deepEqual(await here(ada, id), { others: [], version })
    assert.deepEqual((await here(ben, id)).others, [{ id: ada.user.id, name: ada.user.fullName }])
    await here(eve, id)
    assert.sameMembers((await here(ada, id)).others.map((other: any) => other.id), [ben.user.id, eve.user.id])

    assert.equal((await call(ben, 'DELETE', `${posts}/${id}/presence`)).status, 204)
    await silent(eve, id, 61)
    assert.deepEqual((await here(ada, id)).others, [])
  })

  test('of twenty people who type into one post, each version has one author, and nobody’s words are lost without being told', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const editors = [ada, ...(await Promise.all(Array.from({ length: EDITORS - 1 }, () => createColleague(ada))))]
    const post = await created(ada, { ...ada.ready, text: '' })

    // Each adds a word of their own to what is there, and looks again when somebody was faster.
    const accepted: number[] = []
    let refused = 0
    await Promise.all(
      editors.map(async (editor, number) => {
        let current = { text: '', version: post.version as number }
        for (;;) {
          const answer = await call(editor, 'PATCH', `${posts}/${post.id}`, { text: `${current.text} word${number}`.trim(), version: current.version, autosave: true })
          if (answer.status === 200) {
            accepted.push(answer.body.data.version)
            return
          }
          if (answer.status !== 409 || answer.body.code !== 'E_CONFLICT') throw new Error(answer.text)
          refused++
          // What comes with the refusal is newer than what the editor had.
          if (!(answer.body.current.version > current.version)) throw new Error('the refusal does not say what is there now')
          current = answer.body.current
        }
      })
    )

    const words = (await shown(ada, post.id)).text.split(' ')
    assert.sameMembers(words, editors.map((_, number) => `word${number}`))
    assert.deepEqual(accepted.sort((a, b) => a - b), editors.map((_, number) => post.version + 1 + number))
    assert.isAbove(refused, 0)
    const kept = (await call(ada, 'GET', `${posts}/${post.id}/revisions`)).body.data
    assert.deepEqual(kept.map(({ version }: any) => version), [...accepted].reverse().concat(post.version))
  }).timeout(120_000)

  test('presence is for those who may change the post', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const viewer = await createColleague(ada, 'viewer')
    const { id } = await created(ada, ada.ready)

    assert.equal((await call(viewer, 'PUT', `${posts}/${id}/presence`, {})).status, 403)
    assert.equal((await call(await createReadyAuthor(), 'PUT', `${posts}/${id}/presence`, {})).status, 404)
    assert.deepEqual((await here(ada, id)).others, [])
  })
})
