import { inject } from '@adonisjs/core'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { PURGE_AFTER_DAYS } from './limits.ts'
import { MediaLibrary } from './media_library.ts'

/** Workspaces in one round; the others are tomorrow's. */
const WORKSPACES_MOST = 500

/** What people removed from their libraries a while ago, of all workspaces. */
@inject()
export class RemovedMedia {
  constructor(private library: MediaLibrary) {}

  /** Takes it off the disk; answers how many files went. A workspace where that fails keeps nobody else's. Safe to repeat. */
  async purge(now = DateTime.utc()): Promise<number> {
    const before = now.minus({ days: PURGE_AFTER_DAYS }).toJSDate()
    const { rows }: { rows: { workspace_id: string }[] } = await db.connection('app').rawQuery('select workspace_id from workspaces_with_removed_media(?, ?)', [before, WORKSPACES_MOST])
    let gone = 0
    for (const { workspace_id: workspaceId } of rows) {
      try {
        gone += await this.library.purge({ workspaceId, userId: null }, now)
      } catch (error) {
        logger.error({ workspaceId, code: (error as any)?.code, kind: (error as Error)?.name }, 'Removed media of a workspace could not be purged')
      }
    }
    return gone
  }
}
