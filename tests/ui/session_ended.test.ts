import { beforeEach, expect, test, vi } from 'vitest'
import { api } from '~/api/http'
import { askFor, missing } from '~/session_ended'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
/** As the server puts a page into its document. */
const page = (userId?: string) => new Response(`<!doctype html><div id="app"></div><script data-page="app" type="application/json">${JSON.stringify({ props: { user: userId && { id: userId } } })}</script>`)
const gone = () => json(401, { code: 'E_UNAUTHORIZED_ACCESS', detail: 'Sign in first.' })
const oldToken = () => json(403, { code: 'E_BAD_CSRF_TOKEN', detail: 'Invalid or expired CSRF token' })
const answers = (...given: Response[]) => vi.spyOn(globalThis, 'fetch').mockImplementation(async () => given.shift() ?? json(500, {}))
const tick = () => new Promise((resolve) => setTimeout(resolve, 5))

beforeEach(() => void vi.restoreAllMocks())

test('a token that is only old is fetched anew, and the request is sent again without a question', async () => {
  const leave = askFor(() => 'ada')
  const asked = answers(oldToken(), page('ada'), json(200, { data: 1 }))

  expect(await api('POST', '/api/v1/posts', { body: { text: 'x' } })).toEqual({ data: 1 })
  expect(asked.mock.calls.map(([address]) => String(address))).toEqual(['/api/v1/posts', location.href, '/api/v1/posts'])
  expect(missing.value).toBeNull()
  leave()
})

test('two requests of an ended session are one question; both are sent again once the person is back', async () => {
  const leave = askFor(() => 'ada')
  let isBack = false
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address) => (String(address) === location.href ? page() : isBack ? json(200, { data: address }) : gone()))

  const [one, two] = [api('PUT', '/one'), api('PUT', '/two')]
  await tick()
  expect(missing.value).not.toBeNull()
  isBack = true
  missing.value!(true)

  expect(await Promise.all([one, two])).toEqual([{ data: '/one' }, { data: '/two' }])
  leave()
})

test('who closes the dialog gets the refusal; who is refused again is not asked again; guests are never asked', async () => {
  const leave = askFor(() => 'ada')
  answers(gone(), page())
  const closed = api('GET', '/one')
  await tick()
  missing.value!(false)
  await expect(closed).rejects.toMatchObject({ status: 401 })

  answers(gone(), page('ada'), gone())
  await expect(api('GET', '/one')).rejects.toMatchObject({ status: 401 })
  leave()

  vi.restoreAllMocks()
  const asked = answers(gone())
  await expect(api('GET', '/one')).rejects.toMatchObject({ status: 401 })
  expect(asked).toHaveBeenCalledTimes(1)
})
