import { test } from '@japa/runner'
import { postLine } from '#services/mcp/sentences'

test.group('MCP / sentences', () => {
  test('a post that is out says when it went out first, and one that is not when it is planned for', ({ assert }) => {
    const post = { id: 'p1', state: 'scheduled', publishAt: '2030-05-01T09:00:00.000Z', timeZone: 'Europe/Prague', text: 'Summer is here', deliveries: [{ publishedAt: null }, { publishedAt: null }] }
    const sent = { ...post, state: 'published', deliveries: [{ publishedAt: '2030-04-30T08:00:05.000Z' }, { publishedAt: '2030-04-30T08:00:02.000Z' }] }

    assert.equal(postLine(post), 'p1 · scheduled · 2030-05-01T09:00:00.000Z (Europe/Prague) · 2 channel(s) · "Summer is here"')
    assert.equal(postLine(sent), 'p1 · published · went out 2030-04-30T08:00:02.000Z · 2 channel(s) · "Summer is here"')
    assert.equal(postLine({ id: 'p2', state: 'draft', publishAt: null, timeZone: 'UTC', text: '' }), 'p2 · draft · 0 channel(s) · no text')
  })
})
