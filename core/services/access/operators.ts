import db from '@adonisjs/lucid/services/db'

/** Operators of the installation: plugins, credentials, health. It gives no right to read a workspace's data. */
export async function isOperator(userId: string): Promise<boolean> {
  return Boolean(await db.connection('app').from('operators').where('user_id', userId).select('user_id').first())
}
