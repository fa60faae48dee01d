import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { forgetOnboarding, useOnboarding } from '~/composables/use_onboarding'
import { OnboardingServer, progressOf } from './onboarding_server'

const page = vi.hoisted(() => ({ current: { url: '/onboarding', props: { user: { id: 'u1' }, workspace: { id: 'w1', name: 'Ada' } } as any } }))
vi.mock('@inertiajs/vue3', async (original) => ({ ...(await original<object>()), usePage: () => page.current }))

const KNOWN = { brandName: 'Ada', personName: 'Ada Ledger', timeZone: 'Europe/Prague' }
const KEPT = 'caidence:backup:u1:w1:onboarding:'
const kept = () => JSON.parse(Object.entries<string>(localStorage as any).find(([name]) => name.startsWith(KEPT))?.[1] ?? 'null')?.value
/** A browser that opens the page; the one before is gone. */
const open = (server: OnboardingServer) => {
  forgetOnboarding()
  return useOnboarding(JSON.parse(JSON.stringify(server.view)), KNOWN)
}
const wait = async (ms = 1_000) => {
  await flushPromises()
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
})
afterEach(() => {
  forgetOnboarding()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what is typed is one save after a pause, and what it was made from goes along', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, saveState } = open(server)
  for (const about of ['W', 'We', 'We count']) {
    forms.company_info.about = about
    await wait(100)
  }
  expect(saveState.value).toBe('typing')
  await wait()

  expect(server.actions).toEqual(['save company_info'])
  expect(server.asked[0].revision).toBe(1)
  expect(server.draftOf('company_info').about).toBe('We count')
  expect(saveState.value).toBe('saved')
})

test('nothing is sent for what was only filled in beforehand', async () => {
  const server = new OnboardingServer(progressOf('creator', 'personal_info'))
  const { forms } = open(server)
  await wait(5_000)

  expect(forms.personal_info.displayName).toBe('Ada Ledger')
  expect(server.asked).toEqual([])
})

test('what is typed while a save is under way is saved after it', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms } = open(server)
  forms.company_info.about = 'One'
  await flushPromises()
  vi.advanceTimersByTime(600)
  forms.company_info.about = 'One and two'
  await wait()

  expect(forms.company_info.about).toBe('One and two')
  expect(server.draftOf('company_info').about).toBe('One and two')
})

test('another tab on another step comes in silently, and both are kept', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, conflict } = open(server)
  server.write('branding', { imagery: 'Bright and plain' })
  forms.company_info.about = 'Mine'
  await wait()

  expect(conflict.value).toBeNull()
  expect(forms.branding.imagery).toBe('Bright and plain')
  expect(server.draftOf('company_info').about).toBe('Mine')
  expect(server.draftOf('branding').imagery).toBe('Bright and plain')
})

test('another tab on the same step: nothing goes over it until somebody chose', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, conflict, keepMine } = open(server)
  server.write('company_info', { about: 'Theirs' })
  forms.company_info.about = 'Mine'
  await wait(5_000)

  expect(conflict.value).toMatchObject({ step: 'company_info', mine: { about: 'Mine' }, theirs: { about: 'Theirs' } })
  expect(server.draftOf('company_info').about).toBe('Theirs')
  expect(forms.company_info.about).toBe('Mine')
  expect(kept().company_info.value.about).toBe('Mine')

  keepMine()
  await wait()
  expect(server.draftOf('company_info').about).toBe('Mine')
  expect(kept()).toBeUndefined()
})

test('taking the other version leaves the server as it is', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, conflict, takeTheirs } = open(server)
  server.write('company_info', { about: 'Theirs' })
  forms.company_info.about = 'Mine'
  await wait()
  takeTheirs()
  await wait()

  expect(conflict.value).toBeNull()
  expect(forms.company_info.about).toBe('Theirs')
  expect(server.actions).toEqual(['save company_info'])
})

test('without a server it is kept in this browser, and sent when there is one again', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, saveState } = open(server)
  server.isDown = true
  forms.company_info.about = 'In the tunnel'
  await wait()
  expect(saveState.value).toBe('offline')
  expect(kept().company_info.value.about).toBe('In the tunnel')

  server.isDown = false
  await wait(5_000)
  expect(server.draftOf('company_info').about).toBe('In the tunnel')
  expect(saveState.value).toBe('saved')
  expect(kept()).toBeUndefined()
})

test('a browser that was killed before it could send has the text back, and sends it', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  server.isDown = true
  open(server).forms.company_info.about = 'Almost lost'
  await flushPromises()

  server.isDown = false
  const again = open(server)
  expect(again.forms.company_info.about).toBe('Almost lost')
  expect(again.restoredFrom.value).not.toBeNull()
  await wait()
  expect(server.draftOf('company_info').about).toBe('Almost lost')
})

test('what a browser kept does not go over what was written elsewhere since', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  server.isDown = true
  open(server).forms.company_info.about = 'Older'
  await flushPromises()

  server.isDown = false
  server.write('company_info', { about: 'Newer' })
  const again = open(server)
  await wait()
  expect(again.conflict.value).toMatchObject({ step: 'company_info', mine: { about: 'Older' }, theirs: { about: 'Newer' } })
  expect(server.draftOf('company_info').about).toBe('Newer')
})

test('leaving the page sends what is typed with a request that outlives it', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, leave } = open(server)
  forms.company_info.about = 'Half a sent'
  leave()
  await flushPromises()

  expect(server.asked.at(-1)).toMatchObject({ keepalive: true, body: { action: 'save' } })
  expect(server.draftOf('company_info').about).toBe('Half a sent')
})

test('what is not good enough to go on with is kept all the same', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, act, errors } = open(server)
  server.refuse = { status: 422, body: { code: 'E_VALIDATION_ERROR', detail: 'No.', errors: [{ path: 'company.website', rule: 'url', message: 'Not an address' }] } }
  forms.company_info.website = 'nowhere'
  expect(await act('company_info', 'next')).toBe(false)
  await wait()

  expect(errors.value).toEqual({ 'company.website': 'Not an address' })
  expect(server.draftOf('company_info').website).toBe('nowhere')
})

test('a skipped step keeps what was typed in it', async () => {
  const server = new OnboardingServer(progressOf('agency', 'branding'))
  const { forms, act } = open(server)
  forms.branding.imagery = 'Later, perhaps'
  await act('branding', 'skip')

  expect(server.actions).toEqual(['save branding', 'skip branding'])
  expect(server.draftOf('branding').imagery).toBe('Later, perhaps')
})

test('a draft that holds less, or the wrong kind of thing, still makes a whole form', () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info', { company_info: { displayName: 'Beat', regions: 'CZ', contact: null, unknown: 1 } }))
  const { forms } = open(server)

  expect(forms.company_info).toMatchObject({ displayName: 'Beat', regions: [], contact: { name: null, email: null }, languages: [] })
  expect(forms.company_info).not.toHaveProperty('unknown')
})

test('another person at this browser does not see what was kept', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  server.isDown = true
  open(server).forms.company_info.about = 'Between us'
  await flushPromises()

  page.current.props = { user: { id: 'u2' }, workspace: { id: 'w1', name: 'Ada' } }
  expect(open(server).forms.company_info.about).toBeNull()
  page.current.props = { user: { id: 'u1' }, workspace: { id: 'w1', name: 'Ada' } }
})

test('taken back within the pause, nothing is sent, and nothing is said to be unsaved', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, saveState } = open(server)
  forms.company_info.about = 'W'
  await wait(100)
  expect(saveState.value).toBe('typing')
  forms.company_info.about = null
  await wait()

  expect(saveState.value).toBe('saved')
  expect(server.asked).toEqual([])
})

test('what was sent and never answered is nobody else\'s change', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, saveState, conflict } = open(server)
  server.losesAnswers = true
  forms.company_info.about = 'One'
  await wait()
  expect(saveState.value).toBe('offline')
  expect(server.draftOf('company_info').about).toBe('One')

  server.losesAnswers = false
  forms.company_info.about = 'One and two'
  await wait(5_000)
  expect(conflict.value).toBeNull()
  expect(server.draftOf('company_info').about).toBe('One and two')
  expect(saveState.value).toBe('saved')
})

test('a server in trouble is asked again, and says what the trouble is meanwhile', async () => {
  const server = new OnboardingServer(progressOf('agency', 'company_info'))
  const { forms, saveState, saveProblem } = open(server)
  server.trouble = { status: 503, body: { code: 'E_UNAVAILABLE', detail: 'The database does not answer.' } }
  forms.company_info.about = 'Patient'
  await wait()
  expect(saveState.value).toBe('refused')
  expect(saveProblem.value).toBe('The database does not answer.')

  server.trouble = null
  await wait(5_000)
  expect(server.draftOf('company_info').about).toBe('Patient')
  expect(saveState.value).toBe('saved')
})
