import { test } from '@japa/runner'
import fc from 'fast-check'
import { best, byFormat, contentNumbers, engagementsOf, heat, rated, type CountedPost, type PostNumbers } from '#services/analytics/post_rules'
import { windowBefore, windowOf } from '#services/analytics/day_window'

let made = 0
const post = (numbers: PostNumbers, rest: Partial<CountedPost> = {}) =>
  rated({ deliveryId: String(++made), postId: 'p', channelId: 'c', adapterId: 'a', format: 'a.note', publishedAt: '2026-11-20T09:30:00.000Z', asOf: '2026-11-26T00:00:00.000Z', numbers, ...rest })

test.group('Analytics / numbers of posts', () => {
  test('engagement is what the platform adds up, else what people did as far as it was told, else not known', ({ assert }) => {
    assert.equal(engagementsOf({ engagements: 7, likes: 100 }), 7)
    assert.equal(engagementsOf({ likes: 3, comments: 1 }), 4)
    assert.equal(engagementsOf({ reactions: 5, likes: 3, shares: 1 }), 6, 'likes are among the reactions')
    assert.isNull(engagementsOf({ views: 10 }))
  })

  test('the rate says what it is measured by, and too few looks make none', ({ assert }) => {
    assert.deepInclude(post({ likes: 5, reach: 100, views: 500 }), { rate: 0.05, basis: 'reach' })
    assert.deepInclude(post({ likes: 5, views: 500 }), { rate: 0.01, basis: 'views' })
    assert.deepInclude(post({ likes: 3, views: 3 }), { rate: null, basis: 'views' })
    assert.deepInclude(post({ likes: 3 }), { rate: null, basis: null })
  })

  test('what was not told is in no order of the best', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.record({ likes: fc.option(fc.nat(1_000), { nil: undefined }), views: fc.option(fc.nat(10_000), { nil: undefined }) })), (numbers) => {
        const posts = numbers.map(({ likes, views }) => post({ ...(likes !== undefined && { likes }), ...(views !== undefined && { views }) }))
        for (const by of ['rate', 'views', 'engagements'] as const) {
          const order = best(posts, by, 1_000).map((each) => (by === 'views' ? each.numbers.views! : each[by]!))
          assert.deepEqual(order, [...order].sort((a, b) => b - a))
        }
        assert.lengthOf(best(posts, 'views', 1_000), numbers.filter(({ views }) => views !== undefined).length)
      })
    )
  })

  test('formats are compared by all of their people: a small post counts for little', ({ assert }) => {
    const [first] = byFormat([post({ likes: 50, reach: 1_000 }), post({ likes: 20, reach: 20 })])

    assert.deepInclude(first, { posts: 2, engagements: 35, views: null })
    assert.closeTo(first.rate!, 70 / 1_020, 1e-9)
  })

  test('hours are those of the reader’s clock', ({ assert }) => {
    const cells = heat([post({ likes: 1 }), post({ likes: 3 }, { publishedAt: '2026-11-22T23:30:00.000Z' })], 'Europe/Prague')

    assert.deepEqual(cells.map(({ weekday, hour, posts, engagements }) => [weekday, hour, posts, engagements]), [[1, 0, 1, 3], [5, 10, 1, 1]])
  })

  test('posts belong to the day on which they went out; a day without one has no number, and not 0', ({ assert }) => {
    const window = windowOf('2026-11-19', '2026-11-21', 'UTC')
    const before = windowBefore(window)

    const numbers = contentNumbers([post({ views: 4 }), post({ views: 5, likes: 1 })], [post({ views: 3 }, { publishedAt: '2026-11-17T00:00:00.000Z' })], window, before)

    const views = numbers.find(({ name }) => name === 'views')!
    assert.deepInclude(views, { value: 9, previous: 3, change: 6, told: 2, of: 2 })
    assert.deepEqual([views.series, views.before], [[null, 9, null], [null, 3, null]])
    assert.deepInclude(numbers.find(({ name }) => name === 'likes')!, { value: 1, told: 1, of: 2, previous: null })
    assert.isUndefined(numbers.find(({ name }) => name === 'reach'))
  })
})
