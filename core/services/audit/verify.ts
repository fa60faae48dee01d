import { tenantTx } from '#services/tenancy/tenant_tx'
import { hashOf, type ChainedEntry } from './audit.ts'
import { headsFile, sealsOf } from './sealed_heads.ts'

export interface Verdict {
  workspaceId: string
  /** Entries looked at. */
  entries: number
  /** What is wrong, the first place first; empty when the chain is whole. */
  faults: { seq: number | null; what: string }[]
  /** When the end was last signed, and up to where; null when it never was. */
  sealedAt: string | null
  sealedSeq: number | null
  seconds: number
}

/** Rows in memory at a time. */
const BATCH = 5_000
/** After this many the picture is clear. */
const FAULTS_MOST = 20

interface Row {
  seq: number
  at: Date
  actor_id: string | null
  impersonator_id: string | null
  action: string
  subject_type: string
  subject_id: string | null
  brand_id: string | null
  before: unknown
  after: unknown
  ip: string | null
  request_id: string | null
  decision: string | null
  rule: string | null
  previous_hash: string
  hash: string
}

/**
 * Reads one workspace's chain from its beginning and compares it with itself, with its head, and with the ends that
 * were signed outside the database. Finds what was changed, removed, put in another order, cut off at the end, put
 * together anew, or put back from an older copy.
 */
export async function verifyChain(workspaceId: string, file = headsFile()): Promise<Verdict> {
  const began = process.hrtime.bigint()
  const faults: Verdict['faults'] = []
  const fault = (seq: number | null, what: string) => {
    if (faults.length < FAULTS_MOST) faults.push({ seq, what })
  }
  const seals = new Map<number, { hash: string; at: string }>()
  let lastSeal: { seq: number; at: string } | null = null
  for await (const seal of sealsOf(workspaceId, file)) {
    if (seal.verdict === 'forged') fault(seal.seq, 'a signed end is not signed by this installation')
    if (seal.verdict !== 'good') continue
    const other = seals.get(seal.seq)
    if (other && other.hash !== seal.hash) fault(seal.seq, `the end was another one when it was signed at ${other.at}`)
    seals.set(seal.seq, seal)
    if (lastSeal === null || seal.seq >= lastSeal.seq) lastSeal = { seq: seal.seq, at: seal.at }
  }

  const read = <T>(work: (client: any) => Promise<T>) => tenantTx({ workspaceId, userId: null }, ({ client }) => work(client))
  const head: { seq: number; hash: string; first_seq: number; anchor_hash: string } | null = await read((client) => client.from('audit_heads').where('workspace_id', workspaceId).first())
  let [seq, hash, entries] = [Number(head?.first_seq ?? 1) - 1, head?.anchor_hash ?? '', 0]
  const first = seq + 1

  for (;;) {
    const rows: Row[] = await read((client) => client.from('audit_logs').where('workspace_id', workspaceId).where('seq', '>', seq).orderBy('seq').limit(BATCH))
    for (const row of rows) {
      const place = Number(row.seq)
      if (place !== seq + 1) fault(seq + 1, place === seq + 2 ? 'an entry is missing' : `entries ${seq + 1} to ${place - 1} are missing`)
      else if (row.previous_hash !== hash) fault(place, 'it does not follow the entry before it')
      if (hashOf(row.previous_hash, entryOf(workspaceId, row)) !== row.hash) fault(place, 'it was changed')
      const sealed = seals.get(place)
      if (sealed && sealed.hash !== row.hash) fault(place, `it was another one when it was signed at ${sealed.at}`)
      ;[seq, hash] = [place, row.hash]
      entries += 1
    }
    if (rows.length < BATCH || faults.length >= FAULTS_MOST) break
  }

  if (head && seq !== Number(head.seq)) fault(seq + 1, `the chain ends at ${seq}, and its head says ${head.seq}`)
  else if (head && entries && hash !== head.hash) fault(seq, 'the head is not the hash of the last entry')
  else if (!head && entries) fault(null, 'the head is missing')
  if (lastSeal && lastSeal.seq > seq) fault(seq + 1, `the chain ends at ${seq}, and ${lastSeal.seq} entries were signed at ${lastSeal.at}: the end was cut off, or an older copy was put back`)
  const kept = [...seals.keys()].filter((place) => place >= first)
  if (kept.length && !entries) fault(first, 'entries that were signed are gone')
  return { workspaceId, entries, faults, sealedAt: lastSeal?.at ?? null, sealedSeq: lastSeal?.seq ?? null, seconds: Number(process.hrtime.bigint() - began) / 1e9 }
}

const entryOf = (workspaceId: string, row: Row): ChainedEntry => ({
  workspaceId,
  seq: Number(row.seq),
  at: row.at.toISOString(),
  actorId: row.actor_id,
  impersonatorId: row.impersonator_id,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  brandId: row.brand_id,
  before: row.before,
  after: row.after,
  ip: row.ip,
  requestId: row.request_id,
  decision: row.decision,
  rule: row.rule,
})
