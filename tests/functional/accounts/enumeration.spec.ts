import { test } from '@japa/runner'
import { createUser, forgetLimits, mailsTo, mailTo, newEmail, PASSWORD } from '#tests/support/accounts'
import { Visitor, type Answer } from '#tests/support/visitor'

/** 1,000 by hand (TIMING_TRIES=1000) for the figure; a few in a normal run, which only notices work that is left out. */
const TRIES = Number(process.env.TIMING_TRIES ?? 40)
/** A skipped hash or mail makes the difference more than ten times as large as what a busy machine does to a few tries. */
const TOLERANCE = TRIES >= 1_000 ? 0.05 : 0.6

/** What a stranger can compare: everything but what is random in every answer. */
function visible({ status, location, text, headers }: Answer, email: string) {
  const named = [...headers.keys()].filter((name) => !['date'].includes(name)).sort()
  return { status, location, text: text.replaceAll(email, '<email>').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<request>'), named, cookies: headers.getSetCookie().map((line) => line.split('=')[0]) }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Alternating, so that whatever else the machine does meets both. */
async function compareTimes(tries: number, prepare: () => Promise<(email: string) => Promise<unknown>>, known: () => string, unknown: () => string) {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
  for (let index = 0; index < tries; index++) {
    await forgetLimits()
    for (const kind of index % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
      const send = await prepare()
      const email = kind === 'known' ? known() : unknown()
      const began = performance.now()
      await send(email)
      times[kind].push(performance.now() - began)
    }
  }
  const [a, b] = [median(times.known), median(times.unknown)]
  return { difference: Math.abs(a - b) / Math.max(a, b), known: a, unknown: b }
}

test.group('Accounts / nobody learns who has an account', (group) => {
  group.each.setup(() => forgetLimits())

  test('A4 {form} answers the same for a known and an unknown address')
    .with([
      { form: '/login', body: { password: 'a wrong guess' } },
      { form: '/forgot-password', body: {} },
      { form: '/register', body: { fullName: 'Ada', password: PASSWORD, timeZone: 'UTC' } },
    ])
    .run(async ({ assert }, { form, body }) => {
      const { user } = await createUser()
      const send = async (email: string, headers: Record<string, string>) => {
        const visitor = new Visitor()
        await visitor.get('/login')
        return visible(await visitor.post(form, { ...body, email }, headers), email)
      }

      for (const headers of [{}, { 'accept': 'application/json' }] as Record<string, string>[]) {
        assert.deepEqual(await send(user.email, headers), await send(newEmail(), headers))
      }
    })

  test('A4 the page after a refused login says the same', async ({ assert }) => {
    const { user } = await createUser()
    const after = async (email: string) => {
      const visitor = new Visitor()
      await visitor.post('/login', { email, password: 'a wrong guess' })
      return (await visitor.get('/login')).page!.props
    }

    assert.deepEqual(await after(user.email), await after(newEmail()))
  })

  test('A4 registering an address that has an account changes nothing and tells only its owner', async ({ assert }) => {
    const { user } = await createUser()
    const stranger = new Visitor()

    await stranger.post('/register', { fullName: 'Mallory', email: user.email, password: 'violet hills and kettles', timeZone: 'UTC' })
    await mailTo(user.email, 'You already have an account')
    await user.refresh()

    assert.equal(user.fullName, 'Ada Stone')
    assert.equal((await stranger.get('/account')).location, '/login?next=%2Faccount')
    assert.lengthOf(await mailsTo(user.email), 1)
  })

  test('A4 a changed address that is taken answers as a free one does', async ({ assert }) => {
    const { user: taken } = await createUser()
    const answers = []
    for (const email of [taken.email, newEmail()]) {
      const { user } = await createUser()
      const visitor = new Visitor()
      await visitor.post('/login', { email: user.email, password: PASSWORD })
      answers.push(visible(await visitor.post('/account/email', { email, currentPassword: PASSWORD }, {}, 'PUT'), email))
    }

    assert.deepEqual(answers[0], answers[1])
    await mailTo(taken.email, 'Your address is in use already')
  })

  test('A4 {form} takes the same time for a known and an unknown address')
    .with([
      { form: '/login', body: { password: 'a wrong guess' }, status: 422, share: 1 },
      { form: '/forgot-password', body: {}, status: 302, share: 0.5 },
      { form: '/register', body: { fullName: 'Ada', password: PASSWORD, timeZone: 'UTC' }, status: 302, share: 0.25 },
    ])
    .run(async ({ assert }, { form, body, status, share }) => {
      const { user } = await createUser()
      const prepare = async () => {
        const visitor = new Visitor()
        await visitor.get('/login')
        return async (email: string) => {
          const answer = await visitor.post(form, { ...body, email }, { accept: 'application/json' })
          assert.equal(answer.status, status)
        }
      }
      for (const email of [user.email, newEmail()]) await (await prepare())(email)

      const result = await compareTimes(Math.ceil(TRIES * (TRIES >= 1_000 ? 1 : share)), prepare, () => user.email, newEmail)

      assert.isBelow(result.difference, TOLERANCE, `${form}: ${result.known.toFixed(1)} ms known, ${result.unknown.toFixed(1)} ms unknown`)
      if (process.env.TIMING_TRIES) console.log(`${form}: ${result.known.toFixed(1)} ms known, ${result.unknown.toFixed(1)} ms unknown, ${(result.difference * 100).toFixed(2)} % apart`)
    })
    .timeout(60_000 + TRIES * 3_000)
})
