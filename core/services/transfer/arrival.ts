import { randomUUID } from 'node:crypto'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { OWNER } from '#services/access/system_roles'
import { announce } from '#services/events/announce'
import { audit } from '#services/audit/audit'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import type { OpenArchive } from './archive_check.ts'
import { batchesOf, rowsIn } from './archive_lines.ts'
import { arrivingRow } from './arriving_rows.ts'
import { ArrivingFiles } from './arriving_files.ts'
import { tableOf, type Table } from './catalog.ts'
import { mediaIn, nounIn, PEOPLE } from './format.ts'
import { ARRIVAL_LEFT_SECONDS, FAILURES_NAMED, FAILURES_NAMED_EACH } from './limits.ts'
import { NOUNS, type Noun, type Row } from './nouns.ts'
import type { Failure, FailureReason, Findings, Outcome } from './shapes.ts'
import { absentRows, addRows, countRows, removeRows } from './table_rows.ts'
import { drain, readTar } from './tar.ts'

/** Rows of one statement, and of one transaction. */
const ROWS_AT_ONCE = 500
const ABANDONED_AT_ONCE = 20
/** SQLSTATE classes that are about the row: values that do not fit, and rules of tables. Others are about us, and tried again. */
const ABOUT_ROWS = ['22', '23', 'P0']
const NOWHERE = '23503'

interface Wanted {
  /** The new workspace; the same one when it goes on after a break. */
  targetId: string
  /** Whose it will be. */
  userId: string
  name: string
  findings: Findings
  open: OpenArchive
  /** Called often, and throws to end it. */
  check?: () => void
}

/**
 * An archive that was checked, as a workspace of its own: never one that exists. Until it is whole nobody is let in. It
 * goes on where it broke off, since each thing gets the same id again; `remove` takes back all of it.
 */
export class Arrival {
  #system: Actor
  #files: ArrivingFiles
  #people = new Map<string, string>()
  #tables = new Map<string, Table>()
  #lost = new Map<string, Set<string>>()
  #failed = 0
  #failures: Failure[] = []
  #alike = new Map<string, number>()
  #taken = 0

  constructor(private wanted: Wanted) {
    this.#system = { workspaceId: wanted.targetId, userId: null }
    this.#files = new ArrivingFiles(this.#system)
  }

  get workspaceId() {
    return this.wanted.targetId
  }

  async run(): Promise<Outcome> {
    const { open, check = () => {} } = this.wanted
    if (!(await this.#begin())) return this.#outcome()
    for await (const { name, bytes } of readTar(await open())) {
      check()
      const noun = NOUNS.find(({ table, isImported }) => isImported && table === nounIn(name))
      const media = mediaIn(name)
      if (name === PEOPLE) await this.#recognise(rowsIn(name, bytes))
      else if (noun) {
        for await (const rows of batchesOf(rowsIn(name, bytes), ROWS_AT_ONCE)) {
          await this.#insert(noun, rows)
          check()
        }
      } else if (media) {
        const taken = await this.#files.take(media, watched(bytes, check))
        if (taken === true) this.#taken += 1
        else this.#note('media', media, taken)
      } else await drain(bytes)
    }
    const outcome = await this.#outcome()
    await this.#finish(outcome)
    return outcome
  }

  /** Counted where it is now, so that it is right after a break as well. */
  async #outcome(): Promise<Outcome> {
    const { nouns, files: filesOf, missing } = this.wanted.findings
    const counted: Outcome['nouns'] = []
    for (const { name, rows } of nouns.filter(({ isImported }) => isImported)) counted.push({ name, rows, added: await tenantTx(this.#system, async () => countRows(await this.#table(name))) })
    return { nouns: counted, files: this.#taken, filesOf, missing, failed: this.#failed, failures: this.#failures }
  }

  /** What came so far goes, rows and files, unless it is whole. */
  async remove() {
    await removeArrival(this.wanted.targetId)
  }

  /** False: it is whole already, and only that could not be noted any more. */
  async #begin(): Promise<boolean> {
    const { targetId, userId, name, findings } = this.wanted
    return tenantTx(this.#system, async ({ client }) => {
      const { rows } = await client.rawQuery(
        `insert into workspaces (id, name, time_zone, profile_type, arriving_at) values (?, ?, ?, ?, now()) on conflict (id) do update set arriving_at = now() where workspaces.arriving_at is not null returning id`,
        [targetId, name, findings.workspace.timeZone, (findings.workspace.profileType || null) as string]
      )
      if (!rows.length) return false
      const known = await client.from('memberships').where({ workspace_id: targetId, user_id: userId }).first()
      if (known) return true
      await client.table('memberships').insert({ id: randomUUID(), workspace_id: targetId, user_id: userId })
      await client.table('role_assignments').insert({ id: randomUUID(), workspace_id: targetId, user_id: userId, role_key: OWNER, scope_type: 'workspace', scope_id: targetId })
      return true
    })
  }

  /** Whoever brings it in is found by their address. Everybody else is no member yet, and their name is left open. */
  async #recognise(people: AsyncIterable<Row>) {
    const { userId } = this.wanted
    const { rows } = await db.connection('app').rawQuery('select email from users where id = ?', [userId])
    for await (const { id, email } of people) if (typeof id === 'string' && String(email).toLowerCase() === rows[0]?.email.toLowerCase()) this.#people.set(id, userId)
  }

  async #insert(noun: Noun, rows: Row[]) {
    const { targetId: workspaceId, userId } = this.wanted
    const table = await tenantTx(this.#system, () => this.#table(noun.table))
    const arriving: { row: Row; id: string }[] = []
    for (const row of rows) {
      const made = arrivingRow(noun, table, row, { workspaceId, userId, people: this.#people, lost: this.#lost })
      if (typeof made === 'string') this.#note(noun.table, idOf(table, row), made)
      else arriving.push({ row: made, id: idOf(table, row) })
    }
    await this.#keep(table, arriving)
  }

  /** Where some cannot be kept, the halves are tried, down to those that cannot. */
  async #keep(table: Table, arriving: { row: Row; id: string }[]): Promise<void> {
    if (!arriving.length) return
    try {
      await this.#add(table, arriving)
    } catch (error) {
      if (!isAboutRows(error)) throw error
      if (arriving.length === 1) return this.#note(table.name, arriving[0]!.id, (error as { code: string }).code === NOWHERE ? 'points_elsewhere' : 'not_fitting')
      const half = Math.ceil(arriving.length / 2)
      await this.#keep(table, arriving.slice(0, half))
      await this.#keep(table, arriving.slice(half))
    }
  }

  async #add(table: Table, arriving: { row: Row; id: string }[]) {
    const rows = arriving.map(({ row }) => row)
    const absent = await tenantTx(this.#system, async ({ client, workspaceId }) => {
      await client.rawQuery('update workspaces set arriving_at = now() where id = ?', [workspaceId])
      return (await addRows(table, rows)) === rows.length ? [] : absentRows(table, rows)
    })
    for (const place of absent) this.#note(table.name, arriving[place]!.id, 'stands_already')
  }

  async #table(name: string): Promise<Table> {
    const table = this.#tables.get(name) ?? (await tableOf(name))
    this.#tables.set(name, table)
    return table
  }

  #note(noun: string, id: string, reason: FailureReason) {
    this.#failed += 1
    if (!reason.startsWith('file_')) this.#lost.set(noun, (this.#lost.get(noun) ?? new Set()).add(id))
    const kind = `${noun} ${reason}`
    const alike = (this.#alike.get(kind) ?? 0) + 1
    this.#alike.set(kind, alike)
    if (alike <= FAILURES_NAMED_EACH && this.#failures.length < FAILURES_NAMED) this.#failures.push({ noun, id, reason })
  }

  /** The door opens with the last of it. */
  #finish({ nouns, files, failed }: Outcome) {
    const { targetId, userId, findings } = this.wanted
    const after = { from: findings.workspace.id, rows: nouns.reduce((sum, { added }) => sum + added, 0), files, failed }
    return tenantTx({ workspaceId: targetId, userId }, async ({ client }) => {
      await audit({ action: 'workspace.imported', subject: { type: 'workspace', id: targetId }, after })
      await announce('import.finished', { brandId: null, subject: { type: 'transfer', id: targetId }, data: { ...after, createdBy: userId } })
      await client.rawQuery('update workspaces set arriving_at = null where id = ?', [targetId])
    })
  }
}

const idOf = ({ key }: Table, row: Row) => key.filter((column) => column !== 'workspace_id').map((column) => String(row[column] ?? '').slice(0, 60)).join(' ')
const isAboutRows = (error: unknown) => ABOUT_ROWS.includes(String((error as { code?: string }).code).slice(0, 2))

async function* watched(bytes: AsyncIterable<Uint8Array>, check: () => void) {
  for await (const chunk of bytes) {
    check()
    yield chunk
  }
}

/** A workspace that people are let into. */
export const isWhole = (workspaceId: string) => tenantTx({ workspaceId, userId: null }, async ({ client }) => Boolean(await client.from('workspaces').where('id', workspaceId).whereNull('arriving_at').first()))

/** Only what is not whole yet. */
export async function removeArrival(workspaceId: string) {
  const isGone = await tenantTx({ workspaceId, userId: null }, async ({ client }) => {
    const { rows } = await client.rawQuery('select from workspaces where id = ? and arriving_at is not null for update', [workspaceId])
    // What others point at comes last: not everything goes with what it points at.
    if (rows.length) for (const { table } of NOUNS.filter(({ isImported }) => isImported).toReversed()) await removeRows(table)
    const { rowCount } = await client.rawQuery('delete from workspaces where id = ? and arriving_at is not null', [workspaceId])
    return rowCount || !(await client.from('workspaces').where('id', workspaceId).first())
  })
  if (isGone) await drive.use('media').deleteAll(`${workspaceId}/`)
}

/** Removes what nobody brings in any more: a command that was killed and not begun again. */
export async function pruneArrivals() {
  const { rows } = await db.connection('app').rawQuery('select workspace_id as "workspaceId" from abandoned_arrivals(?, ?)', [ARRIVAL_LEFT_SECONDS, ABANDONED_AT_ONCE])
  for (const { workspaceId } of rows as { workspaceId: string }[]) await removeArrival(workspaceId)
}
