import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SocialPost from '#models/social_post'
import { checkArchive } from '#services/transfer/archive_check'
import { ArchiveWriter } from '#services/transfer/archive_writer'
import { Arrival } from '#services/transfer/arrival'
import { readTar, tarEnd, tarEntry } from '#services/transfer/tar'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { jpeg } from '#tests/functional/media/support'
import { call, created, createReadyAuthor, inHours, readyFields, set, tokenFor, type Author } from '#tests/functional/publishing/support'
import { base } from '#tests/support/visitor'

export function place(cleanup: (run: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-'))
  cleanup(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'workspace.tar')
}

export async function bytesOf(parts: AsyncIterable<Uint8Array>) {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(Buffer.from(part))
  return Buffer.concat(all)
}

export async function exported(author: Author, file: string) {
  writeFileSync(file, await bytesOf(new ArchiveWriter(author.actor).archive()))
  return file
}

export async function entriesOf(file: string) {
  const found = new Map<string, Buffer>()
  for await (const { name, bytes } of readTar(createReadStream(file))) found.set(name, await bytesOf(bytes))
  return found
}

/** An archive of these entries, with checksums that are right: what somebody makes who knows the format. */
export async function packed(entries: Map<string, Buffer>): Promise<Buffer> {
  const sums = [...entries].filter(([name]) => name !== 'checksums.json').map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
  const all = new Map([...entries, ['checksums.json', Buffer.from(JSON.stringify({ entries: sums, missing: [] }))]])
  const parts: Buffer[] = []
  for (const [name, bytes] of all) parts.push(await bytesOf(tarEntry(name, bytes.length, [bytes], new Date())))
  return Buffer.concat([...parts, tarEnd()])
}

/** Rows of an entry, changed. */
export function changed(entries: Map<string, Buffer>, noun: string, change: (row: any) => any) {
  const name = `rows/${noun}.00001.jsonl`
  const rows = entries.get(name)!.toString().split('\n').filter(Boolean).map((line) => change(JSON.parse(line)))
  entries.set(name, Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join('')))
}

/** Brings an archive in, for somebody. Answers what came, and them in their new workspace. */
export async function brought(person: Author, file: string, targetId: string = randomUUID()) {
  const open = () => createReadStream(file)
  const findings = await checkArchive(open)
  const outcome = await new Arrival({ targetId, userId: person.user.id, name: findings.workspace.name, findings, open }).run()
  const home: Author = { ...person, workspaceId: targetId, actor: { workspaceId: targetId, userId: person.user.id }, token: await tokenFor(person.user, targetId) }
  return { findings, outcome, home }
}

async function uploaded(author: Author) {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await jpeg())], { type: 'image/jpeg' }), 'sea.jpg')
  form.append('altText', 'Sea')
  const answer = await fetch(new URL('/api/v1/media', base()), { method: 'POST', body: form, headers: { authorization: `Bearer ${author.token}` } })
  return ((await answer.json()) as any).data
}

/** A workspace in which something was published, something is planned, and something was said. */
export async function furnished() {
  const author = await createReadyAuthor()
  const picture = await uploaded(author)
  const fields = readyFields(author.connection.id, picture.id)
  const live = await created(author, { ...fields, text: 'Out already', publishAt: inHours(1) })
  await set(author, live.deliveries[0].id, { state: 'live', remote_id: '42', permalink: 'https://example.com/p/42', published_at: new Date(), settled_at: new Date() })
  const planned = await created(author, { ...fields, text: 'Yet to come', publishAt: inHours(5), timeZone: 'Europe/Prague' })
  await call(author, 'POST', `/api/v1/posts/${planned.id}/comments`, { body: 'Is it the right sea?' })
  return { author, picture, live, planned }
}

export const byText = (author: Author, text: string) => tenantTx(author.actor, () => SocialPost.query().where({ workspaceId: author.workspaceId, text }).preload('deliveries').firstOrFail())
