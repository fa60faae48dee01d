import { test } from '@japa/runner'
import { checkDraft } from '../publish/check.ts'
import { previewOf } from '../publish/preview.ts'
import { lengthOf, OWN_TAGS_LENGTH } from '../publish/tags.ts'
import { draft, NOW } from './support.ts'

const rules = (made: ReturnType<typeof draft>, level?: 'error' | 'warning') =>
  checkDraft(made, NOW)
    .filter((issue) => !level || issue.level === level)
    .map(({ rule, path }) => `${path} ${rule}`)

test.group('YouTube / check', () => {
  test('a title of a hundred is the most', ({ assert }) => {
    assert.deepEqual(rules(draft({ title: 'x'.repeat(100) })), [])
    assert.deepEqual(rules(draft({ title: 'x'.repeat(101) })), ['options.title option.max'])
  })

  test('the description is counted in bytes, and complained about once', ({ assert }) => {
    assert.deepEqual(rules({ ...draft(), text: 'é'.repeat(2500) }), [])
    assert.deepEqual(rules({ ...draft(), text: 'é'.repeat(2501) }), ['text text.bytes'])
    assert.deepEqual(rules({ ...draft(), text: 'x'.repeat(5001) }), ['text text.max'])
  })

  test('tags are counted with commas and quotes, repeated ones once', ({ assert }) => {
    assert.equal(lengthOf(['bread', 'how to bake']), 5 + 1 + 13)
    const full = 'x'.repeat(OWN_TAGS_LENGTH)
    assert.deepEqual(rules(draft({ tags: full })), [])
    assert.deepEqual(rules(draft({ tags: `a b,${'x'.repeat(OWN_TAGS_LENGTH - 5)}` })), [
      'options.tags options.tags',
    ])
    assert.deepEqual(rules(draft({ tags: 'bread,bread,#bread' })), [])
  })

  test('sixty hashtags are fine, one more is a warning', ({ assert }) => {
    const hashtags = (many: number) =>
      Array.from({ length: many }, (_, index) => `#k${index}`).join(' ')
    assert.deepEqual(rules({ ...draft(), text: hashtags(60) }), [])
    assert.deepEqual(rules({ ...draft(), text: hashtags(61) }, 'warning'), [
      'text text.hashtagsIgnored',
    ])
  })

  test('a moment: {at} is {rule}')
    .with([
      { at: '2026-03-01T12:00:01Z', rule: '' },
      { at: '2026-03-01T14:00:00+01:00', rule: '' },
      { at: '2026-03-01T12:00:00Z', rule: 'options.past' },
      { at: '2026-02-30T12:00:00Z', rule: 'option.pattern' },
      { at: '2026-03-05T12:00:00', rule: 'option.pattern' },
      { at: 'soon', rule: 'option.pattern' },
    ])
    .run(({ assert }, { at, rule }) => {
      const found = checkDraft(draft({ publishAt: at }), NOW).map((issue) => issue.rule)
      assert.deepEqual([...new Set(found)], rule ? [rule] : [])
    })

  test('options that cannot take effect together are warnings', ({ assert }) => {
    const at = '2026-03-05T12:00:00Z'
    assert.deepEqual(rules(draft({ privacy: 'unlisted', publishAt: at }), 'warning'), [
      'options.publishAt options.ignored',
    ])
    for (const options of [
      { privacy: 'private' },
      { publishAt: at },
      { madeForKids: true },
    ] as Record<string, string | boolean>[])
      assert.deepEqual(rules(draft({ firstComment: 'Hi', ...options }), 'warning'), [
        'options.firstComment options.ignored',
      ])
    assert.deepEqual(rules(draft({ firstComment: 'Hi', privacy: 'unlisted' })), [])
  })

  test('without an audit only what stays private anyway may be planned', ({ assert }) => {
    const refused = (options: Record<string, string>) =>
      checkDraft(draft(options), NOW, false).map(({ rule }) => rule)

    assert.deepEqual(refused({ privacy: 'private' }), [])
    for (const options of [
      { privacy: 'public' },
      { privacy: 'unlisted' },
      { privacy: 'public', publishAt: '2026-03-05T12:00:00Z' },
    ] as Record<string, string>[])
      assert.deepEqual(refused(options), ['options.notAudited'])
  })

  test('a video that YouTube will take for a Short is a warning', ({ assert }) => {
    const [video] = draft().media
    const shaped = (change: object) =>
      rules({ ...draft(), media: [{ ...video, ...change }] }, 'warning')

    assert.deepEqual(shaped({ width: 1080, height: 1920, seconds: 180 }), [
      'media media.becomesShort',
    ])
    assert.deepEqual(shaped({ width: 1080, height: 1080, seconds: 20 }), [
      'media media.becomesShort',
    ])
    assert.deepEqual(shaped({ width: 1080, height: 1920, seconds: 181 }), [])
    assert.deepEqual(shaped({ width: 1920, height: 1080, seconds: 20 }), [])
  })

  test('two thumbnails are one too many, whatever their order', ({ assert }) => {
    const picture = { id: 'p', type: 'image/jpeg', bytes: 10, width: 1280, height: 720 }
    const [video] = draft().media
    assert.deepEqual(rules({ ...draft(), media: [picture, video] }), [])
    assert.deepEqual(rules({ ...draft(), media: [picture, picture] }, 'error'), [
      'media media.oneVideo',
      'media media.oneThumbnail',
    ])
  })

  test('the preview shows the thumbnail first, and says who can watch', ({ assert }) => {
    const picture = { id: 'p', type: 'image/jpeg', bytes: 10, width: 1280, height: 720 }
    const made = { ...draft({ privacy: 'unlisted' }), text: 'x'.repeat(200) }
    const preview = previewOf({ ...made, media: [...made.media, picture] })

    assert.deepEqual(
      preview.media.map(({ id }) => id),
      ['p', 'a']
    )
    assert.isTrue(preview.text.folded)
    assert.match(preview.text.shown, /^A title\nx+$/)
    assert.deepEqual(preview.badges, ['video', 'unlisted'])
  })
})
