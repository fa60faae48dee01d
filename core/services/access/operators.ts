import db from '@adonisjs/lucid/services/db'

/** Operators of the installation: plugins, credentials, health. It gives no right to read a workspace's data. */
export async function isOperator(userId: string): Promise<boolean> {
  return Boolean(await db.connection('app').from('operators').where('user_id', userId).select('user_id').first())
}

/** By command alone, as the owner of the tables: whoever takes over the application makes no operator. False when they are one. */
export async function grantOperator(userId: string): Promise<boolean> {
  const { rowCount } = await db.connection('owner').rawQuery('insert into operators (user_id) values (?) on conflict do nothing', [userId])
  return rowCount === 1
}

/** False when they were none. */
export async function revokeOperator(userId: string): Promise<boolean> {
  const { rowCount } = await db.connection('owner').rawQuery('delete from operators where user_id = ?', [userId])
  return rowCount === 1
}
