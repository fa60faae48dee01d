import { test } from '@japa/runner'
import { DELIVERY_STATES, isAllowed, isEditable, isSettled, TRANSITIONS, type DeliveryState } from '#services/publishing/transitions'

/** The whole table again, by hand: a change of the table has to be made twice, knowingly. */
const EXPECTED: Record<DeliveryState, DeliveryState[]> = {
  draft: ['in_review', 'approved', 'scheduled', 'cancelled'],
  in_review: ['draft', 'approved', 'cancelled'],
  approved: ['draft', 'in_review', 'scheduled', 'cancelled', 'held'],
  scheduled: ['draft', 'in_review', 'preparing', 'held', 'failed', 'cancelled'],
  preparing: ['draft', 'in_review', 'scheduled', 'committing', 'confirming', 'live', 'failed', 'held', 'unconfirmed', 'cancelled'],
  committing: ['preparing', 'confirming', 'live', 'failed', 'held', 'unconfirmed'],
  confirming: ['live', 'unconfirmed', 'failed', 'preparing', 'committing'],
  live: [],
  failed: ['draft', 'in_review', 'scheduled', 'cancelled'],
  unconfirmed: ['live', 'failed', 'committing', 'cancelled'],
  cancelled: [],
  held: ['draft', 'in_review', 'scheduled', 'failed', 'cancelled', 'live'],
}

test.group('Transitions', () => {
  test('{from} → {to} is as the table says')
    .with(DELIVERY_STATES.flatMap((from) => DELIVERY_STATES.map((to) => ({ from, to }))))
    .run(({ assert }, { from, to }) => {
      assert.equal(isAllowed(from, to), EXPECTED[from].includes(to))
    })

  test('what was published never becomes anything else', ({ assert }) => {
    assert.lengthOf(TRANSITIONS.live, 0)
  })

  test('nothing that may be under way at a platform can be cancelled or edited', ({ assert }) => {
    for (const state of ['committing', 'confirming'] as const) {
      assert.isFalse(isEditable(state))
      assert.isFalse(isAllowed(state, 'cancelled'))
      assert.isFalse(isAllowed(state, 'scheduled'))
    }
  })

  test('a post in doubt cannot be sent again without a person saying what they found', ({ assert }) => {
    assert.isFalse(isAllowed('unconfirmed', 'scheduled'))
    assert.isFalse(isAllowed('unconfirmed', 'preparing'))
  })

  test('a settled state is left only by a person', ({ assert }) => {
    for (const from of DELIVERY_STATES.filter(isSettled)) {
      assert.isFalse(isAllowed(from, 'preparing'))
    }
  })
})
