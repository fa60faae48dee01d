import { expect, test } from 'vitest'
import type { ShortLink } from '~/api/links'
import type { Template } from '~/api/templates'
import type { ComposerTarget } from '~/logic/composer_form'
import { allTexts, codesIn, longIn, placesToShorten, templateOf, withFullAddresses, withTemplate, withTexts } from '~/logic/text_tools'

const target = (connectionId: string, text: string | null = null): ComposerTarget => ({ connectionId, format: 'post', text, options: {} })
const kindOf = ({ connectionId }: { connectionId: string }) => connectionId.split('-')[0]!
const SHORT = 'https://app.example/l/abcdefghij'
const template = (change: Partial<Template> = {}) => ({ text: 'New: {{product}}', variants: [{ adapterId: 'a', text: '{{product}} is here' }], hashtags: ['#new'], variables: [], ...change }) as unknown as Template

test('short links are told from addresses by their form', () => {
  expect(codesIn(`See ${SHORT}, http://localhost:3333/l/kmnopqrstu! and https://a.example/l/short or https://a.example/x.`)).toEqual(['abcdefghij', 'kmnopqrstu'])
  expect(longIn(`See ${SHORT}, and https://a.example/x.`)).toBe(1)
})

test('several channels with one text get one each; one channel keeps the text of all', () => {
  const text = 'https://a.example/x'

  expect(placesToShorten({ text, targets: [target('a-1'), target('b-1')] }, true)).toEqual([{ text, connectionId: 'a-1', index: 0 }, { text, connectionId: 'b-1', index: 1 }])
  expect(placesToShorten({ text, targets: [target('a-1'), target('b-1')] }, false)).toEqual([{ text, connectionId: null, index: null }])
  expect(placesToShorten({ text, targets: [target('a-1')] }, true)).toEqual([{ text, connectionId: 'a-1', index: null }])
  expect(placesToShorten({ text, targets: [] }, true)).toEqual([{ text, connectionId: null, index: null }])
  expect(placesToShorten({ text, targets: [target('a-1', 'Own https://b.example/y'), target('b-1', 'No link')] }, true)).toEqual([{ text: 'Own https://b.example/y', connectionId: 'a-1', index: 0 }])
  expect(placesToShorten({ text: SHORT, targets: [] }, true)).toEqual([])
})

test('answers go where they were asked for, and the way back makes channels share one text again', () => {
  const before = { text: 'See https://a.example/x', targets: [target('a-1'), target('b-1'), target('c-1', 'Own')] }
  const places = placesToShorten(before, true)
  const after = withTexts(before, places, [{ text: `See ${SHORT}` }, { text: 'See https://app.example/l/bbbbbbbbbb' }])
  const known = new Map([['abcdefghij', { url: 'https://a.example/x' } as ShortLink], ['bbbbbbbbbb', { url: 'https://a.example/x' } as ShortLink]])

  expect(after.targets.map(({ text }) => text)).toEqual([`See ${SHORT}`, 'See https://app.example/l/bbbbbbbbbb', 'Own'])
  expect(after.text).toBe(before.text)
  expect(withFullAddresses(after, known)).toEqual(before)
  expect(withFullAddresses(after, new Map([['abcdefghij', null]]))).toEqual(after)
})

test('a template fills its gaps in the text of all, and in that of the channels it has one for', () => {
  const form = { text: 'Before', targets: [target('a-1'), target('b-1', 'Mine')] }
  const values = { product: 'Shoes' }

  expect(withTemplate(form, template(), values, kindOf, false)).toEqual({ text: 'New: Shoes\n\n#new', targets: [target('a-1', 'Shoes is here\n\n#new'), target('b-1', null)] })
  expect(withTemplate(form, template(), values, kindOf, true)).toEqual({ text: 'Before\n\nNew: Shoes\n\n#new', targets: [target('a-1', 'Before\n\nShoes is here\n\n#new'), target('b-1', 'Mine\n\nNew: Shoes\n\n#new')] })
})

test('a template made of a post has its text and the first own text of each kind of channel', () => {
  expect(templateOf({ text: 'All', targets: [target('a-1', 'One'), target('a-2', 'Two'), target('b-1')] }, kindOf)).toEqual({ text: 'All', variants: [{ adapterId: 'a', text: 'One' }] })
  expect(templateOf({ text: ' ', targets: [target('a-1', 'One')] }, kindOf)).toEqual({ text: 'One', variants: [{ adapterId: 'a', text: 'One' }] })
  expect(allTexts({ text: 'Unused', targets: [target('a-1', 'One')] })).toEqual(['One'])
})
