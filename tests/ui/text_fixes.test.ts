import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixed, linksIn, tidied } from '~/logic/text_fixes'

const sentences = fc.array(fc.constantFrom('tea', ' ', '  ', '\t', '\n', '.', '🍵', '#tag'), { maxLength: 30 }).map((parts) => parts.join(''))

test('needless spaces go, words and lines stay, and a second time changes nothing', () => {
  expect(tidied('One  two \nthree\t\n  four')).toBe('One two\nthree\n  four')
  fc.assert(
    fc.property(sentences, (text) => {
      const after = tidied(text)
      expect(after.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(after.split('\n')).toHaveLength(text.split('\n').length)
      // As the server looks for them.
      expect(/\S[ \t]{2,}\S|[ \t]+$/m.test(after)).toBe(false)
      expect(tidied(after)).toBe(after)
    })
  )
})

test('words are added behind the text; hashtags behind hashtags', () => {
  expect(fixed('A pot.', { kind: 'append', text: 'Advertisement' })).toBe('A pot.\n\nAdvertisement')
  expect(fixed('A pot.\n\n#tea', { kind: 'append', text: '#pot #clay' })).toBe('A pot.\n\n#tea #pot #clay')
  expect(fixed('  ', { kind: 'append', text: 'Advertisement' })).toBe('Advertisement')
})

test('links are found once, without the sentence around them', () => {
  expect(linksIn(['See https://a.example/x?y=1, (https://b.example/p) and https://a.example/x?y=1.', 'http://c.example/ https://'])).toEqual(['https://a.example/x?y=1', 'https://b.example/p', 'http://c.example/'])
})
