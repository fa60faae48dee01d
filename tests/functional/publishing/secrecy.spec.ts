import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { Posts, type PostFields } from '#services/publishing/posts'
import { tenant, type Actor } from '#services/tenancy/tenant_tx'
import { addConnection, call, createReadyAuthor, FORMAT, inHours, posts } from './support.ts'

/** Everything that the process logs, at the chattiest level, and what it prints. */
function captured(cleanup: (work: () => void) => void) {
  const lines: string[] = []
  const pino = logger.pino as any
  const stream = Object.getOwnPropertySymbols(pino).find(({ description }) => description === 'pino.stream')!
  const [before, level] = [pino[stream], logger.level]
  pino[stream] = { write: (line: string) => void lines.push(line) }
  logger.level = 'trace'

  const written = [process.stdout, process.stderr].map((target) => {
    const write = target.write
    target.write = function (this: unknown, chunk: any, ...rest: any[]) {
      lines.push(String(chunk))
      return (write as any).call(target, chunk, ...rest)
    } as typeof write
    return () => void (target.write = write)
  })
  cleanup(() => {
    pino[stream] = before
    logger.level = level
    for (const restore of written) restore()
  })
  return lines
}

/** As a bug would have it: Postgres refuses the row, and quotes it. */
class Broken extends Posts {
  override async create(actor: Actor, fields: PostFields): Promise<never> {
    await tenant().client.table('social_posts').insert({ workspace_id: actor.workspaceId, brand_id: randomUUID(), text: fields.text, state: 'no such state' })
    throw new Error('not reached')
  }
}

test.group('Posts API / K4 nothing secret gets out', () => {
  test('texts, tokens and keys are in no log and in no refusal', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const tired = await addConnection(author, { state: 'needs_reauth' })
    const canary = `canary-${randomUUID()}`
    const key = `key-${randomUUID()}`
    const lines = captured(cleanup)
    const body = { ...author.ready, text: canary, media: [{ id: author.picture.id, altText: canary }], targets: [{ connectionId: author.connection.id, format: FORMAT, text: canary, options: { note: canary } }] }

    const made = await call(author, 'POST', posts, body, { 'idempotency-key': key })
    const path = `${posts}/${made.body.data?.id}`
    const refused = [
      await call(author, 'POST', posts, { ...body, publishAt: canary }),
      await call(author, 'POST', posts, { ...body, text: `${canary}\0` }),
      await call(author, 'POST', posts, { ...body, brandId: canary }),
      await call(author, 'POST', posts, { ...body, when: canary, timeZone: canary }),
      await call(author, 'POST', posts, { ...body, media: [], when: 'now' }),
      await call(author, 'POST', posts, { ...body, text: 'other' }, { 'idempotency-key': key }),
      await call(author, 'POST', posts, `{"text":"${canary}`),
      await call(author, 'POST', posts, canary, { 'content-type': 'text/plain' }),
      await call(author, 'POST', posts, { ...body, targets: [{ connectionId: tired.id, format: FORMAT }], publishAt: inHours(1) }),
      await call(author, 'PATCH', path, { text: canary, when: 'at' }),
      await call(author, 'GET', `${posts}?cursor=${canary}&brand=${canary}`),
      await call(author, 'GET', `${posts}/${canary}`),
      await call({ token: `${author.token}x` }, 'GET', posts),
      await call({ token: `cad_${canary}` }, 'POST', posts, body),
    ]
    logger.info('the capture works')

    assert.equal(made.status, 201, made.text)
    assert.isTrue(refused.every(({ status }) => status >= 400 && status < 500))
    for (const secret of [canary, author.token, author.token.split('.')[1]!, key]) {
      assert.deepEqual(refused.filter(({ text }) => text.includes(secret)).map(({ text }) => text), [], 'in a refusal')
      assert.deepEqual(lines.filter((line) => line.includes(secret)), [], 'in a log')
    }
    assert.isTrue(lines.some((line) => line.includes('the capture works')))
  })

  test('a failure inside is logged with its place, without the row that Postgres quotes', async ({ assert, cleanup }) => {
    const author = await createReadyAuthor()
    const canary = `canary-${randomUUID()}`
    app.container.swap(Posts, () => app.container.make(Broken) as Promise<Posts>)
    cleanup(() => app.container.restore(Posts))
    const lines = captured(cleanup)

    const answer = await call(author, 'POST', posts, { text: canary })

    assert.equal(answer.status, 500)
    assert.deepEqual(Object.keys(answer.body).sort(), ['code', 'detail', 'instance', 'status', 'title', 'type'])
    const logged = lines.find((line) => line.includes(answer.body.instance))
    assert.include(logged, '23514', 'the code of the constraint')
    assert.include(logged, 'social_posts')
    assert.include(logged, '.ts:')
    for (const text of [...lines, answer.text]) assert.notInclude(text, canary)
  })
})
