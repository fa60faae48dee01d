import { createHmac, hkdfSync } from 'node:crypto'
import { appendFile, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { isSame } from '#services/secrets/digest'
import { KeyRing } from '#services/secrets/key_ring'

/** The end of one workspace's chain at a moment, signed: whoever changes the database cannot make it say something else. */
export interface SealedHead {
  workspace: string
  seq: number
  hash: string
  /** ISO 8601. */
  at: string
  /** Id of the key in SECRET_KEYS. */
  key: string
  signature: string
}

const INFO = 'caidence audit heads'
const KEY_BYTES = 32

export const headsFile = () => app.makePath(env.get('AUDIT_HEADS') ?? 'storage/audit/heads.jsonl')

/** Of this process only; a head that did not move is not written again. */
const lastSealed = new Map<string, number>()

/** Appends the signed end of every chain that has grown since. Answers how many. */
export async function sealHeads(file = headsFile()): Promise<number> {
  const { rows }: { rows: { workspace_id: string; seq: number; hash: string }[] } = await db.connection('app').rawQuery('select workspace_id, seq, hash from audit_ends()')
  const grown = rows.filter(({ workspace_id: id, seq }) => lastSealed.get(id) !== Number(seq))
  if (!grown.length) return 0
  const { current } = KeyRing.parse(env.get('SECRET_KEYS').release())
  const at = new Date().toISOString()
  const lines = grown.map(({ workspace_id: workspace, seq, hash }) => {
    const facts = { workspace, seq: Number(seq), hash, at, key: current.id }
    return JSON.stringify({ ...facts, signature: sign(facts, current.bytes) })
  })
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await appendFile(file, `${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  for (const { workspace_id: id, seq } of grown) lastSealed.set(id, Number(seq))
  return grown.length
}

export type Seal = SealedHead & { verdict: 'good' | 'forged' | 'unknown key' }

/** The seals of one workspace, line by line; what is not ours, or half written, is told as forged. */
export async function* sealsOf(workspace: string, file = headsFile()): AsyncGenerator<Seal> {
  const handle = await open(file).catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!handle) return
  const ring = KeyRing.parse(env.get('SECRET_KEYS').release())
  for await (const line of handle.readLines()) {
    if (!line.includes(workspace)) continue
    const head = parse(line)
    if (!head || head.workspace !== workspace) continue
    const { signature, ...facts } = head
    const key = ring.find(head.key)
    yield { ...head, verdict: key ? (isSame(signature, sign(facts, key.bytes)) ? 'good' : 'forged') : 'unknown key' }
  }
}

/** Workspaces that have a seal of ours. */
export async function workspacesSealed(file = headsFile()): Promise<Set<string>> {
  const found = new Set<string>()
  const handle = await open(file).catch(() => null)
  if (handle) for await (const line of handle.readLines()) found.add(String(parse(line)?.workspace ?? ''))
  found.delete('')
  return found
}

function parse(line: string): SealedHead | null {
  try {
    const { workspace, seq, hash, at, key, signature } = JSON.parse(line)
    return { workspace, seq: Number(seq), hash, at, key, signature: String(signature) }
  } catch {
    return null
  }
}

/** A key of its own, so that what is encrypted and what is signed never share one. */
function sign({ workspace, seq, hash, at, key }: Omit<SealedHead, 'signature'>, secret: Buffer): string {
  const derived = Buffer.from(hkdfSync('sha256', secret, '', INFO, KEY_BYTES))
  return createHmac('sha256', derived).update([workspace, seq, hash, at, key].join('\n')).digest('base64url')
}
