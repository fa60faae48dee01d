import { inject } from '@adonisjs/core'
import Brand from '#models/brand'
import Role from '#models/role'
import { AccessChange } from '#services/access/acting'
import type { Acting } from '#services/access/hierarchy'
import { ownPlaces } from '#services/access/own_places'
import { RoleBook, systemFacts, type RoleFacts } from '#services/access/role_book'
import { brandResource } from '#services/access/scopes'
import { SYSTEM_ROLES } from '#services/access/system_roles'
import { spoken } from '#services/language'
import { sentenceIn } from '#services/refusals'
import { tenant, tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import { bulkRowValidator } from '#validators/invitations/invitation'
import { isWellFormed } from '#validators/text'
import { readCsv, type CsvRow } from './invitation_csv.ts'
import { InvitationLimits } from './invitation_limits.ts'
import { Invitations, type Sent } from './invitations.ts'
import { Offers, type Offer } from './offers.ts'

export const ROW_STATUSES = ['invited', 'ready', 'already_member', 'already_invited', 'error'] as const

/** What became of one row. `ready`: would be invited, in a rehearsal. */
export interface RowResult {
  line: number
  email: string
  status: (typeof ROW_STATUSES)[number]
  /** Of an error: what to change. */
  detail: string | null
  invitationId: string | null
}

interface Plan {
  result: RowResult
  email: string
  offers: Offer[]
  message: string | null
}

/** Many invitations from a table. Each row is made whole or not at all; what is wrong with one does not keep the others. */
@inject()
export class BulkInvitations {
  constructor(
    private invitations: Invitations,
    private change: AccessChange,
    private offers: Offers,
    private roles: RoleBook
  ) {}

  async run(actor: Actor, bytes: Buffer, { rehearse }: { rehearse: boolean }): Promise<{ results: RowResult[]; sent: Sent[] }> {
    const rows = await readCsv(bytes)
    const barred = rehearse ? new Map<string, string>() : await chargeAll(actor.workspaceId, rows)
    return tenantTx(actor, async () => {
      const acting = await this.change.begin()
      const plans = await this.#plan(actor, acting, rows, barred)
      const ready = plans.filter((plan): plan is Plan => 'offers' in plan)
      const sent = rehearse || !ready.length ? [] : await this.invitations.make(actor, acting, ready)
      sent.forEach(({ invitation }, at) => Object.assign(ready[at].result, { status: 'invited', invitationId: invitation.id }))
      return { results: plans.map(({ result }) => result), sent }
    })
  }

  async #plan(actor: Actor, acting: Acting, rows: CsvRow[], barred: Map<string, string>): Promise<(Plan | { result: RowResult })[]> {
    const isOwn = await ownPlaces()
    const [roles, brands] = [await this.#roles(), (await Brand.query().orderBy('createdAt')).filter((brand) => isOwn(brandResource(brand)))]
    const { members, invited } = await this.invitations.known(actor, [...new Set(rows.map(({ email }) => email.toLowerCase()).filter(isWellFormed))])
    const seen = new Set<string>()
    const plans: (Plan | { result: RowResult })[] = []
    for (const row of rows) {
      const result: RowResult = { line: row.line, email: row.email, status: 'ready', detail: null, invitationId: null }
      const say = (status: RowResult['status'], detail: string | null = null) => plans.push({ result: { ...result, status, detail } })
      const [problem, input] = await bulkRowValidator.tryValidate(row)
      if (problem) {
        say('error', problem.messages?.[0]?.message ?? null)
        continue
      }
      const { email, message } = input
      const offer = offerOf(row, roles, brands)
      if (typeof offer === 'string') say('error', offer)
      else if (seen.has(email)) say('error', said('twice'))
      else if (members.has(email)) say('already_member')
      else if (invited.has(email)) say('already_invited')
      else {
        const refusal = await this.#refusal(acting, offer)
        if (refusal) say('error', refusal)
        else if (barred.has(email)) say('error', barred.get(email)!)
        else {
          seen.add(email)
          plans.push({ result: { ...result, email }, email, offers: [offer], message: message ?? null })
        }
      }
    }
    return plans
  }

  async #refusal(acting: Acting, offer: Offer): Promise<string | null> {
    try {
      await this.offers.judge(acting, [offer])
      return null
    } catch (error: any) {
      if (!['E_HIERARCHY', 'E_NOT_ASSIGNABLE'].includes(error?.code)) throw error
      return sentenceIn(error)
    }
  }

  /** By their names and keys, in lower case. */
  async #roles(): Promise<Map<string, RoleFacts>> {
    const system = SYSTEM_ROLES[await this.roles.profileType()].map(systemFacts)
    const own = await this.roles.several((await Role.query().select('id')).map(({ id }) => id))
    return new Map([...own.values(), ...system].flatMap((role) => [[role.name.toLowerCase(), role] as const, [role.id, role] as const]))
  }
}

const said = (key: string, values: Record<string, string> = {}) => spoken().t(`invitations.csv.refused.${key}`, values)

/** A sentence when there is no such role or brand. */
function offerOf({ role: roleName, brand: brandName }: CsvRow, roles: Map<string, RoleFacts>, brands: Brand[]): Offer | string {
  const { workspaceId } = tenant()
  const role = roles.get(roleName.toLowerCase())
  if (!role) return said('noRole', { name: roleName })
  if (!brandName) return { role, place: { scope: { type: 'workspace', id: workspaceId }, resource: { workspaceId } }, expiresAt: null }
  const named = brands.filter(({ id, name }) => name.toLowerCase() === brandName.toLowerCase() || id === brandName.toLowerCase())
  if (!named.length) return said('noBrand', { name: brandName })
  if (named.length > 1) return said('severalBrands', { name: brandName })
  return { role, place: { scope: { type: 'brand', id: named[0].id }, resource: { workspaceId, brandId: named[0].id } }, expiresAt: null }
}

/** Before the transaction: counting may need a connection of its own. Answers the addresses that had enough mail. */
async function chargeAll(workspaceId: string, rows: CsvRow[]): Promise<Map<string, string>> {
  const limits = new InvitationLimits()
  const barred = new Map<string, string>()
  await limits.workspace(workspaceId, rows.length)
  for (const email of new Set(rows.map((row) => row.email.toLowerCase()))) {
    if (!(await limits.mayMail(workspaceId, email))) barred.set(email, said('tooOften'))
  }
  return barred
}
