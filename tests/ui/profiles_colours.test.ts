import { flushPromises } from '@vue/test-utils'
import { wcagContrast } from 'culori'
import { afterEach, expect, test, vi } from 'vitest'
import type { ColourRoles } from '~/api/profiles'
import ColourRolesEditor from '~/components/profiles/look/ColourRolesEditor.vue'
import { asHex, contrastPairs, ratioOf, shownRatio } from '~/logic/contrast'
import { paletteOf, suggestRoles } from '~/logic/palette'
import * as pictures from '~/logic/pictures'
import { edit } from './profiles_support.ts'

const roles = (given: Partial<ColourRoles> = {}): ColourRoles => ({ primary: null, secondary: null, accent: null, background: null, text: null, ...given })

/** Stripes of colours with transparent ground between them, as a logo has. */
function stripes(...colours: [red: number, green: number, blue: number, alpha: number][]) {
  const [width, height] = [colours.length * 20, 30]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < width * height; at++) data.set(colours[Math.floor((at % width) / 20)], at * 4)
  return { width, height, data }
}

afterEach(() => vi.restoreAllMocks())

test('the ratio is that of WCAG', () => {
  expect(ratioOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(shownRatio(ratioOf('#777777', '#ffffff'))).toBe('4.47')
  expect(shownRatio(ratioOf('#767676', '#ffffff'))).toBe('4.54')
  expect(shownRatio(4.4999)).toBe('4.49')
})

test('of any two colours the ratio is what a library of colours says', () => {
  const colours = ['#000000', '#0a0b0c', '#1d4ed8', '#7f7f80', '#ffd84d', '#f43f5e', '#fefefe', '#ffffff']

  for (const one of colours) for (const other of colours) expect(ratioOf(one, other)).toBeCloseTo(wcagContrast(one, other), 3)
})

test('words need 4.5, shapes need 3; without a background they stand on white', () => {
  const pairs = contrastPairs(roles({ text: '#777777', primary: '#777777', accent: '#ffd84d' }))

  expect(pairs.map(({ key, needed, isEnough }) => [key, needed, isEnough])).toEqual([
    ['text', 4.5, false],
    ['primary', 3, true],
    ['accent', 3, false],
  ])
})

test('words on the primary colour take the better of text and background', () => {
  const button = contrastPairs(roles({ primary: '#1d4ed8', text: '#111827', background: '#ffffff' })).find(({ key }) => key === 'button')

  expect(button).toMatchObject({ front: '#ffffff', ground: '#1d4ed8', isEnough: true })
})

test.each([['#AABBCC', '#aabbcc'], ['abc', '#aabbcc'], [' 4f46e5 ', '#4f46e5'], ['#12345', undefined], ['red;background:url(x)', undefined], ['', undefined]])('"%s" typed is %s', (typed, hex) => {
  expect(asHex(typed)).toBe(hex)
})

test('a pair that is too faint is warned of while typing, with its ratio; a readable one is not', async () => {
  const { wrapper, at } = edit(ColourRolesEditor, roles({ background: '#ffffff' }), { prefix: 'look.colours' })

  await at('look.colours.text').setValue('#999999')
  expect(wrapper.find('[data-pair=text]').text()).toContain('2.84 : 1, needs 4.5')
  expect(wrapper.find('[data-pair=text]').text()).toContain('Many people cannot read words like this.')

  await at('look.colours.text').setValue('#222222')
  expect(wrapper.find('[data-pair=text]').text()).not.toContain('Many people')
  expect(wrapper.find('[data-pair=text]').text()).toContain('Readable')
})

test('what is no colour is said on leaving the field and never becomes a style', async () => {
  const { wrapper, at, last } = edit(ColourRolesEditor, roles({ primary: '#112233' }), { prefix: 'c' })

  await at('c.primary').setValue('red;x:y')
  await at('c.primary').trigger('blur')

  expect(last().primary).toBeNull()
  expect(wrapper.text()).toContain('Type a colour as six digits')
  expect(wrapper.findAll('[style]').map((element) => element.attributes('style')).join(' ')).not.toContain('x:y')
})

test('a palette has the colours of the picture, the largest first, and not its transparent ground', () => {
  const palette = paletteOf(stripes([220, 38, 38, 255], [0, 0, 0, 0], [220, 38, 38, 255], [29, 78, 216, 255], [0, 0, 0, 0]))

  expect(palette).toHaveLength(2)
  expect(ratioOf(palette[0], '#dc2626')).toBeLessThan(1.1)
  expect(ratioOf(palette[1], '#1d4ed8')).toBeLessThan(1.1)
})

test('a picture of nothing has no palette', () => {
  expect(paletteOf(stripes([0, 0, 0, 0]))).toEqual([])
})

test('suggested roles can be read upon each other, whatever the logo is', () => {
  for (const palette of [['#dc2626', '#1d4ed8'], ['#ffd84d', '#fff176', '#111111'], ['#888888'], [], ['#00ff00', '#ff00ff', '#00ffff']]) {
    for (const pair of contrastPairs(suggestRoles(palette))) expect([palette, pair.key, pair.isEnough]).toEqual([palette, pair.key, true])
  }
})

test('colours of the logo are offered, and fill only the roles that are empty', async () => {
  const asked: string[] = []
  vi.spyOn(pictures, 'pixelsOf').mockImplementation(async (url) => (asked.push(url), stripes([220, 38, 38, 255], [220, 38, 38, 255], [29, 78, 216, 255])))
  const { wrapper, last } = edit(ColourRolesEditor, roles({ primary: '#123456' }), { pictureIds: [null, 'm1'] })
  await flushPromises()

  expect(asked).toEqual(['/media/m1/file'])
  expect(wrapper.findAll('[data-swatch]')).toHaveLength(2)
  await wrapper.findAll('button').find((button) => button.text() === 'Fill the empty ones')!.trigger('click')

  expect(last()).toMatchObject({ primary: '#123456', background: '#ffffff' })
  expect(ratioOf(last().secondary!, '#1d4ed8')).toBeLessThan(1.1)
  expect(ratioOf(last().text!, '#ffffff')).toBeGreaterThan(4.5)
})

test('a logo that cannot be read says so, and colours can still be typed', async () => {
  vi.spyOn(pictures, 'pixelsOf').mockRejectedValue(new Error('not a picture'))
  const { wrapper, at } = edit(ColourRolesEditor, roles(), { pictureIds: ['m1'], prefix: 'c' })
  await flushPromises()

  expect(wrapper.text()).toContain('The colours of the logo could not be read.')
  expect(at('c.primary').exists()).toBe(true)
})
