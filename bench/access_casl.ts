import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability'
import type { Rule } from '#services/access/rights'
import type { Resource } from '#services/access/scopes'

/** The same rules for CASL. The last rule wins there, so what is denied comes last. */
export function caslOf(rules: readonly Rule[], workspaceId: string) {
  const { can, cannot, build } = new AbilityBuilder(createMongoAbility)
  const lasting = [...rules].sort((one, other) => Number(one.effect === 'deny') - Number(other.effect === 'deny'))
  for (const { effect, permissions, scope } of lasting) {
    const where = scope.type === 'workspace' ? { workspaceId } : scope.type === 'brand' ? { workspaceId, brandId: scope.id } : { workspaceId, id: scope.id }
    for (const permission of permissions) (effect === 'allow' ? can : cannot)(permission, 'Row', where)
  }
  return { ability: build(), wrap: (row: Resource) => subject('Row', { ...row }) }
}
