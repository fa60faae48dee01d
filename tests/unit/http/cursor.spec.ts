import { test } from '@japa/runner'
import { CURSOR_MOST, decodeCursor, encodeCursor, pageOf } from '#services/http/cursor'

const CURSOR = { at: '1767225600123456', id: '6fd3c6bf-67b9-4b8a-8c40-a16ad7d95e8c' }
const encoded = (text: string) => Buffer.from(text).toString('base64url')

test.group('HTTP / cursor', () => {
  test('a cursor survives its way to the client and back', ({ assert }) => {
    assert.deepEqual(decodeCursor(encodeCursor(CURSOR)), CURSOR)
    assert.isBelow(encodeCursor({ ...CURSOR, at: '9'.repeat(16) }).length, CURSOR_MOST)
  })

  test('what no list gave out is refused: {$self}')
    .with(['', 'x', encoded(`1:${CURSOR.id}; drop table media`), encoded(`-1:${CURSOR.id}`), encoded(`${'9'.repeat(17)}:${CURSOR.id}`), encoded(`2026-99-99 99:99:99+00|${CURSOR.id}`), encoded(`1:${CURSOR.id}\n`)])
    .run(({ assert }, cursor) => {
      assert.throws(() => decodeCursor(cursor), /cursor/)
    })

  test('a page of exactly the limit is the last one', ({ assert }) => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id, $extras: { cursor_at: '7' } }))

    assert.deepEqual(pageOf(rows, 3), { rows, nextCursor: null })
    assert.deepEqual(pageOf(rows, 2), { rows: rows.slice(0, 2), nextCursor: encodeCursor({ at: '7', id: 'b' }) })
  })
})
