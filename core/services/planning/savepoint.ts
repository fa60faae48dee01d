import { tenant } from '#services/tenancy/tenant_tx'

/** Part of a tenant transaction that may fail by itself: what it wrote is taken back, and the rest goes on. Not to be nested. */
export async function inSavepoint<T>(work: () => Promise<T>): Promise<T> {
  const { client } = tenant()
  await client.rawQuery('savepoint planning')
  try {
    const result = await work()
    await client.rawQuery('release savepoint planning')
    return result
  } catch (error) {
    await client.rawQuery('rollback to savepoint planning')
    throw error
  }
}
