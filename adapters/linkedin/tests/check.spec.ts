import type { Draft, MediaRef } from '@caidence/sdk'
import { test } from '@japa/runner'
import { checkDraft } from '../publish/check.ts'
import { previewOf } from '../publish/preview.ts'
import { textDraft } from './support.ts'

const picture = (change: Partial<MediaRef> = {}): MediaRef => ({
  id: 'a',
  type: 'image/png',
  bytes: 1000,
  width: 1000,
  height: 1000,
  ...change,
})
const imageDraft = (change: Partial<MediaRef>): Draft => ({
  format: 'linkedin.image',
  text: 'Hi',
  media: [picture(change)],
  options: {},
})
const rules = (draft: Draft) => checkDraft(draft).map(({ rule, level }) => `${level} ${rule}`)

test.group('LinkedIn / check', () => {
  test('pictures may have fewer pixels than the platform’s limit', ({ assert }) => {
    assert.deepEqual(rules(imageDraft({ width: 8192, height: 4413 })), [])
    assert.deepEqual(rules(imageDraft({ width: 8192, height: 4414 })), ['error media.pixels'])
  })

  test('signs that have to be escaped are pointed out, and a mention at the end is counted', ({
    assert,
  }) => {
    assert.deepEqual(rules(textDraft('('.repeat(1500))), [])
    assert.deepEqual(rules(textDraft('('.repeat(1501))), ['warning text.escaped'])
    const mention = '@[Kestrel](urn:li:organization:1)'
    assert.deepEqual(rules(textDraft('x'.repeat(2992), { mention })), ['warning text.escaped'])
    assert.deepEqual(rules(textDraft('x'.repeat(2993), { mention })), ['error text.max'])
  })

  test('a description of a video would be lost', ({ assert }) => {
    const media = [{ id: 'v', type: 'video/mp4', bytes: 100_000, seconds: 10, altText: 'Kneading' }]
    assert.deepEqual(rules({ format: 'linkedin.video', text: 'Hi', media, options: {} }), [
      'warning altText.unsupported',
    ])
  })

  test('a link may do without a picture', ({ assert }) => {
    const options = { url: 'https://example.com', title: 'Title' }
    assert.deepEqual(rules({ format: 'linkedin.article', text: 'Hi', media: [], options }), [])
  })

  test('previews fold long texts and show what is special', ({ assert }) => {
    const preview = previewOf({
      ...textDraft('y'.repeat(300)),
      options: { visibility: 'CONNECTIONS' },
    })

    assert.isTrue(preview.text.folded)
    assert.lengthOf(preview.text.shown, 210)
    assert.deepEqual(preview.badges, ['connections'])
  })
})
