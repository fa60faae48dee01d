import { afterEach, expect, test } from 'vitest'
import AudienceEditor from '~/components/profiles/AudienceEditor.vue'
import GuidelinesEditor from '~/components/profiles/GuidelinesEditor.vue'
import ServicesEditor from '~/components/profiles/ServicesEditor.vue'
import ItemList from '~/components/profiles/inputs/ItemList.vue'
import TagsInput from '~/components/profiles/inputs/TagsInput.vue'
import { empty } from '~/logic/empty_profiles'
import { asHashtag } from '~/logic/hashtags'
import { segmentsRenamed } from '~/logic/segments'
import { edit } from './profiles_support.ts'

afterEach(() => (document.body.innerHTML = ''))

async function type(input: ReturnType<ReturnType<typeof edit>['at']>, text: string) {
  await input.setValue(text)
  await input.trigger('keydown', { key: 'Enter' })
  await new Promise((done) => setTimeout(done))
}
const paste = (input: HTMLElement, text: string) => {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => text } })
  input.dispatchEvent(event)
  return new Promise((done) => setTimeout(done))
}

test('a tag is added by Enter, and the same one in other letters is not added again', async () => {
  const { at, last, wrapper } = edit(TagsInput, ['Bread'], { id: 'tags', label: 'Tags' })

  await type(at('tags'), 'Rye')
  expect(last()).toEqual(['Bread', 'Rye'])
  expect(wrapper.find('[role=status]').text()).toBe('Rye added')

  await type(at('tags'), ' BREAD ')
  expect(last()).toEqual(['Bread', 'Rye'])
})

test('a pasted list becomes tags, no more than there is room for', async () => {
  const { at, last } = edit(TagsInput, [] as string[], { id: 'tags', label: 'Tags', max: 3 })

  await paste(at('tags').element as HTMLElement, 'one, two; three\nfour')

  expect(last()).toEqual(['one', 'two', 'three'])
})

test('one element has the id, and its label belongs to it', async () => {
  const { wrapper, settle } = edit(TagsInput, ['Bread'], { id: 'tags', label: 'Tags' })
  await settle()

  expect(wrapper.findAll('[id="tags"]')).toHaveLength(1)
  expect(wrapper.find('[id="tags"]').element.tagName).toBe('INPUT')
  expect(wrapper.find('label').attributes('for')).toBe('tags')
})

test('hashtags get one sign', async () => {
  expect(['bread', '#bread', '##fresh bread!', '#', 'chléb_1'].map(asHashtag)).toEqual(['#bread', '#bread', '#freshbread', '', '#chléb_1'])
  const { at, last } = edit(GuidelinesEditor, empty.guidelines())

  await type(at('guidelines.hashtags'), 'bread')

  expect(last().hashtags).toEqual(['#bread'])
})

test('a segment is added, named and removed; the focus goes where one writes next', async () => {
  const { wrapper, at, last, settle } = edit(AudienceEditor, empty.audience())
  const add = wrapper.findAll('[data-add]')[0]

  await add.trigger('click')
  await settle()
  expect(document.activeElement?.id).toBe('audience.segments.0.name')

  await at('audience.segments.0.name').setValue('Parents')
  expect(last().segments).toEqual([{ ...empty.segment(), name: 'Parents' }])

  await wrapper.find('[aria-label="Remove Parents"]').trigger('click')
  await settle()
  expect(last().segments).toEqual([])
  expect(document.activeElement).toBe(add.element)
})

test('an age range that is turned around is said beside it', async () => {
  const { wrapper, at } = edit(AudienceEditor, { segments: [{ ...empty.segment(), name: 'Parents', ageFrom: 40 }], personas: [] })

  await at('audience.segments.0.ageTo').setValue('30')

  expect(wrapper.text()).toContain('This is below the age it starts from.')
})

test('a number is kept when it is one within its bounds, and the sentence waits until the field is left', async () => {
  const { wrapper, at, last } = edit(AudienceEditor, { segments: [{ ...empty.segment(), name: 'Parents', ageFrom: 4 }], personas: [] })

  await at('audience.segments.0.ageFrom').setValue('4x')
  expect(wrapper.text()).not.toContain('Type a whole number')
  await at('audience.segments.0.ageFrom').trigger('blur')

  expect(last().segments[0].ageFrom).toBeNull()
  expect(wrapper.text()).toContain('Type a whole number from 0 to 120.')
  expect((at('audience.segments.0.ageFrom').element as HTMLInputElement).value).toBe('4x')
})

test('personas follow their segment when it is renamed, and lose it when it is gone', () => {
  const segment = (name: string) => ({ ...empty.segment(), name })
  const persona = (name: string, of: string | null) => ({ name, role: null, story: null, segment: of })
  const before = { segments: [segment('Parents'), segment('Students')], personas: [persona('Eva', 'Parents'), persona('Jan', 'Students'), persona('Zoe', null)] }

  expect(segmentsRenamed(before, [segment('Young parents'), segment('Students')]).map((one) => one.segment)).toEqual(['Young parents', 'Students', null])
  expect(segmentsRenamed(before, [segment('Students')]).map((one) => one.segment)).toEqual([null, 'Students', null])
  expect(segmentsRenamed(before, [segment('Students'), segment('Parents')]).map((one) => one.segment)).toEqual(['Parents', 'Students', null])
})

test('items are put in order by buttons, and what is being typed in them moves along', async () => {
  const { wrapper, last, settle } = edit(ServicesEditor, ['Photos', 'Films', 'Words'].map((name) => ({ name, description: null })))
  const third = wrapper.findAll('li')[2].element

  await wrapper.find('[aria-label="Move Words up"]').trigger('click')
  await settle()

  expect(last().map(({ name }) => name)).toEqual(['Photos', 'Words', 'Films'])
  expect(wrapper.findAll('li')[1].element).toBe(third)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Words up')
  expect(wrapper.findAll('[role=status]').map((status) => status.text())).toContain('Words is now 2 of 3')

  await wrapper.find('[aria-label="Move Words up"]').trigger('click')
  await settle()
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Words down')
})

test('labels lead to their own fields after the order changed', async () => {
  const { wrapper, settle } = edit(ServicesEditor, ['Photos', 'Films'].map((name) => ({ name, description: null })))

  await wrapper.find('[aria-label="Move Films up"]').trigger('click')
  await settle()
  await settle()

  for (const row of wrapper.findAll('li')) {
    const fields = row.findAll('input, textarea').map((field) => field.attributes('id'))
    expect(row.findAll('label').map((label) => label.attributes('for'))).toEqual(fields)
  }
  expect(wrapper.findAll('li input').map((input) => [input.attributes('id'), (input.element as HTMLInputElement).value])).toEqual([['services.0.name', 'Films'], ['services.1.name', 'Photos']])
})

test('a full list says so and takes no more', () => {
  const { wrapper } = edit(ItemList, [{ name: 'Photos' }, { name: 'Films' }], { id: 'services', label: 'Services', addLabel: 'Add', make: () => ({ name: '' }), nameOf: ({ name }: { name: string }) => name, max: 2 })

  expect(wrapper.find('[data-add]').attributes('disabled')).toBeDefined()
  expect(wrapper.text()).toContain('That is all that fits: 2.')
})
