import { test } from '@japa/runner'
import fc from 'fast-check'
import { contrast, paletteOf, readable } from '#services/media_kit/colours'

const NONE = { primary: null, secondary: null, accent: null, background: null, text: null }
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.group('Media kit / colours', () => {
  test('contrast is what WCAG calculates', ({ assert }) => {
    assert.closeTo(contrast('#000000', '#ffffff'), 21, 0.001)
    assert.closeTo(contrast('#777777', '#ffffff'), 4.478, 0.001)
    assert.equal(contrast('#123456', '#abcdef'), contrast('#abcdef', '#123456'))
  })

  test('a colour that can be read stays as it is', ({ assert }) => {
    assert.equal(readable('#0f4c5c', ['#fbfaf6']), '#0f4c5c')
    assert.equal(paletteOf({ ...NONE, primary: '#0f4c5c', background: '#fbfaf6', text: '#1d2b2f' }).text, '#1d2b2f')
  })

  test('whatever somebody chose, all text can be read where it stands', ({ assert }) => {
    fc.assert(
      fc.property(colour, colour, colour, colour, colour, (primary, secondary, accent, background, text) => {
        const palette = paletteOf({ primary, secondary, accent, background, text })
        const pairs: [string, string, number][] = [
          [palette.text, palette.ground, 4.5],
          [palette.text, palette.card, 4.5],
          [palette.quiet, palette.ground, 4.5],
          [palette.quiet, palette.card, 4.5],
          [palette.primaryText, palette.card, 4.5],
          [palette.onPrimary, palette.primary, 4.5],
          [palette.onSecondary, palette.secondary, 4.5],
        ]
        for (const [ink, ground, least] of pairs) assert.isAtLeast(contrast(ink, ground), least, `${ink} on ${ground}`)
      })
    )
  })

  test('roles come from the first set that has them; what is no colour is overlooked', ({ assert }) => {
    const palette = paletteOf({ ...NONE, primary: 'red;}' }, { ...NONE, primary: '#0b4f4a', accent: '#123456' })

    assert.deepEqual([palette.primary, palette.accent, palette.ground], ['#0b4f4a', '#123456', '#ffffff'])
    assert.match(Object.values(paletteOf({ ...NONE, background: '</style>' })).join(), /^(#[0-9a-f]{6},?)+$/)
  })
})
