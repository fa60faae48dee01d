import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import CreatorProfile from '#models/creator_profile'
import type { MetricName } from '@caidence/sdk'
import type { CreatorSections } from '#services/profiles/shapes'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { api, call } from '#tests/functional/access/support'
import { addConnection, type Author } from '#tests/functional/publishing/support'
import { jpeg, upload } from '#tests/functional/media/support'
import { base } from '#tests/support/visitor'

export interface Kit {
  creatorId: string
  path: string
}

/** A creator with the owner's brand as their own. */
export async function createCreator(owner: Author, sections: Partial<Record<keyof CreatorSections, unknown>> = {}): Promise<Kit> {
  const { body } = await call(owner, 'POST', `${api}/creators`, { name: 'Ada Lovelace', brandId: owner.brandId })
  const path = `${api}/creators/${body.data.id}`
  if (Object.keys(sections).length) await save(owner, path, sections)
  return { creatorId: body.data.id, path }
}

export async function save(owner: Author, path: string, sections: object) {
  const answer = await call(owner, 'PUT', `${path}/profile`, sections)
  if (answer.status !== 200) throw new Error(answer.text)
}

/** Stored as no validator would let it through: what an older version, or somebody with the database, may have left. */
export const plant = ({ workspaceId }: Author, { creatorId }: Kit, sections: object) =>
  tenantTx({ workspaceId, userId: null }, () => CreatorProfile.query().where('creatorId', creatorId).update({ sections: JSON.stringify(sections) as any }))

/** The path of a new link's page. */
export async function link(owner: Author, { path }: Kit, body: object = {}): Promise<{ page: string; id: string }> {
  const answer = await call(owner, 'POST', `${path}/kit-links`, body)
  if (answer.status !== 201) throw new Error(answer.text)
  return { id: answer.body.data.id, page: new URL(answer.body.data.url).pathname }
}

export async function visit(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, base()), { redirect: 'manual', headers })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') }
}

/** A picture in the library of the owner's brand. */
export async function addPicture(owner: Author, seed = 1, bytes?: Uint8Array): Promise<string> {
  const { status, body } = await upload(owner as any, bytes ?? (await jpeg(800, 600, seed)), { fields: { brandId: owner.brandId } })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.data.id
}

/** A channel of the owner's brand that has told these numbers today. */
export async function addCounted(owner: Author, handle: string, numbers: Partial<Record<MetricName, number | null>>) {
  const connection = await addConnection(owner, { handle })
  const now = DateTime.utc()
  await tenantTx(owner.actor, async ({ client }) => {
    for (const [name, value] of Object.entries(numbers)) {
      await client.table('account_metrics').insert({ workspace_id: owner.workspaceId, connection_id: connection.id, name, value, day: now.toISODate(), from_at: now.startOf('day').toJSDate(), to_at: now.toJSDate(), as_of: now.toJSDate() })
    }
  })
  return connection
}

export interface Line {
  page: number
  text: string
  box: [left: number, top: number, right: number, bottom: number]
}

/** What Poppler reads in a PDF: its text, its fonts, and where each word stands on which page. */
export function readPdf(pdf: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'kit-'))
  try {
    const path = join(folder, 'kit.pdf')
    writeFileSync(path, pdf)
    const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
    const words: Line[] = []
    const pages: [number, number][] = []
    for (const [, width, height, left, top, right, bottom, text] of run('pdftotext', '-bbox', path, '-').matchAll(/<page width="([\d.]+)" height="([\d.]+)"|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g)) {
      if (width) pages.push([Number(width), Number(height)])
      else words.push({ page: pages.length - 1, text, box: [Number(left), Number(top), Number(right), Number(bottom)] })
    }
    const fonts = run('pdffonts', path).split('\n').slice(2).filter(Boolean).map((row) => ({ name: row.slice(0, 36).trim(), isEmbedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(row)?.[1] === 'yes', hasUnicode: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(row)?.[3] === 'yes' }))
    return { text: run('pdftotext', '-layout', path, '-'), info: run('pdfinfo', path), fonts, words, pages }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
