import { flushPromises } from '@vue/test-utils'
import Sortable from 'sortablejs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiProblem } from '~/api/http'
import { media } from '~/api/media'
import { profiles, type PortfolioItem } from '~/api/profiles'
import type { Media } from '~/api/types'
import PortfolioEditor from '~/components/profiles/PortfolioEditor.vue'
import PortfolioRow from '~/components/profiles/portfolio/PortfolioRow.vue'
import { asWebAddress, itemOfPost } from '~/logic/portfolio'
import { edit } from './profiles_support.ts'

const work = (title: string, given: Partial<PortfolioItem> = {}): PortfolioItem => ({ kind: 'link', title, brand: null, result: null, url: `https://example.com/${title}`, mediaId: null, publishedOn: null, ...given })
const titles = (items: PortfolioItem[]) => items.map(({ title }) => title)
const previewLink = vi.spyOn(profiles, 'previewLink')
const importedPosts = vi.spyOn(profiles, 'importedPosts')
const upload = vi.spyOn(media, 'upload')

beforeEach(() => {
  for (const spy of [previewLink, importedPosts, upload]) spy.mockReset()
})
afterEach(() => (document.body.innerHTML = ''))

test('works are put in order by keyboard; the focus stays with the work', async () => {
  const { wrapper, last, settle } = edit(PortfolioEditor, ['A', 'B', 'C'].map((title) => work(title)))

  await wrapper.find('[aria-label="Move A down"]').trigger('click')
  await settle()

  expect(titles(last())).toEqual(['B', 'A', 'C'])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Move A down')
  expect(wrapper.text()).toContain('A is now 2 of 3')
})

test('a work that was dragged is where it was dropped, in the list and on the page', async () => {
  const { wrapper, last, settle } = edit(PortfolioEditor, ['A', 'B', 'C'].map((title) => work(title)))
  await settle()
  const list = wrapper.find('ol').element as HTMLElement
  const [first] = [...list.children]

  // As the library leaves it: the element stands at its new place already when the handler hears of it.
  list.append(first)
  Sortable.get(list)!.options.onUpdate!({ item: first, from: list, oldIndex: 0, newIndex: 2 } as unknown as Sortable.SortableEvent)
  await settle()

  expect(titles(last())).toEqual(['B', 'C', 'A'])
  expect([...list.querySelectorAll('[data-edit]')].map((button) => button.textContent?.trim()[0])).toEqual(['B', 'C', 'A'])
  expect(list.lastElementChild).toBe(first)
})

test('the opened form stays with its work when the order changes', async () => {
  const { wrapper, settle } = edit(PortfolioEditor, ['A', 'B'].map((title) => work(title)))
  await wrapper.findAll('[data-edit]')[0].trigger('click')

  await wrapper.find('[aria-label="Move A down"]').trigger('click')
  await settle()

  expect((wrapper.find('[id="portfolio.1.title"]').element as HTMLInputElement).value).toBe('A')
  expect(wrapper.find('[id="portfolio.0.title"]').exists()).toBe(false)
})

test('of two hundred works, a letter typed in one draws that one again and no other', { timeout: 30_000 }, async () => {
  const { wrapper, at, last, settle } = edit(PortfolioEditor, Array.from({ length: 200 }, (_, index) => work(`Work ${index}`)))
  await wrapper.findAll('[data-edit]')[7].trigger('click')
  const updates = wrapper.findAllComponents(PortfolioRow).map((row) => vi.spyOn(row.vm.$ as unknown as { update: () => void }, 'update'))

  await at('portfolio.7.title').setValue('Work 7, longer')
  await settle()

  expect(last()[7].title).toBe('Work 7, longer')
  expect(updates.flatMap((update, index) => (update.mock.calls.length ? [index] : []))).toEqual([7])
  expect(wrapper.text()).toContain('That is all that fits: 200.')
})

test('a link becomes a work with the title and the picture of its page', async () => {
  previewLink.mockResolvedValue({ title: 'How we bake', description: null, mediaId: 'm1' })
  const { at, last } = edit(PortfolioEditor, [] as PortfolioItem[], { brandId: 'b1' })

  await at('portfolio.link').setValue('example.com/work')
  await at('portfolio.link').trigger('keydown', { key: 'Enter' })
  await flushPromises()

  expect(previewLink.mock.calls[0].slice(0, 2)).toEqual(['https://example.com/work', 'b1'])
  expect(last()).toEqual([{ ...work('How we bake'), url: 'https://example.com/work', mediaId: 'm1' }])
})

test('a page that cannot be read is added with its host for a title, and the reason is told', async () => {
  previewLink.mockRejectedValue(new ApiProblem(422, 'E_LINK_UNREADABLE', 'The page did not answer in time.'))
  const { wrapper, at, last } = edit(PortfolioEditor, [] as PortfolioItem[])

  await at('portfolio.link').setValue('https://example.com/work')
  await at('portfolio.link').trigger('keydown', { key: 'Enter' })
  await flushPromises()

  expect(last()[0]).toMatchObject({ title: 'example.com', url: 'https://example.com/work', mediaId: null })
  expect(wrapper.text()).toContain('The page did not answer in time.')
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'work', 'https://', 'https://a b.example'])('"%s" is no address of a page: nothing is asked and nothing added', async (typed) => {
  const { wrapper, at, changes } = edit(PortfolioEditor, [] as PortfolioItem[])

  await at('portfolio.link').setValue(typed)
  await at('portfolio.link').trigger('keydown', { key: 'Enter' })

  expect(asWebAddress(typed)).toBeNull()
  expect(previewLink).not.toHaveBeenCalled()
  expect(changes).toEqual([])
  expect(wrapper.text()).toContain('Type the address of a page')
})

test('uploads become works named after their files', async () => {
  upload.mockImplementation(async (file) => ({ id: `id-${file.name}`, name: file.name }) as Media)
  const { wrapper, last } = edit(PortfolioEditor, [] as PortfolioItem[], { brandId: 'b1' })

  wrapper.findComponent({ name: 'FileUpload' }).vm.$emit('update:modelValue', [new File(['1'], 'summer.film.mp4'), new File(['2'], 'poster.png')])
  await flushPromises()
  await flushPromises()

  expect(upload.mock.calls.map(([file, brandId]) => [file.name, brandId])).toEqual([['summer.film.mp4', 'b1'], ['poster.png', 'b1']])
  expect(last().map(({ kind, title, mediaId }) => [kind, title, mediaId])).toEqual([['media', 'summer.film', 'id-summer.film.mp4'], ['media', 'poster', 'id-poster.png']])
})

test('imported posts are picked from a list, and those that are in already cannot be picked again', async () => {
  const post = (id: string, permalink: string | null, text: string | null) => ({ id, connectionId: 'c1', adapterId: 'sample', handle: '@bakery', text, permalink, publishedAt: '2026-03-01T10:00:00.000Z', mediaId: null })
  importedPosts.mockResolvedValue({ data: [post('1', 'https://example.com/A', 'First'), post('2', 'https://example.com/2', 'Second\nwith more'), post('3', null, null)], nextCursor: null })
  const { wrapper, last } = edit(PortfolioEditor, [work('A')], { brandId: 'b1' })

  await wrapper.findAll('button').find((button) => button.text() === 'From your channels')!.trigger('click')
  await flushPromises()
  const boxes = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] [role=checkbox]')]
  expect(boxes.map((box) => box.disabled)).toEqual([true, false, false])
  boxes[1].click()
  await flushPromises()
  const add = [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] button')].find((button) => button.textContent?.trim() === 'Add 1 post')!
  add.click()
  await flushPromises()

  expect(importedPosts.mock.calls[0]).toEqual([{ brand: 'b1' }])
  expect(last()[1]).toEqual({ kind: 'post', title: 'Second', brand: null, result: null, url: 'https://example.com/2', mediaId: null, publishedOn: '2026-03-01' })
  expect(itemOfPost(post('3', null, null)).title).toBe('2026-03-01')
})

test('works that need a correction are seen from outside, and the first of them is open', async () => {
  const { wrapper, at, settle } = edit(PortfolioEditor, ['A', 'B', 'C'].map((title) => work(title)))
  expect(at('portfolio.1.url').exists()).toBe(false)

  await wrapper.setProps({ errors: { 'portfolio.1.url': 'This is no address.', 'portfolio.2.title': 'Give it a title.' } })
  await settle()

  expect(wrapper.findAll('li').map((row) => row.text().includes('Needs a correction'))).toEqual([false, true, true])
  expect(at('portfolio.1.url').exists()).toBe(true)
  expect(wrapper.text()).toContain('This is no address.')
})
