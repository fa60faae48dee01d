import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability'
import type { Rule } from '#services/access/rights'
import type { Resource } from '#services/access/scopes'

/** The same rules for CASL. The last rule wins there, so what is denied comes last. */
export function caslOf(rules: readonly Rule[], workspaceId: string) {
  const { can, cannot, build } = new AbilityBuilder(createMongoAbility)
  const lasting = [...rules].sort((one, other) => Number(one.effect === 'deny') - Number(other.effect === 'deny'))
  for (const { effect, permissions, scope } of lasting) {
    const below = scope.type === 'workspace' ? {} : { [scope.type === 'brand' ? 'brandId' : 'id']: scope.id }
    const say = effect === 'allow' ? can : cannot
    for (const permission of permissions) say(permission, 'Row', { workspaceId, ...below } as Record<string, string>)
  }
  return { ability: build(), wrap: (row: Resource) => subject('Row', { ...row }) }
}
