import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import PostSeries from '#models/post_series'
import { tenantTx } from '#services/tenancy/tenant_tx'
import { AHEAD_DAYS, SeriesPosts } from './series_posts.ts'

/** A series is looked at again once a day of its horizon is used up. */
const SLACK_DAYS = 1
/** Series handed out at once; the next page is asked for when these are done. */
const PAGE = 100
const NO_UUID = '00000000-0000-0000-0000-000000000000'

/** Makes the posts that came within the horizon since the last round. Looks across tenants through a reviewed function, then enters each. */
@inject()
export class SeriesRound {
  constructor(private made: SeriesPosts) {}

  /** Answers how many posts were made. Doing it twice, or side by side, makes none twice. */
  async run(): Promise<number> {
    const before = DateTime.utc().plus({ days: AHEAD_DAYS - SLACK_DAYS }).toJSDate()
    let made = 0
    for (let last = NO_UUID; ; ) {
      const { rows } = await db.connection('app').rawQuery('select series_id, workspace_id from series_to_extend(?, ?, ?)', [before, last, PAGE])
      for (const row of rows) made += await this.#extend(row.workspace_id, row.series_id)
      if (rows.length < PAGE) return made
      last = rows.at(-1).series_id
    }
  }

  /** One that fails must not stop those behind it; it comes again with the next round. */
  async #extend(workspaceId: string, id: string): Promise<number> {
    try {
      const asWhom = await tenantTx({ workspaceId, userId: null }, async () => {
        const series = await PostSeries.query().where('id', id).first()
        return series && (await this.made.mayPublish(series)) ? series.createdBy : null
      })
      // As the person, so that what is made is theirs in the audit; one who may not any more sees no series to end.
      return await tenantTx({ workspaceId, userId: asWhom }, async () => {
        const series = await PostSeries.query().where('id', id).forUpdate().first()
        return series ? this.made.extend(series) : 0
      })
    } catch (error) {
      logger.warn({ series: id, code: (error as any)?.code ?? (error as Error)?.name }, 'The posts of a series could not be made')
      return 0
    }
  }
}
