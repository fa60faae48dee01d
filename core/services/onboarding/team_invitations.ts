import { inject } from '@adonisjs/core'
import { errors } from '@vinejs/vine'
import { AccessChange } from '#services/access/acting'
import { InvitationLimits } from '#services/invitations/invitation_limits'
import { Invitations, type Sent } from '#services/invitations/invitations'
import { Offers, type Offer } from '#services/invitations/offers'
import { sentenceIn } from '#services/refusals'
import { tenant } from '#services/tenancy/tenant_tx'
import { inviteTeamStepValidator } from '#validators/onboarding/onboarding'
import type { Writing } from './step_writers.ts'

export const INVITED_STATUSES = ['invited', 'already_invited', 'already_member', 'barred'] as const

/** What became of one row. Whoever belongs already, or was invited, needs nothing. */
export interface InvitedRow {
  email: string
  status: (typeof INVITED_STATUSES)[number]
}

export interface TeamResult {
  rows: InvitedRow[]
  /** Their mails go out once the transaction is through. */
  sent: Sent[]
}

interface WantedRow {
  email: string
  roleId: string
  brandId?: string | null
}

/** Codes of what is wrong with a role or a place, which the row can be told. */
const WRONG_OFFERS = ['E_HIERARCHY', 'E_NOT_ASSIGNABLE', 'E_NO_SCOPE', 'E_NO_ROLE', 'E_NOT_FOUND']

/** A line that was begun and left empty is no invitation. */
export const filledRows = (data: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(data.invitations) ? data.invitations.filter((row) => typeof row === 'object' && row !== null && typeof row.email === 'string' && row.email.trim() !== '') : []

/** Before the transaction: counting may need a connection of its own. Answers the addresses that had enough mail. */
export async function chargeRows(workspaceId: string, rows: readonly Record<string, unknown>[]): Promise<Map<string, string>> {
  const limits = new InvitationLimits()
  const barred = new Map<string, string>()
  if (!rows.length) return barred
  await limits.workspace(workspaceId, rows.length)
  for (const email of new Set(rows.map((row) => String(row.email).trim().toLowerCase()))) if (!(await limits.mayMail(workspaceId, email))) barred.set(email, email)
  return barred
}

/** Invites a team at the end of its step. Repeated, it sends nothing twice: who was invited has an open invitation. */
@inject()
export class TeamInvitations {
  constructor(
    private invitations: Invitations,
    private change: AccessChange,
    private offers: Offers
  ) {}

  async invite(data: Record<string, unknown>, { actor, judge, barred }: Writing): Promise<TeamResult> {
    const { invitations: rows } = await judge(inviteTeamStepValidator, { invitations: filledRows(data) })
    if (!rows.length) return { rows: [], sent: [] }
    const acting = await this.change.begin()
    const { members, invited } = await this.invitations.known(actor, rows.map(({ email }) => email))
    const told: InvitedRow[] = []
    const wanted: { email: string; offers: Offer[] }[] = []
    const seen = new Set<string>()
    for (const [index, row] of rows.entries()) {
      const { email } = row
      if (seen.has(email)) continue
      seen.add(email)
      if (members.has(email)) told.push({ email, status: 'already_member' })
      else if (invited.has(email)) told.push({ email, status: 'already_invited' })
      else if (barred.has(email)) told.push({ email, status: 'barred' })
      else {
        const offers = await this.#offers(row, index)
        await this.#fieldOf(index, () => this.offers.judge(acting, offers))
        wanted.push({ email, offers })
        told.push({ email, status: 'invited' })
      }
    }
    return { rows: told, sent: wanted.length ? await this.invitations.make(actor, acting, wanted) : [] }
  }

  #offers({ roleId, brandId }: WantedRow, index: number): Promise<Offer[]> {
    const place = brandId ? { scopeType: 'brand' as const, scopeId: brandId } : { scopeType: 'workspace' as const, scopeId: tenant().workspaceId }
    return this.#fieldOf(index, () => this.offers.find([{ roleId, ...place }]))
  }

  async #fieldOf<T>(index: number, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error: any) {
      if (!WRONG_OFFERS.includes(error?.code)) throw error
      throw new errors.E_VALIDATION_ERROR([{ field: `invitations.${index}.roleId`, rule: 'offer', message: sentenceIn(error) }])
    }
  }
}
