import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Format, PreviewModel } from '~/api/types'
import PostPreview from '~/components/composer/PostPreview.vue'
import type { ComposerMedia } from '~/logic/composer_form'
import { cropOfRatio } from '~/logic/crop'
import { fitsOf, pollOf, shapeOf } from '~/logic/preview'

const media = { min: 0, max: 1, types: ['image/jpeg'] }
const format = (changes: Record<string, unknown> = {}) => ({ id: 'f', name: 'Format', text: { max: 100, countAs: 'utf16' }, media, options: [], ...changes }) as unknown as Format
const model = (changes: Partial<PreviewModel> = {}): PreviewModel => ({ layout: 'f', ratio: 1, text: { shown: 'Tea', folded: false }, media: [{ id: 'a', ratio: 1 }], ...changes })
const file = { id: 'a', name: 'a.jpg', type: 'image/jpeg', isVideo: false, width: 2000, height: 1000, altText: 'A pot', previewUrl: '/media/a/preview', fileUrl: '/media/a/file', seconds: null, pages: null } as unknown as ComposerMedia
const connection = { handle: 'tea', name: 'Tea', pictureUrl: null, adapter: 'x', adapterName: 'X' }
const shown = (props: Record<string, unknown> = {}) => mount(PostPreview, { props: { model: model(), media: [file], connection, formatName: 'Post', format: format(), ...props } })

test('the shape follows from what a format takes and how tall it is', () => {
  expect(shapeOf(model({ ratio: 9 / 16, safeArea: { top: 0.1, right: 0.1, bottom: 0.3, left: 0 } }), format({ media: { min: 1, max: 2, types: ['video/mp4'] } }))).toBe('tall')
  expect(shapeOf(model({ ratio: 9 / 16 }), format())).toBe('feed')
  expect(shapeOf(model({ ratio: 0.7071 }), format({ media: { min: 1, max: 1, types: ['application/pdf'] } }))).toBe('document')
  expect(shapeOf(model(), format({ media: { min: 0, max: 0, types: [] } }))).toBe('text')
  expect(shapeOf(model(), format({ options: [{ key: 'link', kind: 'url', label: 'Link' }] }))).toBe('link')
  expect(shapeOf(model({ badges: ['poll-3'] }), format())).toBe('poll')
  expect(shapeOf(model(), format())).toBe('feed')
})

test('a file that gets borders is shown whole with its borders; one that is cut fills the frame; each says so', () => {
  const issue = (rule: string) => ({ level: 'warning' as const, path: 'media.0', rule, sentence: '' })

  const padded = shown({ issues: [issue('fit.pad')] })
  expect(padded.get('[data-fit=pad] > svg').attributes('preserveAspectRatio')).toBe('xMidYMid meet')
  expect(padded.text()).toContain('Gets borders')
  const cut = shown({ issues: [issue('fit.crop')] })
  expect(cut.get('[data-fit=crop] > svg').attributes('preserveAspectRatio')).toBe('xMidYMid slice')
  expect(cut.text()).toContain('Its edges are cut off')
  expect(shown().find('[data-fit=none]').exists()).toBe(true)
})

test('a crop shows its part of the picture and nothing beside it', () => {
  const preview = shown({ media: [{ ...file, crop: { x: 0.5, y: 0, width: 0.25, height: 0.5 } }] })

  expect(preview.get('[data-fit] > svg').attributes('viewBox')).toBe('1000 0 500 500')
  expect(preview.get('[data-fit] > svg > svg').attributes()).toMatchObject({ x: '1000', width: '500', viewBox: '1000 0 500 500', overflow: 'hidden' })
})

test('the ground turns dark and light by its own switch', async () => {
  const preview = shown()
  expect(preview.find('.light').exists()).toBe(true)

  await preview.get('button[aria-pressed]').trigger('click')

  expect(preview.find('.dark').exists()).toBe(true)
  expect(preview.get('button[aria-pressed]').attributes('aria-pressed')).toBe('true')
})

test('a poll shows its question and at least two choices; a link its card', () => {
  const poll = format({ media: { min: 0, max: 0, types: [] }, options: ['question', 'choice1', 'choice2', 'choice3'].map((key) => ({ key, kind: 'text', label: key })) })
  expect(pollOf(poll, { question: 'Tea?', choice1: 'Yes' })).toEqual({ question: 'Tea?', choices: [{ label: 'choice1', text: 'Yes' }, { label: 'choice2', text: '' }] })

  const link = shown({ model: model({ media: [] }), media: [], format: format({ options: [{ key: 'url', kind: 'url', label: 'Link' }] }), options: { url: 'https://tea.example/pots', title: 'Pots' } })
  expect(link.text()).toContain('tea.example')
  expect(link.text()).toContain('Pots')
})

test('what is fitted is told by the file’s place in the post', () => {
  const fits = fitsOf([{ level: 'warning', path: 'media.1', rule: 'fit.pad', sentence: '' }, { level: 'warning', path: 'media.0.altText', rule: 'fit.crop', sentence: '' }], [{ id: 'a' }, { id: 'b' }])

  expect([...fits]).toEqual([['b', 'pad']])
})

test('a part of any ratio lies within the picture, has that ratio, and touches two of its sides', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0.2, max: 5, noNaN: true }), (x, y, ratio, picture) => {
      const crop = cropOfRatio({ x: x / 2, y: y / 2, width: x / 2, height: y / 2 }, ratio, picture)

      expect((crop.width * picture) / crop.height).toBeCloseTo(ratio, 6)
      expect(Math.max(crop.width, crop.height)).toBeCloseTo(1, 9)
      for (const [from, length] of [[crop.x, crop.width], [crop.y, crop.height]] as const) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(from + length).toBeLessThanOrEqual(1 + 1e-9)
      }
    })
  )
})
