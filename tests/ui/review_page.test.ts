import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ReviewPage from '~/pages/review/show.vue'

const reload = vi.fn()
vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  Head: { render: () => null },
  usePage: () => ({ url: '/review/x', props: {} }),
  router: { reload: (...args: unknown[]) => reload(...args) },
}))

const post = (change = {}) => ({ id: 'p1', contentHash: 'h1', text: 'Hello', publishAt: '2026-12-01T09:30:00.000Z', timeZone: 'Europe/Prague', state: 'waiting', decision: null, media: [], channels: [], comments: [], ...change })
const review = (posts = [post()]) => ({ brand: 'Northwind', workspaceName: 'Studio Stone', from: 'Jonas', expiresAt: '2026-12-11T09:30:00.000Z', posts })

let asked: { path: string; body: any }[]
let answer: () => Response
beforeEach(() => {
  localStorage.clear()
  asked = []
  reload.mockClear()
  answer = () => Response.json({ data: review([post({ state: 'approved', decision: { by: 'Nora', note: null, at: '2026-11-27T09:30:00.000Z' } })]) }, { status: 201 })
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    asked.push({ path, body: JSON.parse(body as string) })
    return answer()
  })
})
const mounted: VueWrapper[] = []
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})
async function show(props = {}) {
  const wrapper = mount(ReviewPage as any, { props: { review: review(), over: null, address: '/review/x', ...props }, attachTo: document.body })
  mounted.push(wrapper)
  await flushPromises()
  return wrapper
}
const approve = async (wrapper: VueWrapper) => {
  await wrapper.find('[data-approve]').trigger('click')
  await flushPromises()
}

test('who asks, for whom, and until when', async () => {
  const text = (await show()).text()

  expect(text).toContain('Jonas at Studio Stone asks you to look at this post for Northwind before it goes out.')
  expect(text).toContain('Tue 1 Dec, 10:30 · Prague')
  expect(text).toContain('0 of 1 answered')
})

test('a name is asked for once, and nothing is sent without it', async () => {
  const wrapper = await show()

  await approve(wrapper)
  expect(asked).toEqual([])
  expect(wrapper.text()).toContain('Write your name first.')

  await wrapper.find('#reviewer-name').setValue('Nora')
  await approve(wrapper)
  expect(asked).toEqual([{ path: '/review/x/decisions', body: { postId: 'p1', verdict: 'approved', contentHash: 'h1', name: 'Nora' } }])
  expect(wrapper.text()).toContain('You have answered everything')
  expect((await show()).find<HTMLInputElement>('#reviewer-name').element.value).toBe('Nora')
})

test('what was changed meanwhile is shown as it is now, and approved by nobody', async () => {
  localStorage.setItem('caidence:reviewer', 'Nora')
  answer = () => new Response(JSON.stringify({ code: 'E_CONTENT_CHANGED', detail: 'x' }), { status: 409 })
  const wrapper = await show()

  await approve(wrapper)

  expect(wrapper.find('[role=alert]').text()).toContain('This is how it is now')
  expect(reload).toHaveBeenCalledOnce()
})

test('with the team still at work there is nothing to decide, and comments go all the same', async () => {
  localStorage.setItem('caidence:reviewer', 'Nora')
  answer = () => Response.json({ data: review([post({ state: 'not_yet', comments: [{ id: 'k1', parentId: null, body: 'Nice', by: 'Nora', isClient: true, createdAt: '2026-11-27T09:30:00.000Z' }] })]) }, { status: 201 })
  const wrapper = await show({ review: review([post({ state: 'not_yet' })]) })

  expect(wrapper.find('[data-approve]').exists()).toBe(false)
  await wrapper.find('textarea').setValue('Nice')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(asked[0]!.body).toEqual({ postId: 'p1', body: 'Nice', name: 'Nora' })
  expect(wrapper.text()).toContain('Nice')
  expect((wrapper.find('textarea').element as HTMLTextAreaElement).value).toBe('')
})

test('a link that is over says whom to ask; one that never was, what to check', async () => {
  expect((await show({ review: null, over: { reason: 'revoked', brand: 'Northwind', workspaceName: 'Studio Stone', from: 'Jonas' } })).text()).toContain('Ask Jonas at Studio Stone for a new one.')
  expect((await show({ review: null, over: null })).text()).toContain('Check that the whole address was copied.')
})
