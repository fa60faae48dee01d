import { test } from '@japa/runner'
import { call, createAuthor, createColleague, posts } from '#tests/functional/publishing/support'
import { bytes, html, redirect, usePublicWeb } from '#tests/support/public_web'
import env from '#start/env'

const check = async (author: { token: string }, urls: string[]) => (await call(author, 'POST', `${posts}/links`, { urls })).body.data

test.group('Composer / links', () => {
  test('says of each link whether it leads anywhere, and asks each page once', async (context) => {
    const { assert } = context
    const ada = await createAuthor()
    const web = await usePublicWeb(context, {
      'tea.example.com/': html('<title>Tea</title>'),
      'tea.example.com/moved': redirect('https://tea.example.com/'),
      'tea.example.com/bare': html('<p>Nothing in the head'),
      'tea.example.com/menu.pdf': bytes(Buffer.from('%PDF'), 'application/pdf'),
      'tea.example.com/shut': (_, response) => void response.writeHead(403).end(),
    })
    const urls = ['https://tea.example.com/', 'https://tea.example.com/moved', 'https://tea.example.com/bare', 'https://tea.example.com/menu.pdf', 'https://tea.example.com/none', 'https://tea.example.com/shut', 'https://tea.example.com/']

    const states = (await check(ada, urls)).map(({ url, state }: any) => [new URL(url).pathname, state])
    assert.deepEqual(states, [['/', 'ok'], ['/moved', 'ok'], ['/bare', 'bare'], ['/menu.pdf', 'ok'], ['/none', 'gone'], ['/shut', 'unreachable']])
    const asked = web.asked.length
    assert.include((await check(ada, urls))[4].sentence, 'https://tea.example.com/none')
    assert.lengthOf(web.asked, asked)
  })

  test('addresses inside the network are not asked, and ours need nobody to ask', async (context) => {
    const { assert } = context
    const ada = await createAuthor()
    const web = await usePublicWeb(context, {}, (name) => (name === 'inside.example.com' ? ['10.0.0.7'] : ['93.184.215.14']))

    const states = (await check(ada, ['http://127.0.0.1:9/', 'https://inside.example.com/', `${env.get('APP_URL')}/somewhere`])).map(({ state }: any) => state)

    assert.deepEqual(states, ['unreachable', 'unreachable', 'ok'])
    assert.deepEqual(web.dialled, [])
  })

  test('who writes no posts asks for no links, and other kinds of addresses are refused at their place', async ({ assert }) => {
    const ada = await createAuthor()
    const viewer = await createColleague(ada, 'viewer')

    assert.equal((await call(viewer, 'POST', `${posts}/links`, { urls: [] })).status, 403)
    const { status, body } = await call(ada, 'POST', `${posts}/links`, { urls: ['https://example.com', 'ftp://example.com'] })
    assert.equal(status, 422)
    assert.deepEqual(body.errors.map(({ path }: any) => path), ['urls.1'])
  })
})
