import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WorkspaceExport, WorkspaceImport } from '~/api/transfer'
import ExportPanel from '~/components/transfer/ExportPanel.vue'
import ImportPanel from '~/components/transfer/ImportPanel.vue'

const assign = vi.fn()
const json = (body: unknown, status = 200) => new Response(status === 204 ? null : JSON.stringify(body), { status })

beforeEach(() => void vi.spyOn(window.location, 'assign').mockImplementation(assign))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  assign.mockReset()
})

const made = (fields: Partial<WorkspaceExport> = {}): WorkspaceExport => ({ id: 'e1', state: 'ready', progress: 1, bytes: 5_000_000, sha256: 'x', rows: 12, files: 3, missing: 0, fault: null, createdAt: '2026-03-01T09:00:00.000Z', finishedAt: null, expiresAt: '2026-03-04T09:00:00.000Z', ...fields })
const arrival = (fields: Partial<WorkspaceImport> = {}): WorkspaceImport => ({ id: 'i1', state: 'checked', progress: 1, fileName: 'kestrel.tar', name: null, findings: null, outcome: null, bytes: 10, received: 10, fault: null, workspaceId: null, createdAt: '2026-03-01T09:00:00.000Z', finishedAt: null, expiresAt: '2026-03-04T09:00:00.000Z', ...fields })
const findings = { version: 1, exportedAt: '2026-03-01T09:00:00.000Z', workspace: { id: 'w', name: 'Kestrel', profileType: 'brand', timeZone: 'UTC' }, nouns: [{ name: 'social_connections', rows: 2, isImported: true }, { name: 'post_series', rows: 1, isImported: false }], files: 3, fileBytes: 2_000_000, missing: 1 }
const limits = { part: 4, archive: 1_000 }
const button = (section: ReturnType<typeof mount>, text: string) => section.findAll('button').find((one) => one.text() === text)!

test('an archive is asked for, followed until it is ready, and asked about before it is fetched', async () => {
  vi.useFakeTimers()
  const asked = vi.fn(async (path: string, { method }: RequestInit) => (method === 'POST' ? json({ data: made({ state: 'waiting', progress: 0 }) }, 202) : path.endsWith('?check=1') ? json(null, 204) : json({ data: [made()] })))
  vi.stubGlobal('fetch', asked)
  const section = mount(ExportPanel, { props: { exports: [], zone: 'UTC' } })

  await button(section, 'Make the archive').trigger('click')
  await flushPromises()
  expect(section.get('li').attributes('data-export')).toBe('waiting')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(section.get('li').attributes('data-export')).toBe('ready')
  expect(section.text()).toContain('12 rows, 3 files · 5.0 MB')
  await button(section, 'Download').trigger('click')
  await flushPromises()

  expect(asked).toHaveBeenCalledWith('/api/v1/exports/e1/file?check=1', expect.objectContaining({ method: 'GET' }))
  expect(assign).toHaveBeenCalledExactlyOnceWith('/api/v1/exports/e1/file')
})

test('a refusal is a sentence on the page, and nothing is fetched', async () => {
  vi.stubGlobal('fetch', vi.fn(async () => json({ code: 'E_NOT_ALLOWED', detail: 'You are not allowed to do this.' }, 403)))
  const section = mount(ExportPanel, { props: { exports: [made()], zone: 'UTC' } })

  await button(section, 'Download').trigger('click')
  await flushPromises()

  expect(assign).not.toHaveBeenCalled()
  expect(section.text()).toContain('You are not allowed to do this.')
})

test('a check says what comes, what does not, and starts with a name', async () => {
  const asked = vi.fn(async () => json({ data: arrival({ state: 'asked', findings }) }, 202))
  vi.stubGlobal('fetch', asked)
  const section = mount(ImportPanel, { props: { imports: [arrival({ findings })], limits, zone: 'UTC' } })

  expect(section.text()).toContain('Channels')
  expect(section.text()).toContain('The connections of 2 channels: connect them again')
  expect(section.text()).toContain('Secrets: tokens of channels')
  expect(section.text()).toContain('no, to be read only')
  await section.get('form').trigger('submit')
  await flushPromises()

  expect(asked).toHaveBeenCalledWith('/settings/transfer/imports/i1/start', expect.objectContaining({ method: 'POST', body: JSON.stringify({ name: 'Kestrel' }) }))
  expect(section.get('li').attributes('data-import')).toBe('asked')
})

test('a file goes in parts, and after a lost answer on from what the server has', async () => {
  vi.useFakeTimers()
  const sent: string[] = []
  let received = 0
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    if (method === 'POST') return json({ data: arrival({ state: 'receiving', received: 0 }) }, 201)
    if (method === 'GET') return json({ data: arrival({ state: 'receiving', received }) })
    const offset = Number(new URL(path, 'http://x').searchParams.get('offset'))
    if (offset !== received) return json({ code: 'E_OTHER_OFFSET', detail: 'go on' }, 409)
    sent.push(`${offset}+${(body as Blob).size}`)
    received += (body as Blob).size
    // It arrived, and nobody heard of it.
    if (offset === 4) throw new TypeError('network')
    return json({ data: arrival({ state: received === 10 ? 'refused' : 'receiving', received }) })
  })
  const section = mount(ImportPanel, { props: { imports: [], limits, zone: 'UTC' } })
  const input = section.get('input[type="file"]')
  Object.defineProperty(input.element, 'files', { value: [new File(['0123456789'], 'kestrel.tar')] })
  await input.trigger('change')
  await vi.advanceTimersByTimeAsync(30_000)
  await flushPromises()

  expect(sent).toEqual(['0+4', '4+4', '8+2'])
  expect(section.get('li').attributes('data-import')).toBe('refused')
})

test('what did not come is named with its reason', async () => {
  const outcome = { nouns: [{ name: 'media', rows: 3, added: 3 }], files: 2, filesOf: 3, missing: 0, failed: 300, failures: [{ noun: 'media', id: 'abc', reason: 'file_other' }] }
  const section = mount(ImportPanel, { props: { imports: [arrival({ state: 'done', findings, outcome, workspaceId: 'w2' })], limits, zone: 'UTC' } })

  expect(section.text()).toContain('300 things did not come 2 of 3 files came.')
  expect(section.text()).toContain('abc: is not the file that its entry describes')
  expect(section.text()).toContain('1 are named here: the first of each kind.')
})
