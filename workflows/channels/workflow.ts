import { proxyActivities } from '@temporalio/workflow'
import { adapterQueue, CORE_QUEUE } from '../publishing/contract.ts'
import type { ChannelActivities, ChannelListActivities } from './activities.ts'
import { inLanes } from './lanes.ts'

/** Longer than all calls for one channel, with their time-outs. */
const CHANNEL_CEILING = '2 minutes'
/** A queue that nobody serves for so long has no worker; the channel's turn comes again. */
const NOBODY_THERE = '1 minute'

const lists = () => proxyActivities<ChannelListActivities>({ taskQueue: CORE_QUEUE, startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } })

const channels = (adapterId: string) =>
  proxyActivities<ChannelActivities>({ taskQueue: adapterQueue(adapterId), startToCloseTimeout: CHANNEL_CEILING, scheduleToStartTimeout: NOBODY_THERE, retry: { maximumAttempts: 1 } })

/** Run by a Temporal Schedule: counts every channel whose turn it is. */
export async function collectMetrics(): Promise<number> {
  const { adaptersThatCount, channelsToCount } = lists()
  return inLanes(await adaptersThatCount(), channelsToCount, (adapterId, channel) => channels(adapterId).collect(channel))
}

/** Run by a Temporal Schedule: asks every channel once a day whether it still works, then tells people whose access ends. */
export async function checkChannels(): Promise<number> {
  const { adaptersToCheck, channelsToCheck, tellOfEndingAccess } = lists()
  const checked = await inLanes(await adaptersToCheck(), channelsToCheck, (adapterId, channel) => channels(adapterId).check(channel))
  await tellOfEndingAccess()
  return checked
}
