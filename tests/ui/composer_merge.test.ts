import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ComposerForm } from '~/logic/composer_form'
import { differs, FIELDS, merge, withField } from '~/logic/three_way'

const texts = fc.constantFrom('', 'Tea', 'Coffee', 'Tea and coffee')
const files = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((ids) => ids.map((id) => ({ id, altText: '', crop: null }) as unknown as ComposerForm['media'][number]))
const targets = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }).chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom(null, 'own').map((text) => ({ connectionId: id, format: 'f', text, options: {} })))))
const forms: fc.Arbitrary<ComposerForm> = fc.record({ brandId: fc.constant('b'), text: texts, media: files, targets, when: fc.constantFrom('draft', 'at'), date: fc.constantFrom('2026-11-26', '2026-11-27'), time: fc.constant('09:00') }) as fc.Arbitrary<ComposerForm>
const same = (one: ComposerForm, other: ComposerForm) => FIELDS.every((field) => !differs(one, other, field))

const form = (changes: Partial<ComposerForm> = {}): ComposerForm => ({ brandId: 'b', text: 'Tea', media: [], targets: [], when: 'draft', date: '2026-11-26', time: '09:00', ...changes })
const target = (connectionId: string, text: string | null = null) => ({ connectionId, format: 'f', text, options: {} })

describe('two versions that come from one', () => {
  test('what only one of us changed is in, whoever it was', () => {
    const merged = merge(form(), form({ text: 'Coffee' }), form({ targets: [target('x')] }))

    expect(merged).toMatchObject({ conflicts: [], taken: ['channels'], form: { text: 'Coffee', targets: [target('x')] } })
  })

  test('what both changed in different ways is a person’s to decide, and stays as mine until then', () => {
    const merged = merge(form(), form({ text: 'Mine' }), form({ text: 'Theirs', when: 'at' }))

    expect(merged).toMatchObject({ conflicts: ['text'], taken: ['time'], form: { text: 'Mine', when: 'at' } })
    expect(withField(merged.form, form({ text: 'Theirs' }), 'text').text).toBe('Theirs')
  })

  test('different channels are different things; the same one is not', () => {
    const base = form({ targets: [target('x'), target('y')] })
    const mine = form({ targets: [target('x', 'My own'), target('y')] })

    expect(merge(base, mine, form({ targets: [target('x'), target('z')] }))).toMatchObject({ conflicts: [], form: { targets: [target('x', 'My own'), target('z')] } })
    expect(merge(base, mine, form({ targets: [target('x', 'Theirs'), target('y')] })).conflicts).toEqual(['channels'])
  })

  test('where nobody knows what both come from, everything that differs is asked about', () => {
    expect(merge(null, form({ text: 'Mine' }), form({ text: 'Theirs' })).conflicts).toEqual(['text'])
    expect(merge(null, form(), form()).conflicts).toEqual([])
  })

  test('nothing of mine is lost without being asked about, and nothing of theirs', () => {
    fc.assert(
      fc.property(forms, forms, forms, (base, mine, theirs) => {
        const merged = merge(base, mine, theirs)
        for (const field of FIELDS) {
          if (merged.conflicts.includes(field)) continue
          if (!differs(base, theirs, field)) expect(differs(merged.form, mine, field)).toBe(false)
          if (!differs(base, mine, field)) expect(differs(merged.form, theirs, field)).toBe(false)
        }
      })
    )
  })

  test('who changed nothing gets theirs; whom nobody changed keeps mine; equals stay', () => {
    fc.assert(
      fc.property(forms, forms, (base, other) => {
        expect(merge(base, base, other)).toMatchObject({ conflicts: [] })
        expect(same(merge(base, base, other).form, other)).toBe(true)
        expect(same(merge(base, other, base).form, other)).toBe(true)
        expect(merge(base, other, other)).toMatchObject({ conflicts: [], taken: [] })
      })
    )
  })
})
