import { askedWindow, type WindowAsked } from './day_window.ts'
import type { Question } from './insights.ts'

export interface Asked extends WindowAsked {
  brand?: string
  channel?: string
  campaign?: string
  timeZone?: string
}

/** A question as it was put, with the days it means where the reader is. */
export function questionOf({ brand, channel, campaign, timeZone, ...window }: Asked, zone: string): Question {
  return { window: askedWindow(window, timeZone ?? zone), brandId: brand ?? null, channelId: channel ?? null, campaignId: campaign ?? null }
}
