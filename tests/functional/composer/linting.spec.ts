import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import BrandProfile from '#models/brand_profile'
import SocialConnection from '#models/social_connection'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { addBrand, addConnection, addMedia, call, createAuthor, created, createReadyAuthor, FORMAT, inHours, posts, readyFields, set, type Author } from '#tests/functional/publishing/support'

type Issue = { rule: string; level: string; path: string; sentence: string; fix?: unknown; mustConfirm?: boolean }

const checked = async (author: Author, fields: Record<string, unknown>): Promise<Issue[]> => {
  const { status, body, text } = await call(author, 'POST', `${posts}/check`, fields)
  if (status !== 200) throw new Error(text)
  return body.data.targets.flatMap(({ issues }: { issues: Issue[] }) => issues)
}
const ruleOf = (issues: Issue[], rule: string) => issues.find((issue) => issue.rule === rule)
const guide = (author: Author, guidelines: Record<string, unknown>, brandId = author.brandId) =>
  tenantTx(author.actor, () => BrandProfile.create({ workspaceId: author.workspaceId, brandId, sections: { guidelines } as any }))

test.group('Composer / what is said before a post goes out', () => {
  test('words the brand does not want, its disclosure and its hashtags are asked for, with what puts them right', async ({ assert }) => {
    const ada = await createReadyAuthor()
    await guide(ada, { bannedWords: ['cheap'], disclosures: ['Advertisement'], hashtags: ['#northwind', 'tea'] })

    const issues = await checked(ada, { ...ada.ready, text: 'A cheap pot. #tea' })

    assert.containsSubset(ruleOf(issues, 'text.banned'), { level: 'warning', path: 'text', mustConfirm: true, sentence: 'The brand does not want this word: cheap.' })
    assert.containsSubset(ruleOf(issues, 'text.disclosure'), { fix: { kind: 'append', text: 'Advertisement' }, mustConfirm: true })
    assert.containsSubset(ruleOf(issues, 'text.brandHashtags'), { fix: { kind: 'append', text: '#northwind' }, sentence: 'The brand’s hashtag is missing: #northwind.' })

    const rules = (await checked(ada, { ...ada.ready, text: 'A pot. ADVERTISEMENT #tea #Northwind' })).map(({ rule }) => rule)
    assert.notIncludeMembers(rules, ['text.banned', 'text.disclosure', 'text.brandHashtags'])
  })

  test('rules of one brand do not hold for another', async ({ assert }) => {
    const ada = await createAuthor()
    const second = await addBrand(ada)
    await guide(ada, { bannedWords: ['cheap'] }, second.id)
    const connection = await addConnection(ada)

    assert.isUndefined(ruleOf(await checked(ada, { text: 'cheap', targets: [{ connectionId: connection.id, format: FORMAT }] }), 'text.banned'))
  })

  test('the same text on the same channel within 30 days is noticed, by whatever spaces and case; the post itself does not count', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const { id } = await created(ada, { ...ada.ready, text: 'Summer  is\nhere', publishAt: inHours(24 * 20) })
    const asked = { ...ada.ready, text: 'summer IS here ', publishAt: inHours(24) }

    assert.match(ruleOf(await checked(ada, asked), 'post.duplicate')!.sentence, /^The same text is planned for this channel on /)
    assert.isUndefined(ruleOf(await checked(ada, { ...asked, postId: id }), 'post.duplicate'))
    assert.isUndefined(ruleOf(await checked(ada, { ...asked, text: 'Summer is here!' }), 'post.duplicate'))
    assert.isUndefined(ruleOf(await checked(ada, { ...asked, publishAt: inHours(24 * 51) }), 'post.duplicate'))
    const other = await addConnection(ada)
    assert.isUndefined(ruleOf(await checked(ada, { ...asked, targets: [{ connectionId: other.id, format: FORMAT }] }), 'post.duplicate'))
  })

  test('what was cancelled, failed or deleted is no duplicate', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const fields = { ...ada.ready, publishAt: inHours(24) }
    const [cancelled, failed, deleted] = [await created(ada, fields), await created(ada, fields), await created(ada, fields)]
    await call(ada, 'POST', `${posts}/${cancelled.id}/cancel`, {})
    await set(ada, failed.deliveries[0].id, { state: 'failed' })
    await call(ada, 'DELETE', `${posts}/${deleted.id}`)

    assert.isUndefined(ruleOf(await checked(ada, fields), 'post.duplicate'))
  })

  test('another post on the channel within half an hour is said with its time in the author’s zone', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const at = DateTime.utc().plus({ days: 3 }).startOf('hour')
    await created(ada, { ...ada.ready, publishAt: at.toISO() })
    const near = (minutes: number) => checked(ada, { ...ada.ready, text: 'Another', publishAt: at.plus({ minutes }).toISO(), timeZone: 'Europe/Prague' })

    const issue = ruleOf(await near(20), 'post.spacing')
    assert.equal(issue?.path, 'when')
    assert.include(issue!.sentence, `20 minutes away, at ${at.setZone('Europe/Prague').toFormat('d LLL yyyy, HH:mm')} (Europe/Prague)`)
    assert.isUndefined(ruleOf(await near(31), 'post.spacing'))
    assert.isUndefined(ruleOf(await checked(ada, { ...ada.ready, text: 'Another' }), 'post.spacing'))
  })

  test('a picture without words for those who cannot see it is named by its place; the library’s words count', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const described = await addMedia(ada, { altText: 'A harbour' })
    const check = (altText?: string) => checked(ada, { ...readyFields(ada.connection.id, ada.picture.id), media: [{ id: described.id }, { id: ada.picture.id, altText }], targets: [{ connectionId: ada.connection.id, format: 'instagram.carousel' }] })

    assert.deepEqual((await check()).filter(({ rule }) => rule === 'altText.missing').map(({ path }) => path), ['media.1'])
    assert.isUndefined(ruleOf(await check('A boat'), 'altText.missing'))
  })

  test('an option whose permission was declined is said to be left out, and what is missing', async ({ assert }) => {
    const ada = await createReadyAuthor()
    const check = (options: object) => checked(ada, { ...ada.ready, targets: [{ ...ada.ready.targets[0], options }] })

    const issue = ruleOf(await check({ firstComment: 'Directions inside' }), 'options.notAllowed')

    assert.containsSubset(issue, { level: 'warning', path: 'options.firstComment' })
    assert.equal(issue!.sentence, `${ada.connection.handle} was connected without the permission for this (Read comments, and write the first one under a post), so it will be left out. Reconnect the channel and allow it.`)
    assert.isUndefined(ruleOf(await check({ firstComment: '' }), 'options.notAllowed'))
    await tenantTx(ada.actor, () => SocialConnection.query().where('id', ada.connection.id).update({ scopes: ['instagram_content_publish', 'instagram_manage_comments'] }))
    assert.isUndefined(ruleOf(await check({ firstComment: 'Directions inside' }), 'options.notAllowed'))
  })

  test('another workspace’s channel, and its posts, are not there', async ({ assert }) => {
    const [ada, ben] = [await createReadyAuthor(), await createReadyAuthor()]
    await created(ben, { ...ben.ready, publishAt: inHours(3) })

    const { body } = await call(ada, 'POST', `${posts}/check`, { ...ben.ready, publishAt: inHours(3) })

    assert.deepEqual(body.data.targets, [])
  })
})
