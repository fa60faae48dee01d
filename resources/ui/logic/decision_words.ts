import { translate } from '~/composables/use_text'

/** Roles that a workspace made itself go by their id. */
const ID = /^[0-9a-f]{8}-/

/** Why somebody was let in or not, from the words of the access log: "role editor on brand …", "deny grant on workspace". */
export function decisionWords(rule: string): string {
  const [, role] = /^role (\S+) on /.exec(rule) ?? []
  if (role) return ID.test(role) ? translate('audit.decided.roleOfYours') : translate('audit.decided.role', { role: role.replaceAll('_', ' ') })
  const [, effect] = /^(allow|deny) grant on /.exec(rule) ?? []
  if (effect) return translate(effect === 'allow' ? 'audit.decided.allow' : 'audit.decided.deny')
  if (rule === 'no role') return translate('audit.decided.noRole')
  return rule.startsWith('no role holds it') ? translate('audit.decided.notHeld') : rule
}
