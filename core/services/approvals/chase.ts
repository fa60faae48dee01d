import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import ApprovalRequest from '#models/approval_request'
import { lockPost } from '#services/publishing/locked_post'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { clearanceOfPost } from './clearance.ts'
import { follow, noteApproval } from './follow.ts'
import { routeOf } from './stages.ts'

/** A working day and a night: whoever has not answered by then has forgotten, or never saw it. */
const REMIND_AFTER_HOURS = 24
/** Half a working day before the time: enough to read, change something, and read again. */
const REMIND_BEFORE_HOURS = 4
/** Whoever was asked just now is not reminded: what is planned for soon was asked for soon. */
const QUIET_MINUTES = 30
/** From here on somebody with more say has to decide whether to wait. */
const ESCALATE_BEFORE_HOURS = 1
/** In one round; what is left comes with the next, a few minutes later. */
const ONE_ROUND = 500

/**
 * Tells those who are asked, and later those who run the brand, that a post waits for them; each at most once for a request
 * and stage. And lets go of requests that a brand does not want answered any more. Done twice it tells nobody twice.
 */
export async function chaseApprovals(now = DateTime.utc()): Promise<{ reminded: number; escalated: number }> {
  const { rows } = await db
    .connection('app')
    .rawQuery('select id, workspace_id as "workspaceId" from approvals_to_chase(?, ?, ?, ?, ?)', [
      now.minus({ hours: REMIND_AFTER_HOURS }).toJSDate(),
      now.minus({ minutes: QUIET_MINUTES }).toJSDate(),
      now.plus({ hours: REMIND_BEFORE_HOURS }).toJSDate(),
      now.plus({ hours: ESCALATE_BEFORE_HOURS }).toJSDate(),
      ONE_ROUND,
    ] as any)
  const told = { reminded: 0, escalated: 0 }
  for (const { id, workspaceId } of rows as { id: string; workspaceId: string }[]) {
    try {
      const did = await tenantTx({ workspaceId, userId: null }, () => chase({ workspaceId, userId: null }, id, now))
      if (did) told[did]++
    } catch (error) {
      // One that cannot be told of keeps none of the others waiting.
      logger.warn({ request: id, code: (error as any)?.code ?? (error as Error)?.name }, 'A waiting approval could not be chased')
    }
  }
  return told
}

async function chase(actor: Actor, id: string, now: DateTime): Promise<'reminded' | 'escalated' | null> {
  const found = await ApprovalRequest.find(id)
  if (!found) return null
  const post = await lockPost(found.postId)
  const request = await ApprovalRequest.query().where({ id, state: 'open' }).first()
  if (!request) return null
  if (request.stages.join() !== (await routeOf(post.brandId)).join()) {
    await follow(actor, post)
    return null
  }
  const isUrgent = request.dueAt !== null && request.dueAt <= now.plus({ hours: ESCALATE_BEFORE_HOURS })
  const level = isUrgent && !request.escalatedAt ? 'escalated' : !request.remindedAt ? 'reminded' : null
  if (!level) return null
  const { next } = await clearanceOfPost(post)
  // Whoever hears that it is nearly too late needs no reminder after that.
  await request.merge({ remindedAt: now, ...(level === 'escalated' && { escalatedAt: now }) }).save()
  await noteApproval('approval.overdue', post, { requestId: request.id, stage: next, level: level === 'escalated' ? 'escalation' : 'reminder', requestedBy: request.requestedBy, dueAt: request.dueAt?.toUTC().toISO() ?? null })
  return level
}
