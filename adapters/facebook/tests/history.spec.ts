import { accessToken, AdapterFault, type Call, type HttpRequest, type PluginHttp } from '@caidence/sdk'
import { Graph } from '@caidence/meta-graph'
import { test } from '@japa/runner'
import { FacebookHistory } from '../history.ts'

const PAGE = '104'
const settings = { get: () => 'v25.0', require: () => 'v25.0', secret: () => 'secret' }
const call = {
  connection: { id: 'c', account: { remoteId: PAGE, handle: 'kestrel', kind: 'page' } },
  token: accessToken('token', []),
  operation: 'o',
  deadline: '2026-03-01T13:00:00Z',
  signal: new AbortController().signal,
} as unknown as Call

const post = (id: string, from?: string) => ({
  id: `${PAGE}_${id}`,
  created_time: '2026-03-01T10:00:00+0000',
  ...(from && { from: { id: from } }),
})
const WALL = {
  data: [post('3', PAGE), post('2', '999'), post('1')],
  paging: { cursors: { after: 'MQ' }, next: '/v25.0/104/feed?after=MQ' },
}

/** Answers about the wall, and with `refusal` about the Page's own list. */
function history(refusal: { status: number; body: unknown }) {
  const asked: string[] = []
  const http: PluginHttp = {
    async request(request: HttpRequest) {
      const { pathname, searchParams } = new URL(String(request.url))
      asked.push(`${pathname}?${searchParams.get('after')}`)
      const isWall = pathname.endsWith('/feed')
      return { status: isWall ? 200 : refusal.status, headers: {}, text: JSON.stringify(isWall ? WALL : refusal.body), json: undefined }
    },
  }
  return { asked, history: new FacebookHistory(new Graph(http, settings)) }
}

test.group('Facebook / what a Page published', () => {
  test('where its own list is not served, the wall is read: {name}')
    .with([
      { name: 'no such path', refusal: { status: 400, body: { error: { code: 2500 } } } },
      { name: 'no such object', refusal: { status: 400, body: { error: { code: 100, error_subcode: 33 } } } },
      { name: 'not found', refusal: { status: 404, body: {} } },
    ])
    .run(async ({ assert }, { refusal }) => {
      const { asked, history: read } = history(refusal)

      const { posts, next } = await read.recentPosts({ limit: 10, before: 'Mg' }, call)

      assert.deepEqual(
        posts.map(({ remoteId }) => remoteId),
        ['104_3', '104_1']
      )
      assert.equal(next, 'MQ')
      assert.deepEqual(asked, ['/v25.0/104/published_posts?Mg', '/v25.0/104/feed?Mg'])
    })

  test('trouble that passes is told: {name}')
    .with([
      { name: 'a server that fails', refusal: { status: 503, body: {} }, code: 'E_REMOTE_DOWN' },
      { name: 'a throttle', refusal: { status: 400, body: { error: { code: 32 } } }, code: 'E_RATE_LIMITED' },
      { name: 'access that is gone', refusal: { status: 401, body: { error: { code: 190 } } }, code: 'E_TOKEN_REVOKED' },
    ])
    .run(async ({ assert }, { refusal, code }) => {
      const { asked, history: read } = history(refusal)

      const fault = await read.recentPosts({ limit: 10 }, call).catch((error) => error)

      assert.isTrue(AdapterFault.is(fault))
      assert.equal(fault.code, code)
      assert.lengthOf(asked, 1)
    })
})
