import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import TakeOut from '~/components/transfer/TakeOut.vue'

const assign = vi.fn()

afterEach(() => {
  vi.unstubAllGlobals()
  assign.mockReset()
})

async function clicked(answer: Response) {
  const asked = vi.fn(async () => answer)
  vi.stubGlobal('fetch', asked)
  vi.spyOn(window.location, 'assign').mockImplementation(assign)
  const section = mount(TakeOut)
  await section.get('button').trigger('click')
  await flushPromises()
  return { section, asked }
}

test('the archive is asked about before it is fetched', async () => {
  const { section, asked } = await clicked(new Response(null, { status: 204 }))

  expect(asked).toHaveBeenCalledWith('/settings/export.tar?check=1', expect.objectContaining({ method: 'GET' }))
  expect(assign).toHaveBeenCalledExactlyOnceWith('/settings/export.tar')
  expect(section.find('[role="alert"]').exists()).toBe(false)
})

test('a refusal is a sentence on the page, and nothing is fetched', async () => {
  const { section } = await clicked(new Response(JSON.stringify({ code: 'E_NOT_ALLOWED', detail: 'You are not allowed to do this.' }), { status: 403 }))

  expect(assign).not.toHaveBeenCalled()
  expect(section.text()).toContain('You are not allowed to do this.')
})
