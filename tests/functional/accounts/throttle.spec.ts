import { test } from '@japa/runner'
import { createUser, forgetLimits, newEmail, PASSWORD, signIn } from '#tests/support/accounts'
import { Visitor } from '#tests/support/visitor'

/** As many tries as somebody who means it makes in a quarter of an hour. */
const TRIES = 5_000
const PARALLEL = 25

const json = { accept: 'application/json' }

test.group('Accounts / login throttle', (group) => {
  group.each.setup(() => forgetLimits())
  group.each.teardown(() => forgetLimits())

  test('A3 a stranger who tries 5,000 passwords tests a handful, and the owner still gets in', async ({ assert }) => {
    const { user } = await createUser()
    const { visitor: owner } = await signIn(user.email)
    await owner.post('/logout')
    await owner.get('/login')
    const stranger = new Visitor()
    await stranger.get('/login')

    const statuses: number[] = []
    for (let sent = 0; sent < TRIES; sent += PARALLEL) {
      const batch = Array.from({ length: PARALLEL }, (_, index) => stranger.clone().post('/login', { email: user.email, password: `guess ${sent + index}` }, json))
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status))
    }
    const { answer } = await signIn(user.email, PASSWORD, owner)
    const elsewhere = await signIn(user.email)

    const tested = statuses.filter((status) => status === 422).length
    assert.isAtMost(tested, 10)
    assert.equal(statuses.filter((status) => status === 429).length, TRIES - tested)
    assert.equal(answer.location, '/')
    assert.notEqual(elsewhere.answer.location, '/', 'a device we do not know has to wait')
  }).timeout(180_000)

  test('A3 parallel tries are counted before any password is looked at', async ({ assert }) => {
    const { user } = await createUser()
    const stranger = new Visitor()
    await stranger.get('/login')

    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => stranger.clone().post('/login', { email: user.email, password: `guess ${index}` }, json)))

    assert.isAtMost(answers.filter(({ status }) => status === 422).length, 10)
  })

  test('A3 many accounts from one address are counted together', async ({ assert }) => {
    const stranger = new Visitor()
    await stranger.get('/login')

    const statuses: number[] = []
    for (let index = 0; index < 60; index++) statuses.push((await stranger.clone().post('/login', { email: newEmail(), password: 'a guess' }, json)).status)

    assert.equal(statuses.filter((status) => status === 422).length, 50)
    assert.isTrue(statuses.slice(50).every((status) => status === 429))
  })

  test('A3 a forwarding header of a stranger does not reset the count; a wait is named', async ({ assert }) => {
    const { user } = await createUser()
    const stranger = new Visitor()
    await stranger.get('/login')
    const statuses: number[] = []

    for (let index = 0; index < 15; index++) statuses.push((await stranger.clone().post('/login', { email: user.email, password: 'a guess' }, { ...json, 'x-forwarded-for': `198.51.100.${index}` })).status)
    const last = await stranger.post('/login', { email: user.email, password: 'a guess' }, json)

    assert.equal(statuses.filter((status) => status === 422).length, 10)
    assert.equal(last.status, 429)
    assert.isAbove(Number(last.headers.get('retry-after')), 0)
    assert.equal(last.json.code, 'E_TOO_MANY_REQUESTS')
  })

  test('A3 a right password gives its try back', async ({ assert }) => {
    const { user } = await createUser()

    const answers = []
    for (let index = 0; index < 15; index++) answers.push((await signIn(user.email)).answer.location)

    assert.deepEqual(new Set(answers), new Set(['/']))
  })
})
