import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { computed, defineComponent, h, reactive } from 'vue'
import OnboardingWizard from '~/components/onboarding/OnboardingWizard.vue'
import { forgetOnboarding, useOnboarding } from '~/composables/use_onboarding'
import { UPLOAD } from '~/api/media'
import type { OnboardingContext } from '~/logic/onboarding_context'
import { OnboardingServer, progressOf } from './onboarding_server'

const page = vi.hoisted(() => ({ current: undefined as any, visits: [] as string[], reloads: 0 }))
vi.mock('@inertiajs/vue3', async (original) => ({
  ...(await original<object>()),
  usePage: () => page.current,
  Link: { template: '<a><slot /></a>' },
  router: {
    push: ({ url }: { url: string }) => (page.current.url = url),
    replace: ({ url }: { url: string }) => (page.current.url = url),
    visit: (url: string) => page.visits.push(url),
    reload: ({ onSuccess }: { onSuccess?: () => void }) => (page.reloads++, onSuccess?.()),
  },
}))

const everywhere = { everywhere: true, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
const adapter = (id: string, name: string) => ({ id, name, iconUrl: `/plugins/${id}/icon.svg` }) as any
const connection = (id: string, change: object = {}) => ({ id, adapter: 'one', adapterName: 'One', handle: `@${id}`, name: null, pictureUrl: null, kind: 'page', brandId: 'b1', state: 'active', ...change }) as any
const role = (id: string, change: object = {}) => ({ id, name: id, description: `What a ${id} does`, everywhere: true, brandIds: ['b1'], ...change })

let wrapper: VueWrapper
function show(server: OnboardingServer, context: Partial<OnboardingContext> = {}, url = '/onboarding') {
  page.current.url = url
  const onboarding = useOnboarding(JSON.parse(JSON.stringify(server.view)), { brandName: 'Ada', personName: 'Ada Ledger', timeZone: 'UTC' })
  const around = computed(() => ({ profileType: onboarding.view.value.profileType, brandId: 'b1', brands: [{ id: 'b1', name: 'Ada', timeZone: 'UTC' }] as any, roles: [role('admin'), role('editor', { everywhere: false })], adapters: [adapter('one', 'One'), adapter('two', 'Two')], connections: [], connectFault: null, blockers: onboarding.view.value.blockers.map(({ sentence }) => sentence), ...context }))
  const Page = defineComponent({ setup: () => () => h(OnboardingWizard, { onboarding, context: around.value }) })
  wrapper = mount(Page, { attachTo: document.body })
  return { wrapper, onboarding }
}
const heading = () => wrapper.find('h1')
const button = (name: string) => wrapper.findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)!
const beats = () => wrapper.findAll('nav [data-step]').map((one) => `${one.attributes('data-step')} ${one.attributes('data-state')}`)
const step = () => new URLSearchParams(page.current.url.split('?')[1]).get('step')
/** Until no answer is waited for any more. */
async function settle() {
  await flushPromises()
  await vi.waitFor(() => expect(wrapper.find('form').attributes('aria-busy')).toBe('false'))
  await flushPromises()
}
const press = async (name: string) => {
  await button(name).trigger('click')
  await settle()
}
const submit = async () => {
  await wrapper.find('form').trigger('submit')
  await settle()
}

beforeEach(() => {
  localStorage.clear()
  page.visits = []
  page.reloads = 0
  page.current = reactive({ url: '/onboarding', props: { user: { id: 'u1' }, workspace: { id: 'w1' }, access: { permissions: { 'connections.connect': everywhere, 'connections.disconnect': everywhere } } } as any })
  window.scrollTo = () => {}
})
afterEach(async () => {
  wrapper.unmount()
  await flushPromises()
  forgetOnboarding()
  vi.unstubAllGlobals()
})

test('one chooses who one is with radio buttons, goes on with Enter, and the focus is at the next heading', async () => {
  const server = new OnboardingServer(progressOf('brand', 'profile_type'))
  show(server)
  const radios = wrapper.findAll('fieldset input[type=radio]')
  expect(new Set(radios.map((one) => one.attributes('name')))).toEqual(new Set(['profileType']))
  expect(radios).toHaveLength(3)

  await radios[1].setValue()
  await submit()

  expect(server.actions).toEqual(['next profile_type'])
  expect(step()).toBe('brand_identity')
  expect(document.activeElement).toBe(heading().element)
  expect(heading().text()).toContain('brand')
})

test('without a choice nothing is sent, and what is missing is said', async () => {
  const server = new OnboardingServer(progressOf('brand', 'profile_type'))
  show(server)
  await submit()

  expect(server.asked).toEqual([])
  expect(wrapper.find('[aria-live=assertive]').text()).toContain('Choose one of the three')
})

test('the address carries the step; one that was not reached yet leads to where one was', () => {
  show(new OnboardingServer(progressOf('agency', 'branding')), {}, '/onboarding?step=connect_socials')

  expect(step()).toBe('branding')
  expect(beats()).toEqual(['profile_type done', 'company_info done', 'branding current', 'invite_team open', 'create_brand open', 'connect_socials open'])
})

test('a step that is done can be opened from the bar, one ahead cannot', async () => {
  show(new OnboardingServer(progressOf('agency', 'branding')))
  expect(wrapper.find('[data-step=invite_team] button').exists()).toBe(false)

  await wrapper.find('[data-step=company_info] button').trigger('click')
  await flushPromises()
  expect(step()).toBe('company_info')
  expect(wrapper.find('[aria-current=step]').element.closest('[data-step]')!.getAttribute('data-step')).toBe('company_info')
})

test('going back in the browser shows the step of the address, with what was typed', async () => {
  show(new OnboardingServer(progressOf('agency', 'branding')), {}, '/onboarding?step=branding')
  page.current.url = '/onboarding?step=company_info'
  await flushPromises()
  const field = wrapper.find('[id="company.legalName"]')
  await field.setValue('Beat GmbH')
  page.current.url = '/onboarding?step=branding'
  await flushPromises()
  expect(heading().text()).toContain('look')
  page.current.url = '/onboarding?step=company_info'
  await flushPromises()

  expect((wrapper.find('[id="company.legalName"]').element as HTMLInputElement).value).toBe('Beat GmbH')
})

test('only what may be skipped can be, and skipping goes on', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  show(server)
  expect(button('Skip')).toBeUndefined()
  await submit()
  expect(step()).toBe('branding')

  await press('Skip')
  expect(server.actions).toEqual(['next company_info', 'skip branding'])
  expect(step()).toBe('invite_team')
  await press('Back')
  expect(step()).toBe('branding')
})

test('a refusal stands beside its field, the focus goes there, and the step stays', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  show(server)
  server.refuse = { status: 422, body: { code: 'E_VALIDATION_ERROR', detail: 'No.', errors: [{ path: 'data.website', rule: 'url', message: 'This is no address of a page' }] } }
  await wrapper.find('[id="company.website"]').setValue('nowhere')
  await submit()

  expect(step()).toBe('company_info')
  expect(wrapper.find('main').text()).toContain('This is no address of a page')
  expect(wrapper.find('[aria-live=assertive]').text()).toContain('One field needs another look')
  expect(document.activeElement?.id).toBe('company.website')
})

test('the card grows with what is typed, and what looks like markup is text', async () => {
  show(new OnboardingServer(progressOf('brand', 'brand_identity')))
  await wrapper.find('#name').setValue('<img src=x onerror=alert(1)>')
  const preview = wrapper.find('[data-preview]')

  expect(preview.text()).toContain('<img src=x onerror=alert(1)>')
  expect(preview.find('img[src=x]').exists()).toBe(false)
})

test('texts of people take the direction they are written in', async () => {
  show(new OnboardingServer(progressOf('creator', 'personal_info')))

  expect(wrapper.find('[id="about.displayName"]').attributes('dir')).toBe('auto')
  expect(wrapper.find('[data-preview] [dir=auto]').exists()).toBe(true)
})

test('lines without an address are no invitations; the button says how many go out', async () => {
  const server = new OnboardingServer(progressOf('agency', 'invite_team'))
  show(server)
  expect(button('Continue')).toBeDefined()
  await wrapper.find('input[type=email]').setValue('grace@example.com')
  await press('Add a person')
  expect(wrapper.findAll('input[type=email]')).toHaveLength(2)
  expect(document.activeElement).toBe(wrapper.findAll('input[type=email]')[1].element)
  expect(button('Send 1 invitation')).toBeDefined()
  await submit()

  expect(server.asked.at(-1)!.body!.data).toEqual({ invitations: [{ email: 'grace@example.com', roleId: 'editor', brandId: 'b1' }] })
})

test('who belongs already is told by address, and the journey goes on', async () => {
  const server = new OnboardingServer(progressOf('agency', 'invite_team'))
  server.invited = [
    { email: 'grace@example.com', status: 'invited' },
    { email: 'ada@example.com', status: 'already_member' },
  ]
  show(server)
  await wrapper.find('input[type=email]').setValue('grace@example.com')
  await submit()

  expect(step()).toBe('create_brand')
  expect(wrapper.find('main').text()).toContain('1 invitation is on its way')
  expect(wrapper.find('main').text()).toContain('ada@example.com belongs to the workspace already.')
  expect(wrapper.find('main').text()).not.toContain('grace@example.com')
})

test('a creator without a channel is told so and stays', async () => {
  const server = new OnboardingServer(progressOf('creator', 'connect_socials'))
  show(server)
  expect(button('Skip')).toBeUndefined()
  expect(wrapper.find('main').text()).toContain('Connect at least one channel.')
  server.refuse = { status: 409, body: { code: 'E_STEP_BLOCKED', detail: 'Connect at least one channel.' } }
  await submit()

  expect(page.visits).toEqual([])
  expect(wrapper.find('[aria-live=assertive]').text()).toContain('Connect at least one channel.')
})

test('a brand may finish without a channel, and is taken to its dashboard', async () => {
  const server = new OnboardingServer(progressOf('brand', 'connect_socials'))
  show(server)
  expect(button('Skip')).toBeUndefined()
  expect(button('Finish without channels')).toBeDefined()
  await submit()

  expect(server.actions).toEqual(['skip connect_socials'])
  expect(server.asked.at(-1)!.path).toBe('/api/v1/onboarding/complete')
  expect(page.visits).toEqual(['/'])
})

test('connecting begins at the server with the way back to this step, after what was typed is saved', async () => {
  const server = new OnboardingServer(progressOf('brand', 'connect_socials'))
  const inner = globalThis.fetch
  const begun: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, options: RequestInit) => {
    if (!path.startsWith('/api/v1/social/connect/')) return inner(path, options)
    begun.push([path, JSON.parse(String(options.body)), server.draftOf('brand_identity')?.name])
    return new Response(JSON.stringify({ code: 'E_CHANNEL_OFF', detail: 'Two is switched off.' }), { status: 409 })
  })
  const { onboarding } = show(server)
  onboarding.forms.brand_identity.name = 'Typed just now'
  await press('Connect: Two')

  await vi.waitFor(() => expect(begun).toHaveLength(1))
  expect(begun).toEqual([['/api/v1/social/connect/two', { brandId: 'b1', returnTo: '/onboarding?step=connect_socials&platform=two' }, 'Typed just now']])
  await vi.waitFor(() => expect(wrapper.find('main').text()).toContain('Two is switched off.'))
})

test('accounts stand with their platform; a consent that was refused comes back as a sentence', () => {
  const fault = { code: 'E_CONNECT_CANCELLED', sentence: 'Connecting was cancelled at One.', action: 'Connect again whenever you like' }
  show(new OnboardingServer(progressOf('brand', 'connect_socials')), { connections: [connection('mine'), connection('gone', { state: 'disconnected' })], connectFault: fault })
  const [one, two] = wrapper.findAll('article[aria-label]')

  expect(one.text()).toContain('@mine')
  expect(one.text()).not.toContain('@gone')
  expect(one.text()).toContain('1 account')
  expect(two.text()).toContain('Not connected')
  expect(wrapper.find('main').text()).toContain('Connecting was cancelled at One.')
})

test('nobody goes on while a file is being sent; one that was cut off before is told of once', async () => {
  localStorage.setItem('caidence:backup:u1:w1:uploads', JSON.stringify({ at: '', value: { old: 'logo.png' } }))
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  show(server)
  await flushPromises()
  expect(wrapper.find('main').text()).toContain('logo.png was not sent completely')

  const tell = (isRunning: boolean) => window.dispatchEvent(new CustomEvent(UPLOAD, { detail: { id: 'u', name: 'mark.png', isRunning } }))
  tell(true)
  await submit()
  expect(server.actions).toEqual([])
  expect(wrapper.find('[aria-live=assertive]').text()).toContain('still being sent')
  expect(localStorage.getItem('caidence:backup:u1:w1:uploads')).toContain('mark.png')

  tell(false)
  await submit()
  expect(server.actions).toEqual(['next company_info'])
  expect(localStorage.getItem('caidence:backup:u1:w1:uploads')).toBeNull()
})

test('the same step changed elsewhere: both versions are shown, and the choice decides', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  show(server)
  server.write('company_info', { displayName: 'Theirs' })
  await wrapper.find('[id="company.displayName"]').setValue('Mine')
  await submit()
  const dialog = document.querySelector('[role=dialog]')!

  expect(dialog.textContent).toContain('Mine')
  expect(dialog.textContent).toContain('Theirs')
  expect(step()).toBe('company_info')
  ;[...dialog.querySelectorAll('button')].find((one) => one.textContent?.includes('Keep what is here'))!.click()
  await vi.waitFor(() => expect(server.draftOf('company_info').displayName).toBe('Mine'))
})
