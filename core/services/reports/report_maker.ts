import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inject } from '@adonisjs/core'
import i18nManager from '@adonisjs/i18n/services/main'
import edge from 'edge.js'
import { DateTime } from 'luxon'
import type Report from '#models/report'
import { csvOf } from '#services/audit/log_csv'
import { fontFaces, inlined } from '#services/media_kit/fonts'
import { print } from '#services/media_kit/print'
import { digest } from '#services/media/digest'
import { MediaStore } from '#services/media/media_store'
import { tenantTx, type Actor } from '#services/tenancy/tenant_tx'
import type { ProofLine } from './proof.ts'
import { ReportContent, type ReportFace } from './report_content.ts'
import { approvedBy, numbersView, proofView } from './report_view.ts'
import { storageKeyOf } from './reports.ts'

export interface MadeReport {
  bytes: number
  sha256: string
}

/** How far it is, from 0 to 1. */
type Progress = (part: number) => Promise<unknown>

/** Lines that are read at a time while a table is written. */
const PAGE = 500
const COLUMNS = ['published_at', 'platform', 'channel', 'format', 'text', 'permalink', 'remote_id', 'read_back', 'read_back_at', 'media_sha256', 'media_fitted', 'approved_by', 'post_id', 'delivery_id'] as const
type Line = Record<(typeof COLUMNS)[number], string | null>

/** Makes a report's file and puts it where reports are kept. No transaction is open while it is printed. */
@inject()
export class ReportMaker {
  constructor(private content: ReportContent) {}

  async make(actor: Actor, report: Report, progress: Progress): Promise<MadeReport> {
    const folder = await mkdtemp(join(tmpdir(), 'caidence-report-'))
    try {
      const path = join(folder, randomUUID())
      if (report.format === 'csv') await pipeline(csvOf(COLUMNS, this.#lines(actor, report)), createWriteStream(path, { mode: 0o600 }))
      else await writeFile(path, await print(await this.#document(actor, report, progress)), { mode: 0o600 })
      await progress(0.9)
      const made = await digest(path)
      await new MediaStore().adopt(path, storageKeyOf(report))
      return made
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async #document(actor: Actor, report: Report, progress: Progress): Promise<string> {
    const i18n = i18nManager.locale(report.locale)
    const { face, view } = await tenantTx(actor, async () => {
      const its = await this.content.face(report)
      if (report.kind === 'proof') {
        const lines = await this.content.wholeProof(actor, report)
        return { face: its, view: (sources: Sources) => proofView(its, report.question, lines, this.content, i18n, sources) }
      }
      const numbers = await this.content.numbers(actor, report)
      return { face: its, view: (sources: Sources) => numbersView(its, report.question, numbers, this.content, i18n, sources) }
    })
    await progress(0.4)
    return edge.render(`reports/${report.kind}`, { report: view({ logo: await logoOf(face), fontFaces: await fontFaces(face.fonts, inlined) }), i18n })
  }

  /** Each page in a short transaction of its own. */
  async *#lines(actor: Actor, report: Report): AsyncGenerator<Line[]> {
    const i18n = i18nManager.locale(report.locale)
    let after: string | undefined
    do {
      const page = await tenantTx(actor, () => this.content.proof(actor, report, { after, limit: PAGE }))
      yield page.map((line) => this.#line(line, report, i18n))
      after = page.length === PAGE ? page.at(-1)!.deliveryId : undefined
    } while (after)
  }

  #line(line: ProofLine, { question }: Report, i18n: ReturnType<typeof i18nManager.locale>): Line {
    const at = (iso: string | null) => (iso ? DateTime.fromISO(iso, { zone: question.timeZone }).toISO({ suppressMilliseconds: true }) : null)
    const { platform, format } = this.content.names(line.adapterId, line.format)
    return {
      ...{ published_at: at(line.publishedAt), platform, channel: line.handle, format, text: line.text, permalink: line.permalink, remote_id: line.remoteId, read_back: line.readBack, read_back_at: at(line.readBackAt) },
      ...{ media_sha256: line.media.map(({ sha256 }) => sha256).join(' '), media_fitted: line.media.map(({ isFitted }) => (isFitted ? 'yes' : 'no')).join(' ') },
      ...{ approved_by: line.approvals.length ? approvedBy(line, i18n, question.timeZone) : null, post_id: line.postId, delivery_id: line.deliveryId },
    }
  }
}

type Sources = Parameters<typeof numbersView>[5]

/** A file that is not there any more costs its picture, not the report. */
async function logoOf({ logoKey }: ReportFace): Promise<string | null> {
  if (!logoKey) return null
  const store = new MediaStore()
  try {
    return `data:image/webp;base64,${Buffer.from(await store.bytes(logoKey, 0, await store.size(logoKey))).toString('base64')}`
  } catch {
    return null
  }
}
