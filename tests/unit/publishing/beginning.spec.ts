import { test } from '@japa/runner'
import { beginningOf } from '#services/publishing/beginning'

test.group('Publishing / the beginning of a text', () => {
  test('ends with a whole word and says that there is more', ({ assert }) => {
    assert.equal(beginningOf('The first batch leaves the oven at seven. Come early.', 43), 'The first batch leaves the oven at seven…')
    assert.equal(beginningOf('One two three', 7), 'One two…')
  })

  test('a short text is all of it, on one line', ({ assert }) => {
    assert.equal(beginningOf('  Two\n\nlines ', 60), 'Two lines')
    assert.equal(beginningOf('exactly', 7), 'exactly')
  })

  test('without gaps it is cut where it is full, and never inside a sign', ({ assert }) => {
    assert.equal(beginningOf('a'.repeat(20), 5), 'aaaaa…')
    assert.equal(beginningOf('🌊'.repeat(5), 3), '🌊🌊🌊…')
  })
})
