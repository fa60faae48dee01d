import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { createUser, newEmail, PASSWORD } from '#tests/support/accounts'
import { startWebProcesses, stopWebProcesses, type WebProcess } from '#tests/support/web_processes'
import { createAuthor, tokenFor, type Author } from '#tests/functional/publishing/support'

const ALLOWED = 25
/** So many at a time that both processes count the same row at once, and few enough for a busy machine. */
const AT_ONCE = 8

/** The n-th request goes to the n-th process in turn. */
async function inTurns<T>(processes: WebProcess[], count: number, ask: (base: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  for (let from = 0; from < count; from += AT_ONCE) {
    answers.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => ask(processes[(from + index) % processes.length].base)))))
  }
  return answers
}

const as = ({ token }: { token: string }) => ({ 'authorization': `Bearer ${token}`, 'accept': 'application/json', 'content-type': 'application/json' })

/** A form of a page as a script sends it: with the cookies and the token that the page before it was given. */
async function signInAt(base: string, email: string) {
  const page = await fetch(`${base}/login`)
  const cookies = page.headers.getSetCookie().map((line) => line.split(';')[0])
  const token = decodeURIComponent(cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='))!.slice('XSRF-TOKEN='.length))
  return fetch(`${base}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', 'accept': 'application/json', 'cookie': cookies.join('; '), 'x-xsrf-token': token, 'referer': `${base}/login` },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
}

test.group('Rate limits over two processes', (group) => {
  let processes: WebProcess[] = []
  let author: Author
  group.setup(async () => {
    processes = await startWebProcesses(2, { RATE_LIMIT_STORE: 'database', RATE_LIMIT_API_TOKEN: String(ALLOWED), RATE_LIMIT_ANONYMOUS: '100000' })
    author = await createAuthor()
    return () => stopWebProcesses(processes)
  })
  const another = async () => ({ token: await tokenFor(author.user, author.workspaceId) })

  test('R6-002: n requests pass and every further one is refused, whichever process they reach', async ({ assert }) => {
    const script = await another()

    const answers = await inTurns(processes, ALLOWED + 15, (base) => fetch(`${base}/api/v1/posts`, { headers: as(script) }))

    assert.deepEqual(
      { passed: answers.filter(({ status }) => status === 200).length, refused: answers.filter(({ status }) => status === 429).length },
      { passed: ALLOWED, refused: 15 }
    )
    const rests = answers.filter(({ status }) => status === 200).map(({ headers }) => Number(headers.get('ratelimit-remaining')))
    assert.deepEqual(rests.sort((a, b) => a - b), Array.from({ length: ALLOWED }, (_, rest) => rest))
    for (const { headers, status } of answers) if (status === 429) assert.isAbove(Number(headers.get('retry-after')), 0)
  }).timeout(60_000)

  test('A2 ten wrong passwords are ten, however they are spread over the processes', async ({ assert }) => {
    const { user } = await createUser({ password: 'quite another sentence' })

    const answers = await inTurns(processes, 16, (base) => signInAt(base, user.email))

    assert.lengthOf(answers.filter(({ status }) => status === 429), 6, answers.map(({ status }) => status).join())
  }).timeout(60_000)

  test('R6-002: while nothing can be counted, work goes on, and passwords and mails wait; afterwards everything counts again', async ({ assert, cleanup }) => {
    const [script, late] = [await another(), await another()]
    const { user } = await createUser()
    const [{ base }] = processes
    const workspace = [{ roleId: 'editor', scopeType: 'workspace', scopeId: author.workspaceId }]
    const invite = () => fetch(`${base}/api/v1/invitations`, { method: 'POST', headers: as(script), body: JSON.stringify({ email: newEmail(), assignments: workspace }) })
    const invitation = `${base}/invitations/${'A'.repeat(27)}`
    const owner = db.connection('owner')
    const bring = (from: string, to: string) => owner.rawQuery('alter table ?? rename to ??', [from, to])

    await bring('rate_limits', 'rate_limits_away')
    let isAway = true
    const back = async () => {
      if (isAway) await bring('rate_limits_away', 'rate_limits')
      isAway = false
    }
    cleanup(back)
    const reads = await inTurns(processes, ALLOWED + 5, (at) => fetch(`${at}/api/v1/posts`, { headers: as(script) }))
    const guess = await signInAt(base, user.email)
    const invited = await invite()
    const looked = await fetch(invitation)
    const live = await fetch(`${base}/health/live`)
    await back()

    assert.isTrue(reads.every(({ status }) => status === 200), reads.map(({ status }) => status).join())
    assert.equal(reads[0].headers.get('ratelimit-limit'), null)
    for (const waiting of [guess, invited]) {
      assert.equal(waiting.status, 503)
      assert.equal(waiting.headers.get('retry-after'), '60')
    }
    assert.equal(((await invited.json()) as any).code, 'E_LIMITS_UNAVAILABLE')
    assert.deepEqual([looked.status, live.status], [404, 200])

    // The circuit looks again after a few seconds.
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    assert.equal((await invite()).status, 201)
    assert.equal((await signInAt(base, user.email)).status, 302)
    const counted = await inTurns(processes, ALLOWED + 5, (at) => fetch(`${at}/api/v1/posts`, { headers: as(late) }))
    assert.lengthOf(counted.filter(({ status }) => status === 429), 5)
  }).timeout(90_000)
})
