import { mount } from '@vue/test-utils'
import { defineComponent, h, ref } from 'vue'
import { expect, test, vi } from 'vitest'
import { useLooking } from '~/composables/use_looking'

vi.useFakeTimers()

test('looks while something is under way, also after a look that failed, and not after the page is gone', async () => {
  const isUnderWay = ref(true)
  let end = () => {}
  const look = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
  look.mockImplementationOnce(async () => Promise.reject(new Error('away')))
  const page = mount(defineComponent({ setup: () => (useLooking(() => isUnderWay.value, look), () => h('p')) }))

  await vi.advanceTimersByTimeAsync(1_500)
  await vi.advanceTimersByTimeAsync(1_500)
  expect(look).toHaveBeenCalledTimes(2)
  page.unmount()
  end()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(look).toHaveBeenCalledTimes(2)
})
