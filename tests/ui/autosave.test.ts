import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { ApiProblem } from '~/api/http'
import { useAutosave } from '~/composables/use_autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setup(save: (content: string) => Promise<void>) {
  const content = ref('')
  const isOn = ref(true)
  const onConflict = vi.fn()
  let autosave!: ReturnType<typeof useAutosave>
  const wrapper = mount(
    defineComponent({
      setup() {
        autosave = useAutosave({ content, isOn, save: () => save(content.value), onConflict })
        return () => h('p')
      },
    })
  )
  const type = async (text: string, wait = 0) => {
    content.value = text
    await vi.advanceTimersByTimeAsync(wait)
  }
  return { content, isOn, onConflict, autosave, wrapper, type }
}

test('a pause saves, once, what is there then', async () => {
  const save = vi.fn().mockResolvedValue(undefined)
  const { autosave, type } = setup(save)

  await type('T', 500)
  await type('Te', 500)
  expect(save).not.toHaveBeenCalled()
  expect(autosave.state.value).toBe('unsaved')
  await type('Tea', 2_000)
  await vi.advanceTimersByTimeAsync(60_000)

  expect(save.mock.calls).toEqual([['Tea']])
  expect(autosave.state.value).toBe('saved')
})

test('who never pauses is saved all the same', async () => {
  const save = vi.fn().mockResolvedValue(undefined)
  const { type } = setup(save)

  for (let at = 0; at < 20; at++) await type('x'.repeat(at + 1), 1_000)

  expect(save).toHaveBeenCalledTimes(1)
})

test('what is typed while a saving is under way is saved after it, never beside it', async () => {
  const saved: string[] = []
  let answer = () => {}
  const { type } = setup((content) => new Promise((resolve) => {
    saved.push(content)
    answer = resolve
  }))

  await type('One', 2_000)
  await type('One two', 5_000)
  expect(saved).toEqual(['One'])
  answer()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(saved).toEqual(['One', 'One two'])
})

test('without a network it says so, tries again, and goes on at once when the network is back', async () => {
  const save = vi.fn().mockRejectedValueOnce(new ApiProblem(0, 'E_NETWORK', 'No network')).mockRejectedValueOnce(new ApiProblem(503, 'E_AWAY', 'Away')).mockResolvedValue(undefined)
  const { autosave, type } = setup(save)

  await type('Tea', 2_000)
  expect(autosave.state.value).toBe('offline')
  await vi.advanceTimersByTimeAsync(15_000)
  expect(save).toHaveBeenCalledTimes(2)
  window.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(save).toHaveBeenCalledTimes(3)
  expect(autosave.state.value).toBe('saved')
})

test('a conflict is handed on, a refusal is said, and neither counts as saved', async () => {
  const conflict = new ApiProblem(409, 'E_CONFLICT', 'Newer', [], { version: 3 })
  const save = vi.fn().mockRejectedValueOnce(conflict).mockRejectedValueOnce(new ApiProblem(422, 'E_VALIDATION_ERROR', 'No', [{ path: 'text', rule: 'maxLength', message: 'The text is too long' }]))
  const { autosave, onConflict, type } = setup(save)

  await type('Tea', 2_000)
  expect(onConflict).toHaveBeenCalledWith(conflict)
  await type('Tea!', 2_000)
  expect(autosave.state.value).toBe('refused')
  expect(autosave.problem.value).toBe('The text is too long')
  expect(autosave.isBehind()).toBe(true)
})

test('what is off is not saved; back at what the server has, nothing is', async () => {
  const save = vi.fn().mockResolvedValue(undefined)
  const { isOn, type, autosave } = setup(save)
  isOn.value = false
  await type('Tea', 10_000)
  expect(save).not.toHaveBeenCalled()

  isOn.value = true
  await type('', 10_000)
  expect(save).not.toHaveBeenCalled()
  expect(autosave.state.value).toBe('idle')
})

test('leaving within a pause saves what was typed', async () => {
  const save = vi.fn().mockResolvedValue(undefined)
  const { wrapper, type } = setup(save)
  await type('Tea', 100)

  wrapper.unmount()

  expect(save).toHaveBeenCalledWith('Tea')
})
