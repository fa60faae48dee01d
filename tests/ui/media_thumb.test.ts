import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import MediaThumb from '~/components/MediaThumb.vue'

const file = { fileUrl: '/media/1/file', previewUrl: null, isVideo: false, seconds: null, pages: null, altText: null }
const shown = (media: object) => mount(MediaThumb, { props: { media: { ...file, ...media } as never } })

test('a document without a picture is a tile with its name, never its own file as a picture', () => {
  const tile = shown({ type: 'application/pdf', name: 'Deck.pdf' })
  expect(tile.find('img').exists()).toBe(false)
  expect(tile.find('[role=img]').attributes('aria-label')).toBe('Deck.pdf')
  expect(tile.text()).toContain('Deck.pdf')
})

test('a document shows its first page and how many there are', () => {
  const page = shown({ type: 'application/pdf', name: 'Deck.pdf', previewUrl: '/media/1/preview', pages: 12 })
  expect(page.find('img').attributes()).toMatchObject({ src: '/media/1/preview', alt: 'Deck.pdf' })
  expect(page.text()).toContain('12')
})

test('a picture without a smaller copy stands for itself', () => {
  expect(shown({ type: 'image/jpeg', name: 'a.jpg' }).find('img').attributes('src')).toBe('/media/1/file')
})
