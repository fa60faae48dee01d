import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import LimitRing from '~/components/LimitRing.vue'
import { countText } from '~/logic/text_count'

const ring = (count: number, max: number) => mount(LimitRing, { props: { count, max } })

test('far from the limit only the ring is shown, and its name says the numbers', () => {
  const far = ring(120, 2200)

  expect(far.text()).toBe('')
  expect(far.attributes('aria-label')).toContain('120 of 2,200 characters')
})

test('near the limit it says how many are left', () => {
  expect(ring(2190, 2200).text()).toBe('10')
})

test('above the limit it says by how many, in words as well', () => {
  const over = ring(2203, 2200)

  expect(over.text()).toBe('-3')
  expect(over.attributes('aria-label')).toContain('3 characters too many')
})

test('platforms count the same text differently', () => {
  const family = '👨‍👩‍👧'

  expect(countText(family, 'utf16')).toBe(8)
  expect(countText(family, 'codepoints')).toBe(5)
  expect(countText(family, 'graphemes')).toBe(1)
})
