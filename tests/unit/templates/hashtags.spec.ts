import { test } from '@japa/runner'
import fc from 'fast-check'
import { asHashtag, asHashtags, withHashtags } from '#services/templates/hashtags'

test.group('Templates / hashtags', () => {
  test('one has a # and no signs that would end it', ({ assert }) => {
    assert.deepEqual(['spring 2027', '##Spring', 'été!', '#-', ''].map(asHashtag), ['#spring2027', '#Spring', '#été', '', ''])
    assert.deepEqual(asHashtags(['#Spring', 'spring', 'sale', '!']), ['#Spring', '#sale'])
  })

  test('they go below the text, or behind the ones that are there', ({ assert }) => {
    assert.equal(withHashtags('New shoes', ['#spring', '#sale']), 'New shoes\n\n#spring #sale')
    assert.equal(withHashtags('New shoes\n\n#spring', ['#Spring', '#sale']), 'New shoes\n\n#spring #sale')
    assert.equal(withHashtags('', ['#sale']), '#sale')
    assert.equal(withHashtags('Nothing to add #SALE', ['#sale']), 'Nothing to add #SALE')
    assert.equal(withHashtags('#salesman', ['#sale']), '#salesman #sale')
  })

  test('doing it twice changes nothing, and no word of the text is lost', () => {
    const tag = fc.stringMatching(/^[a-z0-9é]{1,12}$/)
    fc.assert(
      fc.property(fc.string(), fc.array(tag, { maxLength: 6 }), (text, tags) => {
        const once = withHashtags(text, tags)
        return withHashtags(once, tags) === once && once.startsWith(text.trimEnd())
      })
    )
  })
})
