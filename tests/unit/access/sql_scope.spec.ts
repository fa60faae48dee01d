import { test } from '@japa/runner'
import type { Reach } from '#services/access/rights'
import { narrow } from '#services/access/sql_scope'
import { W } from './build.ts'

/** Writes down what is asked of it. Whether Postgres means the same by it, the properties prove. */
class Written {
  readonly said: unknown[][] = []
  constructor(readonly table: string) {}
  get model() {
    return { table: this.table }
  }
  where(...given: unknown[]) {
    this.said.push(given)
    return this
  }
  whereRaw(...given: unknown[]) {
    this.said.push(given)
    return this
  }
}

const nothing: Reach = { everywhere: false, brands: [], rows: [], exceptBrands: [], exceptRows: [] }
const written = (table: string, reach: Partial<Reach>) => {
  const query = new Written(table)
  const same = narrow(query as never, W, { ...nothing, ...reach }) as unknown
  return { said: query.said, isSame: same === query }
}

test.group('Access / the filter of lists', () => {
  test('R2-002 {0}')
    .with([
      ['everywhere is the workspace alone', 'social_posts', { everywhere: true, brands: ['a'], rows: ['p1'] }, []],
      ['nowhere is no row', 'social_posts', {}, [['false']]],
      ['brands', 'social_posts', { brands: ['a', 'b'] }, [['(social_posts.brand_id = any(?::uuid[]))', [['a', 'b']]]]],
      ['rows', 'social_posts', { rows: ['p1'] }, [['(social_posts.id = any(?::uuid[]))', [['p1']]]]],
      ['brands or rows', 'media', { brands: ['a'], rows: ['m1'] }, [['(media.brand_id = any(?::uuid[]) or media.id = any(?::uuid[]))', [['a'], ['m1']]]]],
      ['a delivery by its post or its channel', 'deliveries', { rows: ['p1'] }, [['(deliveries.post_id = any(?::uuid[]) or deliveries.connection_id = any(?::uuid[]))', [['p1'], ['p1']]]]],
      ['a brand is its own brand', 'brands', { brands: ['a'] }, [['(brands.id = any(?::uuid[]))', [['a']]]]],
      ['a right on a row opens no table without such rows', 'brands', { rows: ['p1'] }, [['false']]],
      ['everywhere but a brand', 'social_posts', { everywhere: true, exceptBrands: ['a'] }, [['(social_posts.brand_id = any(?::uuid[])) is not true', [['a']]]]],
      ['everywhere but a row', 'social_posts', { everywhere: true, exceptRows: ['p1'] }, [['(social_posts.id = any(?::uuid[])) is not true', [['p1']]]]],
      ['a brand but one row', 'media', { brands: ['a'], exceptRows: ['m1'] }, [['(media.brand_id = any(?::uuid[]))', [['a']]], ['(media.id = any(?::uuid[])) is not true', [['m1']]]]],
      ['a refused post or channel takes its deliveries', 'deliveries', { everywhere: true, exceptRows: ['p1'] }, [['(deliveries.post_id = any(?::uuid[])) is not true', [['p1']]], ['(deliveries.connection_id = any(?::uuid[])) is not true', [['p1']]]]],
    ] as [string, string, Partial<Reach>, unknown[][]][])
    .run(({ assert }, [, table, reach, rest]) => {
      const { said, isSame } = written(table, reach)

      assert.deepEqual(said, [[`${table}.workspace_id`, W], ...rest])
      assert.isTrue(isSame)
    })

  test('R2-002 a table that the catalogue does not know cannot be listed by it', ({ assert }) => {
    assert.throws(() => written('users', { everywhere: true }), 'The table "users" is not in RESOURCE_TABLES (core/services/access/scopes.ts), so lists of it cannot be narrowed')
  })
})
