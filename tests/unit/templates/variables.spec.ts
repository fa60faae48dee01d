import { test } from '@japa/runner'
import fc from 'fast-check'
import { builtInValues, filled, namesIn, sentenceOfUnknown, unknownIn, valuesOf } from '#services/templates/variables'

const variable = (name: string, fallback: string | null = null) => ({ name, description: null, fallback })

test.group('Templates / variables', () => {
  test('gaps are named once, in the order of their first place', ({ assert }) => {
    assert.deepEqual(namesIn('{{ product }} by {{brand.name}}', '{{product}} on {{date}}, not {{}'), ['product', 'brand.name', 'date'])
  })

  test('an unknown name is told with the one that was meant', ({ assert }) => {
    const unknown = unknownIn('{{prodct}} {{Date}} {{colour}} {{product}} {{}}', ['product'])

    assert.deepEqual(unknown, [{ name: 'prodct', meant: 'product' }, { name: 'Date', meant: 'date' }, { name: 'colour', meant: null }, { name: '', meant: null }])
    assert.equal(sentenceOfUnknown(unknown[0]), '{{prodct}} is not a variable of this template. Did you mean {{product}}?')
    assert.include(sentenceOfUnknown(unknown[2]), 'Add it to the variables')
  })

  test('given values go before fallbacks, an empty one is none, and nobody puts in words for what fills itself', ({ assert }) => {
    const values = valuesOf([variable('a', 'A'), variable('b', 'B'), variable('c')], { 'a': 'x', 'b': '', 'brand.name': 'Evil', 'other': 'y' }, { 'brand.name': 'Northwind' })

    assert.deepEqual(values, { 'a': 'x', 'b': 'B', 'brand.name': 'Northwind' })
    assert.equal(filled('{{a}}{{ b }}{{c}}{{brand.name}}{{toString}}', values), 'xB{{c}}Northwind{{toString}}')
  })

  test('what is put in is text: gaps and signs in it are not looked at', ({ assert }) => {
    assert.equal(filled('{{a}}', { a: '{{b}} $& $1', b: 'secret' }), '{{b}} $& $1')
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, value, after) => {
        const [left, right] = [before.replaceAll(/[{}]/g, ''), after.replaceAll(/[{}]/g, '')]
        return filled(`${left}{{x}}${right}`, { x: value }) === `${left}${value}${right}`
      })
    )
  })

  test('a day is the one that the brand’s clock has', ({ assert }) => {
    const at = new Date('2027-03-01T23:30:00Z')

    assert.include(builtInValues({ brandName: 'B', timeZone: 'Europe/Prague', at, locale: 'en' }), { date: 'March 2, 2027', weekday: 'Tuesday', month: 'March', year: '2027' })
    assert.include(builtInValues({ brandName: 'B', timeZone: 'America/New_York', at, locale: 'en' }), { date: 'March 1, 2027', weekday: 'Monday' })
  })
})
