import { test } from '@japa/runner'
import fc from 'fast-check'
import { numberOf, numbersOf, type Point } from '#services/analytics/number_rules'

const DAYS = 14
const NOON = 12 * 3_600_000
const point = (day: number, value: number): Point => ({ day, value, asOf: day * 24 * 3_600_000 + NOON })

/** Values of a run of days, with and without gaps, that also reach into the window before. */
const dailyValues = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { nil: null, freq: 4 }), { minLength: DAYS * 2 + 4, maxLength: DAYS * 2 + 4 })
const pointsOf = (values: (number | null)[]) => values.flatMap((value, index) => (value === null ? [] : [point(index - DAYS - 4, value)]))
const add = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0)

test.group('Analytics / numbers of a window', () => {
  test('days that were told are added up, and a window nobody told is null and not 0', ({ assert }) => {
    fc.assert(
      fc.property(dailyValues, (values) => {
        const number = numberOf('views', 'sum', [pointsOf(values)], DAYS)
        const inside = values.slice(DAYS + 4)
        assert.deepEqual(number.series, inside)
        assert.equal(number.value, inside.every((value) => value === null) ? null : add(inside))
        assert.equal(number.told, inside.filter((value) => value !== null).length)
      })
    )
  })

  test('what was gained of a total is the same however many of its days in between were missed', ({ assert }) => {
    fc.assert(
      fc.property(dailyValues, fc.array(fc.boolean(), { minLength: DAYS * 2 + 4, maxLength: DAYS * 2 + 4 }), (values, kept) => {
        const all = pointsOf(values)
        const number = numberOf('views', 'gain', [all], DAYS)
        const inside = all.filter(({ day }) => day >= 0)
        // The first and the last of the window, and what lies before it, decide.
        const thinned = all.filter((each, index) => each.day < 0 || kept[index] || each === inside[0] || each === inside.at(-1))
        assert.equal(numberOf('views', 'gain', [thinned], DAYS).value, number.value)
      })
    )
  })

  test('where every day was told, days of a gain add up to it, and two windows add up to the one over both', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: DAYS * 2 + 1, maxLength: DAYS * 2 + 1 }), (values) => {
        const points = values.map((value, index) => point(index - 1, value))
        const both = numberOf('views', 'gain', [points], DAYS * 2)
        const first = numberOf('views', 'gain', [points.filter(({ day }) => day < DAYS)], DAYS)
        const second = numberOf('views', 'gain', [points.map(({ day, ...rest }) => ({ ...rest, day: day - DAYS }))], DAYS)
        assert.equal(add(both.series), both.value)
        assert.equal(first.value! + second.value!, both.value)
        assert.equal(second.previous, first.value)
      })
    )
  })

  test('a day after a gap has no gain of its own: it would be that of the whole gap', ({ assert }) => {
    const number = numberOf('views', 'gain', [[point(-1, 100), point(0, 110), point(3, 500), point(4, 520)]], 5)

    assert.deepEqual(number.series, [10, null, null, null, 20])
    assert.equal(number.value, 420)
    assert.equal(number.told, 5)
  })

  test('a total that was told once has gained nothing that anybody knows', ({ assert }) => {
    assert.isNull(numberOf('views', 'gain', [[point(2, 500)]], DAYS).value)
    // What was told long before is no beginning of this window.
    assert.isNull(numberOf('views', 'gain', [[point(-10, 100), point(2, 500)]], 7).value)
  })

  test('channels in any order, and one that told nothing, change nothing', ({ assert }) => {
    fc.assert(
      fc.property(fc.array(dailyValues, { minLength: 1, maxLength: 4 }), fc.constantFrom('sum' as const, 'mean' as const, 'level' as const, 'gain' as const), (channels, how) => {
        const points = channels.map(pointsOf)
        // How many there are is the one thing that one more changes.
        const of = (all: Point[][]) => ({ ...numberOf('views', how, all, DAYS), of: 0 })
        const [number, reversed, withSilent] = [of(points), of([...points].reverse()), of([...points, []])]
        assert.deepEqual(reversed, number)
        assert.deepEqual(withSilent, number)
      })
    )
  })

  test('people who came on two days are not two people: the average day is told', ({ assert }) => {
    const number = numberOf('reach', 'mean', [[point(0, 10), point(1, 20), point(3, 60)]], 4)

    assert.equal(number.value, 30)
    assert.deepEqual(number.series, [10, 20, null, 60])
  })

  test('a state holds for some days of silence, and its gap is a gap and not a fall', ({ assert }) => {
    const one = [point(-1, 100), point(0, 101), point(6, 110)]
    const other = Array.from({ length: 8 }, (_, index) => point(index - 1, 50))

    const number = numberOf('followers', 'level', [one, other], 7)

    assert.deepEqual(number.series, [151, 151, 151, null, null, null, 160])
    assert.equal(number.value, 160)
    assert.deepEqual([number.previous, number.change], [150, 10])
  })

  test('a channel that was connected in between is no growth', ({ assert }) => {
    const number = numberOf('followers', 'level', [[point(-1, 100), point(6, 104)], [point(3, 9_000), point(6, 9_001)]], 7)

    assert.equal(number.value, 9_105)
    assert.equal(number.change, 4)
    assert.equal(number.asOf, new Date(6 * 24 * 3_600_000 + NOON).toISOString())
  })

  test('a number is as old as that of the channel that was asked longest ago', ({ assert }) => {
    assert.equal(numberOf('followers', 'level', [[point(6, 1)], [point(-2, 1)]], 7).asOf, new Date(point(-2, 1).asOf).toISOString())
  })

  test('a window is not compared with one that was hardly counted', ({ assert }) => {
    const week = (days: number[]) => days.map((day) => point(day, 10))
    const full = [0, 1, 2, 3, 4, 5, 6]

    assert.deepInclude(numberOf('views', 'sum', [week([-1, ...full])], 7), { value: 70, previous: null, change: null })
    assert.deepInclude(numberOf('views', 'sum', [week([-7, -6, -5, -4, -3, -2, ...full])], 7), { value: 70, previous: 60, change: 10 })
  })

  test('platforms that count the same thing in two ways are told apart', ({ assert }) => {
    const numbers = numbersOf([{ channelId: 'a', name: 'views', kind: 'total', points: [point(-1, 5), point(0, 9)] }, { channelId: 'b', name: 'views', kind: 'window', points: [point(0, 3)] }, { channelId: 'a', name: 'followers', kind: 'total', points: [point(0, 7)] }], 1)

    assert.deepEqual(numbers.map(({ name, how, value }) => [name, how, value]), [['views', 'gain', 4], ['views', 'sum', 3], ['followers', 'level', 7]])
  })
})
