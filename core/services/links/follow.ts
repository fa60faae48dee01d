import db from '@adonisjs/lucid/services/db'
import { isCode } from './short_address.ts'

export interface Followed {
  linkId: string
  workspaceId: string
  target: string
  timeZone: string
}

/** Where a short link leads: one read by its code. Null for one that never was, is over, or was deleted. */
export async function follow(code: unknown): Promise<Followed | null> {
  if (!isCode(code)) return null
  const { rows } = await db.connection('app').rawQuery('select id as "linkId", workspace_id as "workspaceId", target, time_zone as "timeZone" from short_link_of_code(?)', [code])
  return rows[0] ?? null
}
