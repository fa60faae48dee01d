import { createError } from '@adonisjs/core/exceptions'
import User from '#models/user'
import { audit } from '#services/audit/audit'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { Workspaces } from '#services/tenancy/workspaces'
import { ABILITIES, workspaceAbility, type Ability } from './abilities.ts'

/** No token lives for ever: one that is forgotten in a script stops by itself. */
export const TOKEN_DAYS = [30, 90, 365] as const
/** More is a script that makes tokens instead of keeping one. */
export const TOKENS_MAX = 50

export const E_NOT_A_MEMBER = createError('This person is not a member of that workspace', 'E_NOT_A_MEMBER', 422)
export const E_TOO_MANY_TOKENS = createError<[max: number]>('There are %s tokens already; revoke one first', 'E_TOO_MANY_TOKENS', 422)

export interface ApiToken {
  id: number
  name: string
  abilities: Ability[]
  workspaceId: string | null
  workspaceName: string | null
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  isExpired: boolean
}

export interface NewApiToken {
  name: string
  abilities: readonly Ability[]
  days: number
  /** The person's oldest workspace when left out: a token without one could follow a later invitation. */
  workspaceId?: string
}

type Stored = Awaited<ReturnType<typeof User.accessTokens.all>>[number]

/** Tokens with which scripts act for a person in one workspace. Only hashes are stored. */
export class ApiTokens {
  async list(user: User): Promise<ApiToken[]> {
    const [tokens, names] = await Promise.all([User.accessTokens.all(user), this.workspaceNames(user)])
    return tokens.map((token) => describe(token, names))
  }

  /** `plainText` is the token itself; it cannot be read again later. */
  async create(user: User, input: NewApiToken): Promise<{ token: ApiToken; plainText: string }> {
    const names = await this.workspaceNames(user)
    const workspaceId = input.workspaceId ?? [...names.keys()][0]
    if (!workspaceId || !names.has(workspaceId)) throw new E_NOT_A_MEMBER()
    if ((await User.accessTokens.all(user)).length >= TOKENS_MAX) throw new E_TOO_MANY_TOKENS([TOKENS_MAX])

    const abilities = ABILITIES.filter((ability) => input.abilities.includes(ability))
    const token = await User.accessTokens.create(user, [...abilities, workspaceAbility(workspaceId)], { name: input.name, expiresIn: `${input.days}d` })
    await noteToken(user, 'token.created', workspaceId, { name: input.name, abilities, days: input.days })
    return { token: describe(token, names), plainText: token.value!.release() }
  }

  /** The token's name, or null when the person has no such token. */
  async revoke(user: User, id: number): Promise<string | null> {
    const token = await User.accessTokens.find(user, id)
    if (!token) return null
    await User.accessTokens.delete(user, id)
    const { workspaceId } = describe(token, new Map())
    if (workspaceId) await noteToken(user, 'token.revoked', workspaceId, { name: token.name })
    return token.name ?? ''
  }

  private async workspaceNames(user: User) {
    return new Map((await new Workspaces().of(user.id)).map(({ id, name }) => [id, name]))
  }
}

/** In the audit of the workspace the token is for, as far as it is still there. */
async function noteToken(user: User, action: string, workspaceId: string, facts: Record<string, unknown>) {
  const names = await new Workspaces().of(user.id)
  if (!names.some(({ id }) => id === workspaceId)) return
  await tenantTx({ workspaceId, userId: user.id }, () => audit({ action, subject: { type: 'member', id: user.id }, [action === 'token.created' ? 'after' : 'before']: facts }))
}

function describe(token: Stored, names: Map<string, string>): ApiToken {
  const workspaceId = token.abilities.find((ability) => ability.startsWith('workspace:'))?.slice('workspace:'.length) ?? null
  return {
    id: Number(token.identifier),
    name: token.name ?? '',
    abilities: ABILITIES.filter((ability) => token.abilities.includes(ability)),
    workspaceId,
    workspaceName: workspaceId && (names.get(workspaceId) ?? null),
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastUsedAt: token.lastUsedAt,
    isExpired: token.isExpired(),
  }
}
