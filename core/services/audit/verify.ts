import { tenantTx } from '#services/tenancy/tenant_tx'
import { hashOf, instantOf, type ChainedEntry } from './audit.ts'
import { headsFile, sealsOf } from './sealed_heads.ts'

export interface Verdict {
  workspaceId: string
  /** Entries looked at. */
  entries: number
  /** Where looking began: 1, or later after pruning, or when only the newest were asked for. */
  firstSeq: number
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

interface Head {
  seq: number
  hash: string
  first_seq: number
  anchor_hash: string
}

interface Row {
  seq: number
  instant: string
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
  head: Head | null
}

type Fault = (seq: number | null, what: string) => void

/**
 * Reads one workspace's chain and compares it with itself, with its head, and with the places that were signed outside
 * the database. Finds what was changed, removed (in the middle, at the end, at the beginning), put in another order, put
 * together anew, or put back from an older copy. With `newest`, only that many entries before the end are read.
 *
 * One statement reads all of it, head included: entries that come or go meanwhile are no faults.
 */
export async function verifyChain(workspaceId: string, file = headsFile(), { newest }: { newest?: number } = {}): Promise<Verdict> {
  const began = process.hrtime.bigint()
  const faults: Verdict['faults'] = []
  const fault: Fault = (seq, what) => {
    if (faults.length < FAULTS_MOST) faults.push({ seq, what })
  }

  return tenantTx({ workspaceId, userId: null }, async ({ client }) => {
    // Before anything signed is read: what is signed later is of a newer end than the one that is compared.
    let head: Head | null = await client.from('audit_heads').where('workspace_id', workspaceId).first()
    const skipped = newest && head ? Math.max(0, Number(head.seq) - newest) : 0
    await client.rawQuery(`declare audit_chain no scroll cursor for
      select l.*, ${instantOf('l.at')} as instant, (select to_jsonb(h) from audit_heads h where h.workspace_id = current_setting('app.workspace')::uuid) as head
      from audit_logs l where l.workspace_id = current_setting('app.workspace')::uuid and l.seq > ${skipped} order by l.seq`)
    let rows = await next(client)
    head = rows[0] ? rows[0].head : head

    const first = Math.max(Number(head?.first_seq ?? 1), skipped + 1)
    const isWhole = first === Number(head?.first_seq ?? 1)
    let [seq, hash, entries] = [first - 1, isWhole ? (head?.anchor_hash ?? '') : (rows[0]?.previous_hash ?? ''), 0]
    const seals = await readSeals(workspaceId, file, fault)
    if (isWhole && first > 1 && !seals.beginnings.has(`${seq} ${hash}`)) fault(first, 'the entries before it were removed, and not by the retention setting')

    while (rows.length && faults.length < FAULTS_MOST) {
      for (const row of rows) {
        const place = Number(row.seq)
        if (place !== seq + 1) fault(seq + 1, place === seq + 2 ? 'an entry is missing' : `entries ${seq + 1} to ${place - 1} are missing`)
        else if (row.previous_hash !== hash) fault(place, 'it does not follow the entry before it')
        if (hashOf(row.previous_hash, entryOf(workspaceId, row)) !== row.hash) fault(place, 'it was changed')
        const sealed = seals.places.get(place)
        if (sealed && sealed.hash !== row.hash) fault(place, `it was another one when it was signed at ${sealed.at}`)
        ;[seq, hash] = [place, row.hash]
        entries += 1
      }
      rows = await next(client)
    }

    if (!head && entries) fault(null, 'the head is missing')
    else if (head && seq !== Number(head.seq)) fault(seq + 1, `the chain ends at ${seq}, and its head says ${head.seq}`)
    else if (head && hash !== head.hash) fault(seq, 'the head is not the hash of the last entry')
    const { last } = seals
    // Signed while the chain was read: then the head has moved on as well.
    if (last && last.seq > seq && last.seq > (await endOf(client, workspaceId))) {
      fault(seq + 1, `the chain ends at ${seq}, and ${last.seq} entries were signed at ${last.at}: the end was cut off, or an older copy was put back`)
    }
    return { workspaceId, entries, firstSeq: first, faults, sealedAt: last?.at ?? null, sealedSeq: last?.seq ?? null, seconds: Number(process.hrtime.bigint() - began) / 1e9 }
  })
}

type Client = Parameters<Parameters<typeof tenantTx>[1]>[0]['client']

const next = async (client: Client): Promise<Row[]> => (await client.rawQuery(`fetch ${BATCH} from audit_chain`)).rows
const endOf = async (client: Client, workspaceId: string) => Number((await client.from('audit_heads').where('workspace_id', workspaceId).first())?.seq ?? 0)

/** What was signed of the chain. Signatures that are not ours, or cannot be checked any more, are faults. */
async function readSeals(workspaceId: string, file: string, fault: Fault) {
  const places = new Map<number, { hash: string; at: string }>()
  const beginnings = new Set<string>()
  const unknown = new Map<string, { seq: number; key: string }>()
  let last: { seq: number; at: string } | null = null
  for await (const { verdict, kind, seq, hash, at, key } of sealsOf(workspaceId, file)) {
    if (verdict === 'forged') fault(seq, 'a signed end is not signed by this installation')
    if (verdict === 'unknown key') unknown.set(`${kind} ${seq} ${hash}`, { seq, key })
    if (verdict !== 'good') continue
    const other = places.get(seq)
    if (other && other.hash !== hash) fault(seq, `the end was another one when it was signed at ${other.at}`)
    places.set(seq, { hash, at: other?.at ?? at })
    unknown.delete(`${kind} ${seq} ${hash}`)
    if (kind === 'begin') beginnings.add(`${seq} ${hash}`)
    else if (!last || seq >= last.seq) last = { seq, at }
  }
  for (const { seq, key } of unknown.values()) fault(seq, `it was signed with the key "${key}", which SECRET_KEYS does not hold any more; add it back at the end of the list and run secrets:rekey`)
  return { places, beginnings, last }
}

const entryOf = (workspaceId: string, row: Row): ChainedEntry => ({
  workspaceId,
  seq: Number(row.seq),
  at: row.instant,
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
