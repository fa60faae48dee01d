import { test } from '@japa/runner'
import fc from 'fast-check'
import { contentOf, hashOfContent } from '#services/approvals/content'
import { diffContents, diffTexts } from '#services/approvals/word_diff'

const part = fc.record({ connectionId: fc.uuid(), format: fc.constantFrom('a.feed', 'b.reel'), text: fc.option(fc.string()), options: fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.oneof(fc.string(), fc.integer(), fc.boolean())), fit: fc.constantFrom('pad' as const, 'crop' as const) })
const file = fc.record({ id: fc.uuid(), altText: fc.option(fc.string()), $extras: fc.constant({}) })
const written = fc.record({ text: fc.string(), media: fc.array(file, { maxLength: 3 }), deliveries: fc.array(part, { minLength: 1, maxLength: 3 }) })
const hash = (of: Parameters<typeof contentOf>[0]) => hashOfContent(contentOf(of))
const turned = (object: Record<string, unknown>) => Object.fromEntries(Object.entries(object).reverse())

test.group('Approvals / content', () => {
  test('the order of channels and of options makes no other content; of files it does', ({ assert }) => {
    fc.assert(
      fc.property(written, (post) => {
        const same = { ...post, deliveries: [...post.deliveries].reverse().map((one) => ({ ...one, options: turned(one.options) as typeof one.options })) }
        assert.equal(hash(same), hash(post))
        const ids = post.media.map(({ id }) => id)
        if (new Set(ids).size > 1) assert.notEqual(hash({ ...post, media: [...post.media].reverse() }), hash(post))
      })
    )
  })

  test('a text of its own that says the same as the post is the same content', ({ assert }) => {
    fc.assert(
      fc.property(written, (post) => {
        assert.equal(hash({ ...post, deliveries: post.deliveries.map((one) => ({ ...one, text: one.text ?? post.text })) }), hash(post))
      })
    )
  })

  test('every other text, option, shape, file, description and crop makes another content', ({ assert }) => {
    fc.assert(
      fc.property(written, fc.nat(), (post, at) => {
        const index = at % post.deliveries.length
        const change = (fields: object) => ({ ...post, deliveries: post.deliveries.map((one, place) => (place === index ? { ...one, ...fields } : one)) })
        const one = post.deliveries[index]!
        const others = [
          change({ text: `${one.text ?? post.text}.` }),
          change({ options: { ...one.options, extraneous: 1 } }),
          change({ fit: one.fit === 'pad' ? 'crop' : 'pad' }),
          change({ format: 'c.story' }),
          { ...post, media: [...post.media, { id: 'x', altText: null, $extras: {} }] },
          ...(post.media.length ? [{ ...post, media: post.media.map((each) => ({ ...each, $extras: { pivot_alt_text: `${each.altText ?? ''}.` } })) }, { ...post, media: post.media.map((each) => ({ ...each, $extras: { pivot_crop: { x: 0, y: 0, width: 0.5, height: 1 } } })) }] : []),
        ]
        for (const other of others) assert.notEqual(hash(other), hash(post))
      })
    )
  })
})

test.group('Approvals / what changed', () => {
  test('the parts of a diff put together are the text before and the text after', ({ assert }) => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parts = diffTexts(before, after)
        const joined = (without: string) => parts.filter(({ kind }) => kind !== without).map(({ text }) => text).join('')
        assert.equal(joined('added'), before)
        assert.equal(joined('removed'), after)
      })
    )
  })

  test('what is the same says nothing; what a database turned around neither', ({ assert }) => {
    fc.assert(
      fc.property(written, (post) => {
        const content = contentOf(post)
        const stored = { media: content.media.map(turned), parts: content.parts.map((one) => turned({ ...one, options: turned(one.options) })) } as unknown as typeof content
        assert.deepEqual(diffContents(stored, content), { texts: [], others: [] })
      })
    )
  })

  test('another file, another description and another channel are told apart', ({ assert }) => {
    const base = { parts: [{ connectionId: 'a', format: 'x', text: 'A', options: {}, fit: 'pad' }], media: [{ id: '1', altText: null, crop: null }] }

    assert.deepEqual(diffContents(base, { ...base, media: [{ id: '2', altText: null, crop: null }] }).others, ['media'])
    assert.deepEqual(diffContents(base, { ...base, media: [{ id: '1', altText: 'Sea', crop: null }] }).others, ['altText'])
    assert.deepEqual(diffContents(base, { ...base, parts: [{ ...base.parts[0]!, fit: 'crop' }] }).others, ['options'])
    assert.deepEqual(diffContents(base, { ...base, parts: [{ ...base.parts[0]!, connectionId: 'b' }] }).others, ['added_channel', 'removed_channel'])
  })
})
