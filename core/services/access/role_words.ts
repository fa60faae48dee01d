import type { I18n } from '@adonisjs/i18n'
import { spoken } from '#services/language'

/** A role's name for a reader: those of the product in their language, a workspace's own as it was given. */
export function roleNameIn({ roleId, roleName }: { roleId: string; roleName: string }, i18n: I18n = spoken()): string {
  const key = `access.systemRoles.${roleId}.name`
  return i18n.hasMessage(key) ? i18n.t(key) : roleName
}
