import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CapabilityName } from '@caidence/sdk'

/** A complete adapter for a platform that does not exist; the kit's own tests run it as it is. */
const TEMPLATE = fileURLToPath(new URL('./acme', import.meta.url))
const NAME = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/
const MAX_NAME = 40
/** Sign-in is not a choice: without it there is no account to do anything for. */
const ALWAYS: CapabilityName = 'authorize'
export const CHOICES = ['publish', 'inbound', 'leads', 'options', 'analytics', 'inbox'] as const
export type Choice = (typeof CHOICES)[number]
export const USUAL: Choice[] = ['publish']

/** The file that holds a capability, and the names that stand for it in the files all share. */
const PARTS: Record<Choice, { file: string; type: string; kit: string[] }> = {
  publish: { file: 'publish.ts', type: 'AcmePublisher', kit: ['refuses:'] },
  inbound: { file: 'inbound.ts', type: 'AcmeInbound', kit: ['INBOUND'] },
  leads: { file: 'leads.ts', type: 'AcmeLeads', kit: ['LEADS'] },
  options: { file: 'options.ts', type: 'AcmeOptions', kit: ['  options: {'] },
  analytics: { file: 'analytics.ts', type: 'AcmeAnalytics', kit: ['  analytics: {'] },
  inbox: { file: 'inbox.ts', type: 'AcmeInbox', kit: ['INBOX'] },
}
const SHARED = ['index.ts', 'acme.ts', 'tests/conformance_options.ts']

export class ScaffoldError extends Error {
  constructor(
    message: string,
    readonly fix: string
  ) {
    super(message)
  }
}

/**
 * Writes a new adapter that passes the suite before a line of it is changed.
 * @param input.folder where the adapter's own folder is put; has to exist
 * @returns the new folder, and its files relative to it
 * @throws ScaffoldError for a name, a capability or a folder that cannot be used
 */
export async function scaffold(input: {
  name: string
  folder: string
  capabilities?: string[]
}): Promise<{ folder: string; files: string[] }> {
  const names = namesFor(input.name)
  const chosen = chosenFrom(input.capabilities ?? USUAL)
  if (!existsSync(input.folder))
    throw new ScaffoldError(
      `There is no folder ${input.folder}`,
      'Create it, or name another one with --in'
    )
  const target = join(input.folder, names.id)
  if (existsSync(target))
    throw new ScaffoldError(
      `${target} already exists`,
      'Choose another name, or remove that folder'
    )

  const files: string[] = []
  for (const file of await templateFiles()) {
    const text = contentFor(file, await readFile(join(TEMPLATE, file), 'utf8'), chosen)
    if (text === null) continue
    const name = renamed(file, names)
    await mkdir(dirname(join(target, name)), { recursive: true })
    await writeFile(join(target, name), renamed(text, names))
    files.push(name)
  }
  return { folder: target, files: files.sort() }
}

interface Names {
  /** `my_platform`: ids in the manifest. */
  id: string
  /** `my-platform`: package and host names. */
  kebab: string
  /** `MyPlatform`: classes. */
  pascal: string
  /** `My Platform`: what people read. */
  label: string
}

function namesFor(name: string): Names {
  if (!NAME.test(name) || name.length > MAX_NAME || name.startsWith('_')) {
    throw new ScaffoldError(
      `"${name}" cannot be an adapter's name`,
      `Use lower case letters, digits and single hyphens, at most ${MAX_NAME}, for example "my-platform"`
    )
  }
  const words = name.split(/[-_]/)
  const capital = (word: string) => word[0].toUpperCase() + word.slice(1)
  return {
    id: words.join('_'),
    kebab: words.join('-'),
    pascal: words.map(capital).join(''),
    label: words.map(capital).join(' '),
  }
}

function chosenFrom(capabilities: string[]): Set<Choice> {
  const wanted = capabilities.map((name) => name.trim()).filter((name) => name && name !== ALWAYS)
  const unknown = wanted.find((name) => !CHOICES.some((choice) => choice === name))
  if (unknown) {
    throw new ScaffoldError(
      `"${unknown}" is no capability`,
      `Choose from ${[ALWAYS, ...CHOICES].join(', ')}`
    )
  }
  const chosen = new Set(wanted as Choice[])
  const needy = (['options', 'analytics', 'inbox'] as const).find(
    (name) => chosen.has(name) && !chosen.has('publish')
  )
  if (needy)
    throw new ScaffoldError(
      `"${needy}" is about posts, so it needs "publish"`,
      'Add publish to --capabilities'
    )
  if (chosen.size === 0)
    throw new ScaffoldError(
      'Signing in alone is no use to anybody',
      `Add one of ${CHOICES.join(', ')}`
    )
  return chosen
}

async function templateFiles(): Promise<string[]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(TEMPLATE, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** Null for a file that belongs to a capability nobody chose. */
function contentFor(file: string, text: string, chosen: Set<Choice>): string | null {
  const dropped = CHOICES.filter((name) => !chosen.has(name))
  if (dropped.some((name) => PARTS[name].file === file)) return null
  if (file === 'tests/hooks.ts' && !chosen.has('inbound')) return null
  if (file === 'tests/happenings.ts') return happeningsFor(text, chosen)
  if (file === 'package.json') return manifestFor(text, chosen)
  if (!SHARED.includes(file)) return text

  const named = file === 'acme.ts' ? withCapabilities(text, chosen) : text
  const lines =
    file === 'tests/conformance_options.ts' ? optionLines(named, chosen) : named.split('\n')
  const marks = dropped.flatMap((name) => [PARTS[name].type, `'${name}'`, ...PARTS[name].kit])
  return lines.filter((line) => !marks.some((mark) => line.includes(mark))).join('\n')
}

function withCapabilities(text: string, chosen: Set<Choice>): string {
  const names = [ALWAYS, ...CHOICES.filter((name) => chosen.has(name))]
  const union = names.map((name) => `'${name}'`).join(' | ')
  return text.replace(/type Capabilities =[\s\S]*?\n\n/, `type Capabilities = ${union}\n\n`)
}

function optionLines(text: string, chosen: Set<Choice>): string[] {
  const names = [chosen.has('inbox') && 'INBOX', chosen.has('leads') && 'LEADS'].filter(Boolean)
  const lines = text.split('\n').filter((line) => !line.includes("from './happenings.ts'"))
  if (names.length) lines.splice(1, 0, `import { ${names.join(', ')} } from './happenings.ts'`)
  // The kit asks for drafts in any case; an adapter that does not publish has none.
  return lines.map((line) =>
    line.includes('drafts:') && !chosen.has('publish') ? '  drafts: {},' : line
  )
}

function happeningsFor(text: string, chosen: Set<Choice>): string | null {
  const parts = {
    inbox: /export const INBOX[\s\S]*?\n}\n\n/,
    leads: /export const LEADS[\s\S]*?\n}\n\n/,
  }
  if (!chosen.has('inbox') && !chosen.has('leads')) return null
  let kept = text
  if (!chosen.has('inbox')) kept = kept.replace(parts.inbox, '').replace('KitInbox, ', '')
  if (!chosen.has('leads')) kept = kept.replace(parts.leads, '').replace(', KitLeads', '')
  return kept
}

interface Block {
  webhooks: unknown[]
  adapters: {
    kind: string
    capabilities: string[]
    scopes: { neededBy: string[] }[]
    formats: { options: unknown[] }[]
    metrics?: unknown
  }[]
}

function manifestFor(text: string, chosen: Set<Choice>): string {
  const pkg = JSON.parse(text) as { caidence: Block }
  const [adapter] = pkg.caidence.adapters
  const has = (name: string) => name === ALWAYS || chosen.has(name as Choice)
  adapter.capabilities = adapter.capabilities.filter(has)
  adapter.scopes = adapter.scopes
    .map((scope) => ({ ...scope, neededBy: scope.neededBy.filter(has) }))
    .filter(({ neededBy }) => neededBy.length > 0)
  if (!chosen.has('publish')) {
    adapter.formats = []
    if (chosen.has('leads')) adapter.kind = 'leads'
  }
  if (!chosen.has('options')) for (const format of adapter.formats) format.options = []
  if (!chosen.has('analytics')) delete adapter.metrics
  if (!chosen.has('inbound')) pkg.caidence.webhooks = []
  return `${JSON.stringify(pkg, null, 2)}\n`
}

function renamed(text: string, { id, kebab, pascal, label }: Names): string {
  return text
    .replaceAll('caidence-adapter-acme', `caidence-adapter-${kebab}`)
    .replaceAll('sandbox-acme', `sandbox-${kebab}`)
    .replaceAll('acme.example', `${kebab}.example`)
    .replaceAll('x-acme-', `x-${kebab}-`)
    .replaceAll(/\bAcme(?=[A-Z])/g, pascal)
    .replaceAll(/\b(class|import \{|adapters: \{ acme:) Acme\b/g, (match) =>
      match.replace(/Acme$/, pascal)
    )
    .replaceAll(/\bAcme\b/g, label)
    .replaceAll('acme', id)
}
