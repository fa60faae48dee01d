import { SDK_VERSION, type CapabilityName, type Field } from '@caidence/sdk'
import semver from 'semver'

/** The one shape of the manifest block this host reads. */
const MANIFEST_VERSION = 1

const CAPABILITIES: CapabilityName[] = [
  'authorize',
  'publish',
  'analytics',
  'inbound',
  'leads',
  'options',
  'inbox',
  'history',
]
const FIELD_KINDS = [
  'text',
  'secret',
  'url',
  'longtext',
  'number',
  'switch',
  'select',
  'remote-select',
]
const ID = /^[a-z][a-z0-9_]{1,39}$/
const FORMAT_ID = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/
const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/
/** As core's route has it. */
const HOOK_PATH = /^[a-z0-9][a-z0-9_-]{0,63}$/
const PERIOD = /^[1-9]\d* (?:second|minute|hour|day)s?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

type Loose = Record<string, unknown>
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0

/** Every reason to refuse a manifest, as "where: what", in the order of the file. Empty means valid. */
export function manifestProblems(block: unknown): string[] {
  if (!isObject(block)) return ['caidence: must be an object']
  const problems: string[] = []
  const need = (ok: boolean, where: string, what: string) =>
    void (ok || problems.push(`${where}: ${what}`))

  need(block.manifest === MANIFEST_VERSION, 'manifest', `must be ${MANIFEST_VERSION}`)
  need(
    isText(block.id) && ID.test(block.id),
    'id',
    'must be lower case letters, digits and _, at most 40'
  )
  need(isText(block.name), 'name', 'is missing')
  problems.push(...sdkProblems(block.sdk))
  problems.push(...hostProblems(block.network))
  problems.push(...fieldListProblems('settings', block.settings))
  problems.push(...webhookProblems(block.webhooks ?? []))
  const docs = isObject(block.docs) ? block.docs : {}
  need(
    isText(docs.setup) && isInside(docs.setup),
    'docs.setup',
    'must name a file inside the plugin'
  )
  need(
    isText(docs.limits) && isInside(docs.limits),
    'docs.limits',
    'must name a file inside the plugin'
  )

  const adapters = Array.isArray(block.adapters) ? block.adapters : []
  need(adapters.length > 0, 'adapters', 'must list at least one adapter')
  adapters.forEach((adapter, index) =>
    problems.push(...adapterProblems(`adapters.${index}`, adapter))
  )
  problems.push(
    ...repeated(
      'adapters',
      adapters.map((adapter) => (adapter as Loose)?.id)
    )
  )
  return problems
}

function sdkProblems(range: unknown): string[] {
  if (!isText(range)) return ['sdk: names no contract range; write for example "^1.0.0"']
  if (semver.validRange(range) === null) return [`sdk: "${range}" is not a version range`]
  // "*", "x", ">=0" and the like promise to work with contracts that do not exist yet.
  if (semver.satisfies('9999.0.0', range))
    return [`sdk: "${range}" has no upper end; write for example "^${SDK_VERSION}"`]
  return []
}

/** Why the plugin does not fit this host's contract, or null. */
export function compatibilityProblem(range: string): string | null {
  return semver.satisfies(SDK_VERSION, range)
    ? null
    : `it was written for contract ${range}, this host provides ${SDK_VERSION}`
}

function hostProblems(network: unknown): string[] {
  const hosts = isObject(network) ? network.hosts : undefined
  if (!Array.isArray(hosts)) return ['network.hosts: must be a list of host names']
  return hosts.flatMap((host, index) =>
    isText(host) && HOST.test(host)
      ? []
      : [`network.hosts.${index}: "${host}" is not a plain host name (no scheme, port, path or *)`]
  )
}

function webhookProblems(webhooks: unknown): string[] {
  if (!Array.isArray(webhooks)) return ['webhooks: must be a list']
  const problems = webhooks.flatMap((webhook, index) => {
    const { path, label, events } = isObject(webhook) ? webhook : {}
    const at = `webhooks.${index}`
    const found: string[] = []
    if (!isText(path) || !HOOK_PATH.test(path))
      found.push(`${at}.path: must be lower case letters, digits, _ and -, at most 64`)
    if (!isText(label)) found.push(`${at}.label: is missing; operators see it beside the address`)
    if (!Array.isArray(events) || !events.every(isText))
      found.push(`${at}.events: must be a list of the platform's names`)
    return found
  })
  return [
    ...problems,
    ...repeated(
      'webhooks',
      webhooks.map((webhook) => (webhook as Loose)?.path)
    ),
  ]
}

function fieldListProblems(where: string, fields: unknown): string[] {
  if (!Array.isArray(fields)) return [`${where}: must be a list of fields`]
  const problems = fields.flatMap((field, index) =>
    fieldProblems(`${where}.${index}`, field, fields as Field[])
  )
  return [
    ...problems,
    ...repeated(
      where,
      fields.map((field) => (field as Loose)?.key)
    ),
  ]
}

function fieldProblems(where: string, field: unknown, all: Field[]): string[] {
  if (!isObject(field)) return [`${where}: must be an object`]
  const problems: string[] = []
  if (!isText(field.key) || !/^[a-z][A-Za-z0-9]*$/.test(field.key))
    problems.push(`${where}.key: must be camelCase`)
  if (!isText(field.label)) problems.push(`${where}.label: is missing`)
  if (!FIELD_KINDS.includes(field.kind as string)) {
    problems.push(`${where}.kind: "${field.kind}" is unknown; use one of ${FIELD_KINDS.join(', ')}`)
  }
  if (field.kind === 'select' && !(Array.isArray(field.options) && field.options.length > 0)) {
    problems.push(`${where}.options: a select needs options`)
  }
  if (field.kind === 'remote-select' && !isText(field.source))
    problems.push(`${where}.source: is missing`)
  if (field.kind === 'secret' && field.default !== undefined) {
    problems.push(`${where}.default: a secret must not have a default`)
  }
  if (field.pattern !== undefined && !isPattern(field.pattern)) {
    problems.push(`${where}.pattern: is not a regular expression`)
  }
  const when = field.when as { key?: string } | undefined
  if (when && !all.some((other) => other?.key === when.key && other !== (field as unknown))) {
    problems.push(`${where}.when: no other field is called "${when.key}"`)
  }
  return problems
}

function adapterProblems(where: string, adapter: unknown): string[] {
  if (!isObject(adapter)) return [`${where}: must be an object`]
  const problems: string[] = []
  const need = (ok: boolean, at: string, what: string) =>
    void (ok || problems.push(`${where}.${at}: ${what}`))

  need(
    isText(adapter.id) && ID.test(adapter.id),
    'id',
    'must be lower case letters, digits and _, at most 40'
  )
  need(
    adapter.kind === 'channel' || adapter.kind === 'leads',
    'kind',
    'must be "channel" or "leads"'
  )
  const capabilities = Array.isArray(adapter.capabilities) ? adapter.capabilities : []
  need(capabilities.length > 0, 'capabilities', 'must list at least one capability')
  for (const name of capabilities) {
    need(
      CAPABILITIES.includes(name),
      'capabilities',
      `"${name}" is unknown; use ${CAPABILITIES.join(', ')}`
    )
  }

  problems.push(...scopeProblems(`${where}.scopes`, adapter.scopes, capabilities))
  problems.push(...budgetProblems(`${where}.budgets`, adapter.budgets))
  const formats = Array.isArray(adapter.formats) ? adapter.formats : null
  need(formats !== null, 'formats', 'must be a list')
  need(
    !capabilities.includes('publish') || !!formats?.length,
    'formats',
    'an adapter that publishes needs a format'
  )
  formats?.forEach((format, index) =>
    problems.push(...formatProblems(`${where}.formats.${index}`, format))
  )
  problems.push(
    ...repeated(
      `${where}.formats`,
      (formats ?? []).map((format) => (format as Loose)?.id)
    )
  )
  return problems
}

function scopeProblems(where: string, scopes: unknown, capabilities: unknown[]): string[] {
  if (!Array.isArray(scopes)) return [`${where}: must be a list`]
  return scopes.flatMap((scope, index) => {
    if (!isObject(scope)) return [`${where}.${index}: must be an object`]
    const problems: string[] = []
    if (!isText(scope.name)) problems.push(`${where}.${index}.name: is missing`)
    if (!isText(scope.why))
      problems.push(`${where}.${index}.why: is missing; people see it before they consent`)
    if (scope.review !== 'none' && scope.review !== 'required')
      problems.push(`${where}.${index}.review: must be "none" or "required"`)
    const neededBy = Array.isArray(scope.neededBy) ? scope.neededBy : []
    const helps = Array.isArray(scope.helps) ? scope.helps : []
    if (scope.helps !== undefined && !helps.length)
      problems.push(`${where}.${index}.helps: must name capabilities, or be left out`)
    if (scope.options !== undefined && !(Array.isArray(scope.options) && scope.options.every(isText)))
      problems.push(`${where}.${index}.options: must list keys of options, or be left out`)
    if (neededBy.length + helps.length === 0)
      problems.push(`${where}.${index}.neededBy: names no capability`)
    for (const [key, names] of Object.entries({ neededBy, helps })) {
      for (const name of names) {
        if (!capabilities.includes(name))
          problems.push(`${where}.${index}.${key}: "${name}" is not a capability of this adapter`)
      }
    }
    return problems
  })
}

function budgetProblems(where: string, budgets: unknown): string[] {
  if (!Array.isArray(budgets)) return [`${where}: must be a list`]
  return budgets.flatMap((budget, index) => {
    if (!isObject(budget)) return [`${where}.${index}: must be an object`]
    const problems: string[] = []
    if (budget.scope !== 'app' && budget.scope !== 'account')
      problems.push(`${where}.${index}.scope: must be "app" or "account"`)
    if (!isCount(budget.limit) || budget.limit === 0)
      problems.push(`${where}.${index}.limit: must be above 0`)
    if (!isText(budget.per) || !PERIOD.test(budget.per))
      problems.push(`${where}.${index}.per: write it as "1 day" or "24 hours"`)
    return problems
  })
}

function formatProblems(where: string, format: unknown): string[] {
  if (!isObject(format)) return [`${where}: must be an object`]
  const problems: string[] = []
  const need = (ok: boolean, at: string, what: string) =>
    void (ok || problems.push(`${where}.${at}: ${what}`))
  const text = isObject(format.text) ? format.text : {}
  const media = isObject(format.media) ? format.media : {}
  const verified = isObject(format.verified) ? format.verified : {}

  need(isText(format.id) && FORMAT_ID.test(format.id), 'id', 'must look like "platform.kind"')
  need(isText(format.name), 'name', 'is missing')
  need(
    format.delivery === 'pull' || format.delivery === 'push',
    'delivery',
    'must be "pull" or "push"'
  )
  need(isCount(text.max), 'text.max', 'must be a number')
  need(
    ['utf16', 'codepoints', 'graphemes'].includes(text.countAs as string),
    'text.countAs',
    'is unknown'
  )
  need(
    isCount(media.min) && isCount(media.max) && media.min <= media.max,
    'media',
    'min and max must be numbers in order'
  )
  need(
    Array.isArray(media.types) && (media.types.length > 0 || media.max === 0),
    'media.types',
    'must list media types'
  )
  need(isCount(format.settleSeconds), 'settleSeconds', 'must be a number of seconds')
  need(
    isText(verified.on) && DATE.test(verified.on),
    'verified.on',
    'must be the day the limits were checked'
  )
  need(isText(verified.source), 'verified.source', 'must name where the limits were read')
  return [...problems, ...fieldListProblems(`${where}.options`, format.options)]
}

function repeated(where: string, ids: unknown[]): string[] {
  return [...new Set(ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index))].map(
    (id) => `${where}: "${id}" appears twice`
  )
}

function isPattern(pattern: unknown): boolean {
  try {
    new RegExp(String(pattern), 'u')
    return true
  } catch {
    return false
  }
}

const isInside = (path: string) => !path.startsWith('/') && !path.split(/[\\/]/).includes('..')
