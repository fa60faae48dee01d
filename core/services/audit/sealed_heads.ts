import { createHmac, hkdfSync } from 'node:crypto'
import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { isSame } from '#services/secrets/digest'
import { KeyRing, type RingKey } from '#services/secrets/key_ring'

/**
 * A place in one workspace's chain, signed: whoever changes the database cannot make it say something else.
 * `end`: the newest entry at that moment. `begin`: the newest of those that went with the retention setting.
 */
export interface SealedHead {
  kind: 'end' | 'begin'
  workspace: string
  seq: number
  hash: string
  /** ISO 8601. */
  at: string
  /** Id of the key in SECRET_KEYS. */
  key: string
  signature: string
}

type Place = Pick<SealedHead, 'kind' | 'workspace' | 'seq' | 'hash'>

const INFO = 'caidence audit heads'
const KEY_BYTES = 32

export const headsFile = () => app.makePath(env.get('AUDIT_HEADS') ?? 'storage/audit/heads.jsonl')

/** By file, of this process only; an end that did not move is not written again. */
const lastSealed = new Map<string, Map<string, number>>()

/** Appends the signed end of every chain that has grown since. Answers how many. */
export async function sealHeads(file = headsFile()): Promise<number> {
  const { rows }: { rows: { workspace_id: string; seq: number; hash: string }[] } = await db.connection('app').rawQuery('select workspace_id, seq, hash from audit_ends()')
  const known = lastSealed.get(file) ?? new Map<string, number>()
  const grown = rows.filter(({ workspace_id: id, seq }) => known.get(id) !== Number(seq))
  await append(file, grown.map(({ workspace_id: workspace, seq, hash }) => ({ kind: 'end', workspace, seq: Number(seq), hash })))
  for (const { workspace_id: id, seq } of grown) known.set(id, Number(seq))
  lastSealed.set(file, known)
  return grown.length
}

/** Signs where a chain begins from now on. Before the entries go: a beginning that nobody signed is taken for a theft. */
export const sealBeginning = (workspace: string, seq: number, hash: string, file = headsFile()) => append(file, [{ kind: 'begin', workspace, seq, hash }])

/** Signs again, with the current key, what older keys signed, so that these can be removed. Answers how many. */
export async function resealHeads(file = headsFile()): Promise<number> {
  const { current } = ring()
  const due = new Map<string, Place>()
  for await (const { verdict, key, kind, workspace, seq, hash } of sealsOf(null, file)) {
    if (verdict !== 'good') continue
    const place = [kind, workspace, seq, hash].join()
    if (key === current.id) due.delete(place)
    else due.set(place, { kind, workspace, seq, hash })
  }
  await append(file, [...due.values()])
  return due.size
}

async function append(file: string, places: readonly Place[]) {
  if (!places.length) return
  const { current } = ring()
  const at = new Date().toISOString()
  const lines = places.map((place) => {
    const facts = { ...place, at, key: current.id }
    return JSON.stringify({ ...facts, signature: sign(facts, current) })
  })
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // The first break ends a line that a crash may have left half written.
  await appendFile(file, `\n${lines.join('\n')}\n`, { mode: 0o600, flush: true })
}

export type Seal = SealedHead & { verdict: 'good' | 'forged' | 'unknown key' }

/** The seals of one workspace, or of all, line by line. What cannot be read as one is passed over. */
export async function* sealsOf(workspace: string | null, file = headsFile()): AsyncGenerator<Seal> {
  const handle = await open(file).catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return
  const keys = ring()
  for await (const line of handle.readLines()) {
    if (workspace && !line.includes(workspace)) continue
    const head = parse(line)
    if (!head || (workspace && head.workspace !== workspace)) continue
    const { signature, ...facts } = head
    const key = keys.find(head.key)
    yield { ...head, verdict: key ? (isSame(signature, sign(facts, key)) ? 'good' : 'forged') : 'unknown key' }
  }
}

/** Workspaces that have a seal of ours. */
export async function workspacesSealed(file = headsFile()): Promise<Set<string>> {
  const found = new Set<string>()
  for await (const { workspace, verdict } of sealsOf(null, file)) if (verdict === 'good') found.add(workspace)
  return found
}

const ring = () => KeyRing.parse(env.get('SECRET_KEYS').release())

function parse(line: string): SealedHead | null {
  try {
    const { kind, workspace, seq, hash, at, key, signature } = JSON.parse(line)
    return { kind: kind === 'begin' ? 'begin' : 'end', workspace: String(workspace), seq: Number(seq), hash: String(hash), at: String(at), key: String(key), signature: String(signature) }
  } catch {
    return null
  }
}

/** A key of its own, so that what is encrypted and what is signed never share one. */
function sign({ kind, workspace, seq, hash, at, key }: Omit<SealedHead, 'signature'>, { bytes }: RingKey): string {
  const derived = Buffer.from(hkdfSync('sha256', bytes, '', INFO, KEY_BYTES))
  return createHmac('sha256', derived).update([kind, workspace, seq, hash, at, key].join('\n')).digest('base64url')
}
