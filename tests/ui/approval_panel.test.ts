import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import ApprovalPanel from '~/components/approvals/ApprovalPanel.vue'
import RouteHint from '~/components/approvals/RouteHint.vue'
import WordDiff from '~/components/approvals/WordDiff.vue'

const everywhere = { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
let permissions: Record<string, object>
const reload = vi.fn()
vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  usePage: () => ({ url: '/posts/p1', props: { workspace: { id: 'w1' }, access: { workspaceId: 'w1', permissions } } }),
  router: { reload: (...args: unknown[]) => reload(...args) },
}))

const decision = (change = {}) => ({ id: '1', stage: 'internal', verdict: 'approved', note: null, by: 'Mara', byLink: false, isCurrent: true, decidedAt: '2026-11-26T09:30:00.000Z', ...change })
const view = (change = {}) => ({
  contentHash: 'a'.repeat(64),
  isCleared: false,
  stages: [{ stage: 'internal', names: ['Mara'], state: 'waiting', decision: null }, { stage: 'client', names: [], state: 'waiting', decision: null }],
  request: { id: 'r1', state: 'open', stage: 'internal', requestedBy: 'Jonas', requestedAt: '2026-11-26T09:00:00.000Z', dueAt: null },
  mine: { mayApprove: true, mayAskForChanges: true, why: null },
  decisions: [],
  since: null,
  ...change,
})
const post = { id: 'p1', brandId: 'b1', timeZone: 'UTC', deliveries: [{ id: 'd1', connectionId: 'c1', format: 'x', formatName: 'Post', state: 'in_review', account: { handle: 'stone' } }] }

let asked: { method: string; path: string; body: any }[]
let refusal: { status: number; code: string; detail: string } | null
beforeEach(() => {
  permissions = { 'posts.edit': everywhere, 'reviews.share': everywhere }
  asked = []
  refusal = null
  reload.mockClear()
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method!, path, body: body ? JSON.parse(body as string) : null })
    return refusal ? new Response(JSON.stringify(refusal), { status: refusal.status }) : Response.json({ data: view({ isCleared: false }) }, { status: 201 })
  })
})
const mounted: VueWrapper[] = []
afterEach(() => {
  for (const wrapper of mounted.splice(0)) wrapper.unmount()
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

async function show(change = {}, comments: object[] = []) {
  const wrapper = mount(ApprovalPanel as any, { props: { post, view: view(change), comments }, attachTo: document.body })
  mounted.push(wrapper)
  await flushPromises()
  return wrapper
}
const button = (wrapper: VueWrapper, label: string) => wrapper.findAll('button').find((each) => each.text() === label)

test('whose word is missing stands there in order, with who can give it', async () => {
  const text = (await show()).text()

  expect(text).toContain('Your team · Waiting')
  expect(text).toContain('Can answer: Mara')
  expect(text).toContain('The client · Waiting')
  expect(text).toContain('When your team has approved')
  expect(text).toContain('Asked for by Jonas')
})

test('approving says it about the content that is shown', async () => {
  const wrapper = await show()

  await button(wrapper, 'Approve')!.trigger('click')
  await flushPromises()

  expect(asked).toEqual([{ method: 'POST', path: '/api/v1/posts/p1/approvals', body: { verdict: 'approved', contentHash: 'a'.repeat(64) } }])
  expect(reload).toHaveBeenCalledOnce()
})

test('asking for changes takes words', async () => {
  const wrapper = await show()
  await button(wrapper, 'Ask for changes')!.trigger('click')
  expect(button(wrapper, 'Send')!.attributes('disabled')).toBeDefined()

  await wrapper.find('textarea[name=note]').setValue('Name the place')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(asked[0]!.body).toEqual({ verdict: 'changes_requested', contentHash: 'a'.repeat(64), note: 'Name the place' })
})

test('a refusal stays in words, what was written too, and the page looks again', async () => {
  refusal = { status: 409, code: 'E_CONTENT_CHANGED', detail: 'The post was changed since you opened it. Look at it again, then decide.' }
  const wrapper = await show()
  await button(wrapper, 'Ask for changes')!.trigger('click')
  await wrapper.find('textarea[name=note]').setValue('Name the place')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(wrapper.find('[role=alert]').text()).toContain('The post was changed since you opened it')
  expect((wrapper.find('textarea[name=note]').element as HTMLTextAreaElement).value).toBe('Name the place')
  expect(reload).toHaveBeenCalledOnce()
})

test('authors read why they cannot approve, and are offered no button for it', async () => {
  const wrapper = await show({ mine: { mayApprove: false, mayAskForChanges: false, why: 'own' } })

  expect(wrapper.text()).toContain('so somebody else approves it')
  expect(wrapper.find('[data-approve]').exists()).toBe(false)
})

test('what is approved can be called back', async () => {
  const stages = [{ stage: 'internal', names: ['Mara'], state: 'approved', decision: decision() }]
  const wrapper = await show({ isCleared: true, request: null, stages, decisions: [decision()], mine: { mayApprove: false, mayAskForChanges: true, why: null } })

  expect(wrapper.text()).toContain('Approved as it is now.')
  expect(button(wrapper, 'Call it back')).toBeDefined()
  expect(wrapper.find('details').exists(), 'nothing is listed twice').toBe(false)
})

test('what changed since is told apart by more than colour', () => {
  const wrapper = mount(WordDiff, { props: { parts: [{ kind: 'same', text: 'Our ' }, { kind: 'removed', text: 'autumn' }, { kind: 'added', text: 'winter' }, { kind: 'same', text: ' roast' }] } })

  expect(wrapper.find('del').text()).toBe('removed: autumn')
  expect(wrapper.find('ins').text()).toBe('added: winter')
})

test('comments of clients say so; only one’s own can be taken back', async () => {
  const comment = (change: object) => ({ id: 'k1', parentId: null, body: 'Nice', place: null, author: 'Nora', byLink: true, isInternal: false, isOwn: false, createdAt: '2026-11-26T09:30:00.000Z', ...change })
  const wrapper = await show({}, [comment({}), comment({ id: 'k2', author: 'Jonas', byLink: false, isOwn: true, parentId: 'k1', body: 'Thanks' })])

  expect(wrapper.find('[data-comment=k1]').text()).toContain('Client')
  expect(wrapper.findAll('[aria-label="Delete comment"]')).toHaveLength(1)
  await wrapper.find('[data-comment=k1] button').trigger('click')
  await wrapper.find('form textarea').setValue('You are welcome')
  await wrapper.find('form').trigger('submit')
  await flushPromises()
  expect(asked[0]).toEqual({ method: 'POST', path: '/api/v1/posts/p1/comments', body: { body: 'You are welcome', isInternal: true, parentId: 'k1' } })
})

test('whoever only looks writes nothing', async () => {
  permissions = {}
  const wrapper = await show({ mine: { mayApprove: false, mayAskForChanges: false, why: 'no_right' } })

  expect(wrapper.find('textarea').exists()).toBe(false)
  expect(button(wrapper, 'Send to the client')).toBeUndefined()
})

test('the composer says whom a post goes to, and when nobody could approve it', () => {
  const sentence = (route: object[]) => mount(RouteHint as any, { props: { route } }).text()

  expect(sentence([{ stage: 'internal', names: ['Mara'] }, { stage: 'client', names: [] }])).toBe('Goes to Mara, then the client')
  expect(sentence([{ stage: 'internal', names: ['Mara', 'Bo'] }])).toBe('Goes to Mara, Bo')
  expect(sentence([{ stage: 'internal', names: [] }])).toBe('Nobody else here may approve it')
})
