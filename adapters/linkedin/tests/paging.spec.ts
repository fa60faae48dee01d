import { test } from '@japa/runner'
import type { JsonObject } from '../api/json.ts'
import { nextStart } from '../api/paging.ts'

const elements = (count: number) => Array.from({ length: count }, () => ({}))
const next = (href: string) => [{ rel: 'next', type: 'application/json', href }]

test.group('LinkedIn / lists that come page by page', () => {
  test('{name}')
    .with([
      { name: 'a full page without a word about more', answer: { elements: elements(50) }, is: 150 },
      { name: 'a short page is the last one', answer: { elements: elements(49) }, is: undefined },
      { name: 'an empty page is the last one', answer: { elements: [] }, is: undefined },
      {
        name: 'fewer at a time than were asked for',
        answer: { elements: elements(10), paging: { start: 100, count: 10 } },
        is: 110,
      },
      {
        name: 'a short page that counts more behind it',
        answer: { elements: elements(3), paging: { count: 50, total: 200 } },
        is: 150,
      },
      {
        name: 'the link says where, whatever the page holds',
        answer: {
          elements: elements(2),
          paging: { count: 50, links: next('/rest/posts?count=2&start=102') },
        },
        is: 102,
      },
      {
        name: 'a link that leads back is not followed there',
        answer: { elements: elements(2), paging: { links: next('/rest/posts?start=0') } },
        is: 150,
      },
    ] as { name: string; answer: JsonObject; is: number | undefined }[])
    .run(({ assert }, { answer, is }) => {
      assert.equal(nextStart(answer, 100, 50), is)
    })
})
