import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { FeedPost, Look } from '~/api/sandbox'
import ActiveSwitches from '~/components/sandbox/ActiveSwitches.vue'
import FeedCard from '~/components/sandbox/FeedCard.vue'
import { presets } from '~/logic/sandbox_presets'

const post: FeedPost = {
  id: '1',
  account: '17',
  format: 'sample.note',
  formatName: 'Note',
  text: 'Rye, slowly.',
  title: null,
  url: 'http://127.0.0.1:7701/notes/1',
  publishedAt: '2026-03-01T10:00:00.000Z',
  author: { name: 'Kestrel Bakery', handle: 'kestrelbakery', pictureUrl: null },
  pictures: ['/sandbox/sample/picture?path=%2Fpictures%2Fa'],
  kind: 'image',
  link: null,
  poll: null,
  visibility: null,
  comments: [],
}
const card = (change: Partial<FeedPost> = {}, layout: Look['layout'] = 'text') => mount(FeedCard, { props: { post: { ...post, ...change }, look: { layout, colour: '#0f766e' }, zone: 'UTC' } })
const isBefore = (wrapper: ReturnType<typeof card>, first: string, second: string) => wrapper.html().indexOf(first) < wrapper.html().indexOf(second)

test.each([
  ['pictures', '<img', 'Rye, slowly.'],
  ['video', '<img', 'Rye, slowly.'],
  ['text', 'Rye, slowly.', '<img'],
  ['cards', 'Rye, slowly.', '<img'],
] as const)('a feed of %s puts what it is about first', (layout, first, second) => {
  expect(isBefore(card({}, layout), first, second)).toBe(true)
})

test('pictures come from this host, and say which of how many they are', () => {
  const pictures = Array.from({ length: 6 }, (_, nth) => `/sandbox/sample/picture?path=%2F${nth}`)
  const shown = card({ pictures })

  expect(shown.findAll('img').map((image) => image.attributes('alt'))).toEqual(['Picture 1 of 6', 'Picture 2 of 6', 'Picture 3 of 6', 'Picture 4 of 6'])
  expect(shown.text()).toContain('+2')
})

test('a post whose picture the platform did not keep says so', () => {
  expect(card({ pictures: [] }).text()).toContain('No picture was kept')
  expect(card({ pictures: [], kind: 'text' }).text()).not.toContain('No picture was kept')
})

test('a long text is folded until somebody wants more', async () => {
  const long = card({ text: 'word '.repeat(100) })
  const fold = long.findAll('button').find((button) => button.text() === 'More')!

  expect(long.find('.line-clamp-4').exists()).toBe(true)
  await fold.trigger('click')
  expect(long.find('.line-clamp-4').exists()).toBe(false)
  expect(card().findAll('button').some((button) => button.text() === 'More')).toBe(false)
})

test('what people wrote is text and never markup', () => {
  const shown = card({ text: '<b>bold</b>', comments: [{ author: '<i>A</i>', text: '<img src=x>' }] })

  expect(shown.find('b, i').exists()).toBe(false)
  expect(shown.text()).toContain('<b>bold</b>')
  expect(shown.text()).toContain('<img src=x>')
})

test('title, link, poll, visibility and comments are shown when there are any', () => {
  const shown = card({ title: 'How we bake', link: 'https://example.com/rye', poll: { question: 'Which?', options: ['Rye', 'Wheat'] }, visibility: 'unlisted', comments: [{ author: 'A reader', text: 'Nice' }] }, 'cards')

  for (const text of ['How we bake', 'example.com', 'Which?', 'Rye', 'Wheat', 'unlisted', '1 comment', 'A reader', 'Nice', 'Note']) expect(shown.text()).toContain(text)
  expect(shown.find('a[href="https://example.com/rye"]').attributes('rel')).toContain('noopener')
})

test('the post’s own page is linked only where the emulator has one', () => {
  expect(card().find('a[href="http://127.0.0.1:7701/notes/1"]').attributes('target')).toBe('_blank')
  expect(card({ url: null }).text()).not.toContain('Open at the emulator')
})

test('losing an answer is offered where the emulator says which call publishes', () => {
  const [lost] = presets([{ name: 'read', about: '', publishes: false }, { name: 'update', about: '', publishes: true }])

  expect(lost).toMatchObject({ id: 'answerLost', does: { fault: { call: 'update', when: 'after' } } })
  expect(presets([]).map(({ id }) => id)).not.toContain('answerLost')
})

test('active switches say what they hit and how often, and only who may flip them can remove them', async () => {
  const faults = [{ call: '*', kind: '503', when: 'before', left: 5, skipLeft: 0, retryAfter: null, account: null }, { call: 'publish', kind: 'reset', when: 'after', left: 1, skipLeft: 2, retryAfter: null, account: '17' }]
  const props = { faults, channels: [{ remoteId: '17', handle: 'kestrelbakery' }], isBusy: false }
  const mine = mount(ActiveSwitches, { props: { ...props, mayFlip: true } })

  expect(mine.text()).toContain('Any request: 503, not available')
  expect(mine.text()).toContain('5 uses left')
  expect(mine.text()).toContain('lets 2 requests pass first · kestrelbakery')
  await mine.find('button').trigger('click')
  expect(mine.emitted('remove')).toHaveLength(1)
  expect(mount(ActiveSwitches, { props: { ...props, mayFlip: false } }).find('button').exists()).toBe(false)
})
