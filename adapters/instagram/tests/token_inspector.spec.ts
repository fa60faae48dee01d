import { AdapterFault, type HttpRequest, type PluginHttp } from '@caidence/sdk'
import { Graph, TokenInspector } from '@caidence/meta-graph'
import { test } from '@japa/runner'
import { settings } from './support.ts'

const DATA = { data: { is_valid: true, data_access_expires_at: 1_780_000_000 } }
const { signal } = new AbortController()

/** Answers whoever `knows` says it knows, and the others with `status`. */
function inspector(knows: (request: HttpRequest) => boolean, status = 401) {
  const asked: HttpRequest[] = []
  const http: PluginHttp = {
    async request(request) {
      asked.push(request)
      const isKnown = knows(request)
      const body = isKnown ? DATA : { error: { code: 190 } }
      return { status: isKnown ? 200 : status, headers: {}, text: JSON.stringify(body), json: undefined }
    },
  }
  return { asked, inspected: new TokenInspector(new Graph(http, settings()), settings()).inspect('t', signal) }
}
const byHeader = ({ headers }: HttpRequest) => headers?.authorization === 'Bearer app|secret'
const byParameter = ({ url }: HttpRequest) => new URL(String(url)).searchParams.get('access_token') === 'app|secret'

test.group('Instagram / a token under inspection', () => {
  test('the app asks by header, and its secret stays out of the address', async ({ assert }) => {
    const { asked, inspected } = inspector(byHeader)

    assert.isTrue((await inspected).isValid)
    assert.lengthOf(asked, 1)
    assert.notInclude(String(asked[0].url), 'secret')
  })

  test('whoever knows the documented parameter only is asked by that', async ({ assert }) => {
    const { asked, inspected } = inspector(byParameter)

    assert.isTrue((await inspected).isValid)
    assert.lengthOf(asked, 2)
  })

  test('a server that fails is not asked again', async ({ assert }) => {
    const { asked, inspected } = inspector(() => false, 503)
    const fault = await inspected.catch((error) => error)

    assert.isTrue(AdapterFault.is(fault))
    assert.lengthOf(asked, 1)
  })
})
