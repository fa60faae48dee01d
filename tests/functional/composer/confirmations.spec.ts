import { test } from '@japa/runner'
import BrandProfile from '#models/brand_profile'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { setPolicy } from '#tests/functional/approvals/support'
import { call, created, createReadyAuthor, inHours, posts, type Author } from '#tests/functional/publishing/support'

const BANNED = 'text.banned:cheap'

async function guided(guidelines: Record<string, unknown> = { bannedWords: ['Cheap'] }) {
  const author = await createReadyAuthor()
  await tenantTx(author.actor, () => BrandProfile.create({ workspaceId: author.workspaceId, brandId: author.brandId, sections: { guidelines } as any }))
  return { author, ready: { ...author.ready, text: 'A cheap pot' } }
}
const rulesOf = (author: Author, bannedWords: string[]) => tenantTx(author.actor, async () => (await BrandProfile.query().where('brandId', author.brandId).firstOrFail()).merge({ sections: { guidelines: { bannedWords } } as any }).save())
const saidBy = (author: Author) => tenantTx(author.actor, ({ client }) => client.from('audit_logs').where({ action: 'post.meant' }).orderBy('seq'))

test.group('Composer / what the brand forbids goes out only when a person means it', () => {
  test('planning is refused with a code and what was found, and a draft is not')
    .with([{ when: 'now' }, { when: 'at', publishAt: inHours(3) }])
    .run(async ({ assert }, fields) => {
      const { author, ready } = await guided({ bannedWords: ['Cheap'], disclosures: ['Advertisement'] })

      const refused = await call(author, 'POST', posts, { ...ready, ...fields })
      const draft = await call(author, 'POST', posts, { ...ready, when: 'draft' })

      assert.equal(refused.status, 422)
      assert.equal(refused.body.code, 'E_CONFIRMATION_NEEDED')
      assert.deepEqual(refused.body.findings, [
        { code: BANNED, rule: 'text.banned', path: 'text', sentence: 'The brand does not want this word: Cheap.' },
        { code: 'text.disclosure:advertisement', rule: 'text.disclosure', path: 'text', sentence: refused.body.findings[1].sentence },
      ])
      assert.equal(draft.status, 201)
      assert.equal((await call(author, 'PATCH', `${posts}/${draft.body.data.id}`, { text: 'Cheap, cheap', autosave: true })).status, 200)
    })

  test('whoever says that they mean it plans it, and stands in the audit log', async ({ assert }) => {
    const { author, ready } = await guided()

    const post = await created(author, { ...ready, when: 'at', publishAt: inHours(3), confirm: [BANNED, 'text.banned:never found'] })
    const [entry, ...others] = await saidBy(author)

    assert.equal(post.state, 'scheduled')
    assert.lengthOf(others, 0)
    assert.containsSubset(entry, { actor_id: author.user.id, subject_id: post.id, brand_id: author.brandId, after: { findings: [BANNED] } })
  })

  test('what was confirmed of a post is not asked again when it moves; another word is another question', async ({ assert }) => {
    const { author, ready } = await guided({ bannedWords: ['cheap', 'best'] })
    const post = await created(author, { ...ready, when: 'at', publishAt: inHours(3), confirm: [BANNED] })
    const change = (fields: object) => call(author, 'PATCH', `${posts}/${post.id}`, fields)

    assert.equal((await change({ when: 'at', publishAt: inHours(5) })).status, 200)
    assert.equal((await change({ text: 'Still a cheap pot' })).status, 200)
    const refused = await change({ text: 'The best cheap pot' })
    assert.deepEqual(refused.body.findings.map(({ code }: any) => code), ['text.banned:best'])
    assert.equal((await change({ text: 'The best cheap pot', confirm: ['text.banned:best'] })).status, 200)

    const { body } = await call(author, 'POST', `${posts}/check`, { ...ready, text: 'The best cheap pot', postId: post.id })
    const found = body.data.targets[0].issues.find(({ rule }: any) => rule === 'text.banned')
    assert.isUndefined(found.mustConfirm)
    assert.lengthOf(await saidBy(author), 2)
  })

  test('the check names what to confirm', async ({ assert }) => {
    const { author, ready } = await guided()

    const { body } = await call(author, 'POST', `${posts}/check`, ready)

    assert.containsSubset(body.data.targets[0].issues, [{ rule: 'text.banned', mustConfirm: true, codes: [BANNED] }])
  })

  test('publishing a draft, and asking for an approval, take the same word', async ({ assert }) => {
    const { author, ready } = await guided()
    const draft = await created(author, { ...ready, when: 'draft' })
    await setPolicy(author, 'internal')

    const refused = await call(author, 'POST', `${posts}/${draft.id}/publish`, {})
    const waiting = await call(author, 'POST', `${posts}/${draft.id}/publish`, { confirm: [BANNED] })

    assert.equal(refused.body.code, 'E_CONFIRMATION_NEEDED')
    assert.equal(waiting.status, 200, waiting.text)
    assert.equal(waiting.body.data.state, 'in_review')
    assert.lengthOf(await saidBy(author), 1)
  })

  test('a text of one channel is judged by itself, at its place', async ({ assert }) => {
    const { author } = await guided()
    const [target] = author.ready.targets

    const { body } = await call(author, 'POST', posts, { ...author.ready, text: 'A pot', targets: [{ ...target, text: 'A cheap one' }], when: 'at', publishAt: inHours(3) })

    assert.containsSubset(body.findings, [{ code: BANNED, path: 'targets.0.text' }])
  })

  test('a word that is forbidden later is asked about when it is published again', async ({ assert }) => {
    const { author, ready } = await guided({ bannedWords: ['other'] })
    const post = await created(author, { ...ready, when: 'at', publishAt: inHours(3) })
    await rulesOf(author, ['pot'])

    const { body } = await call(author, 'POST', `${posts}/${post.id}/publish`, {})

    assert.deepEqual(body.findings.map(({ code }: any) => code), ['text.banned:pot'])
  })

  test('a series is begun with the same word, which its posts carry', async ({ assert }) => {
    const { author, ready } = await guided()
    const begin = (more: object = {}) => call(author, 'POST', '/api/v1/series', { text: ready.text, media: ready.media, targets: ready.targets, rule: 'FREQ=DAILY;COUNT=3', startsAt: inHours(48).slice(0, 16), timeZone: 'UTC', ...more })

    const refused = await begin()
    const begun = await begin({ confirm: [BANNED] })
    const { id, upcoming } = begun.body.data
    const reworded = await call(author, 'PATCH', `/api/v1/series/${id}`, { scope: 'all', text: 'Another cheap pot' })

    assert.equal(refused.body.code, 'E_CONFIRMATION_NEEDED')
    assert.equal(begun.status, 201, begun.text)
    assert.deepEqual(upcoming.map(({ state }: any) => state), ['made', 'made', 'made'])
    assert.equal(reworded.status, 200, reworded.text)
    assert.lengthOf(await saidBy(author), 1)
  })
})
