import { Context } from '@temporalio/activity'
import type { Collector } from '#services/analytics/collector'
import type { ChannelHealth } from '#services/connections/channel_health'
import type { ChannelId } from './contract.ts'

export interface ChannelServices {
  collector: Collector
  health: ChannelHealth
}

/** Runs on the core queue: which channels, from the database alone. */
export const channelListActivities = ({ collector, health }: ChannelServices) => ({
  adaptersThatCount: async () => collector.adapters(),
  channelsToCount: (adapterId: string) => collector.claim(adapterId),
  adaptersToCheck: async () => health.adapters(),
  channelsToCheck: (adapterId: string) => health.due(adapterId),
  tellOfEndingAccess: () => health.tellOfEndingAccess(),
})

/** Runs on the adapter's own queue: asks the platform about one channel, and only reads. */
export const channelActivities = ({ collector, health }: ChannelServices) => ({
  collect: (channel: ChannelId) => collector.collect(channel, { signal: Context.current().cancellationSignal }),
  check: (channel: ChannelId) => health.check(channel),
})

export type ChannelListActivities = ReturnType<typeof channelListActivities>
export type ChannelActivities = ReturnType<typeof channelActivities>
