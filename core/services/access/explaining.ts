import { inject } from '@adonisjs/core'
import { createError } from '@adonisjs/core/exceptions'
import User from '#models/user'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces, type WorkspaceSummary } from '#services/tenancy/workspaces'
import { E_NO_SCOPE } from './errors.ts'
import { Explain } from './explain.ts'
import type { Explanation } from './explanation.ts'
import { ALL_PERMISSIONS, isPermission } from './permissions.ts'
import { placeOf } from './places.ts'
import { isUuid } from './role_book.ts'
import type { Scope, ScopeType } from './scopes.ts'

const E_UNKNOWN = createError<[sentence: string]>('%s', 'E_UNKNOWN', 404)

/** Kinds of rows that can be asked about, in the order in which an id alone is looked for. */
const KINDS: ScopeType[] = ['workspace', 'brand', 'social_post', 'media', 'social_connection']

export interface Question {
  /** E-mail address or id. */
  person: string
  permission: string
  /** `kind:id`, or an id alone; the whole workspace when left out. */
  resource?: string
  /** Only needed of a person who is in several. */
  workspace?: string
}

/** The question as somebody types it: who, what, where, by the names they know. Sees every brand: it is for whoever runs the installation. */
@inject()
export class Explaining {
  constructor(private explanations: Explain) {}

  /** Throws E_UNKNOWN, with a sentence that says what there is instead. */
  async explain({ person, permission, resource, workspace }: Question): Promise<Explanation> {
    if (!isPermission(permission)) throw new E_UNKNOWN([`There is no permission ${permission}. There are: ${ALL_PERMISSIONS.join(', ')}`])
    const user = isUuid(person.toLowerCase()) ? await User.find(person.toLowerCase()) : await User.findBy('email', person.trim().toLowerCase())
    if (!user) throw new E_UNKNOWN([`There is no person ${person}. Give the e-mail address, or the id, of an account`])
    const wanted = parse(resource)

    const workspaces = this.#among(await new Workspaces().of(user.id), user, workspace)
    for (const { id: workspaceId } of workspaces) {
      // A resource says which of several workspaces is meant.
      const found = await tenantTx({ workspaceId, userId: null }, async () => {
        const scope = wanted ? await this.#find(wanted, workspaceId) : { type: 'workspace' as const, id: workspaceId }
        return scope && { explanation: await this.explanations.explain(user.id, permission, scope) }
      })
      if (found && (wanted || workspaces.length === 1)) return found.explanation
      if (!wanted) throw new E_UNKNOWN([`${user.fullName} is in several workspaces. Say which with --workspace: ${workspaces.map(({ id, name }) => `${id} (${name})`).join(', ')}`])
    }
    throw new E_UNKNOWN([`There is no ${resource} in ${workspaces.length === 1 ? `the workspace ${workspaces[0].name}` : `any workspace of ${user.fullName}`}`])
  }

  #among(all: WorkspaceSummary[], user: User, workspace?: string): WorkspaceSummary[] {
    if (!all.length) throw new E_UNKNOWN([`${user.fullName} is in no workspace, so they may do nothing`])
    if (!workspace) return all
    const chosen = all.filter(({ id }) => id === workspace.toLowerCase())
    if (!chosen.length) throw new E_UNKNOWN([`${user.fullName} is not in the workspace ${workspace}. They are in: ${all.map(({ id, name }) => `${id} (${name})`).join(', ')}`])
    return chosen
  }

  async #find({ kinds, id }: Wanted, workspaceId: string): Promise<Scope | null> {
    for (const type of kinds) {
      if (type === 'workspace' && id !== workspaceId) continue
      const place = await placeOf({ type, id }).catch((error) => {
        if (error instanceof E_NO_SCOPE) return null
        throw error
      })
      if (place) return place.scope
    }
    return null
  }
}

interface Wanted {
  kinds: ScopeType[]
  id: string
}

function parse(resource: string | undefined): Wanted | null {
  if (!resource) return null
  const [kind, id] = resource.includes(':') ? resource.split(':', 2) : [null, resource]
  const kinds = kind === null ? KINDS : KINDS.filter((one) => one === kind)
  if (!kinds.length || !isUuid(id.toLowerCase())) throw new E_UNKNOWN([`"${resource}" is no resource. Write ${KINDS.map((one) => `${one}:<id>`).join(', ')}, or an id alone`])
  return { kinds, id: id.toLowerCase() }
}
