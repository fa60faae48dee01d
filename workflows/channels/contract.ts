/* Looking after channels between posts: counting, and asking whether they still work. Ids only. */

export interface ChannelId {
  workspaceId: string
  connectionId: string
}

export const COLLECT_METRICS = 'collectMetrics'
export const COLLECT_SCHEDULE_ID = 'collect-metrics'

export const CHECK_CHANNELS = 'checkChannels'
export const CHECK_SCHEDULE_ID = 'check-channels'
