import type { PluginSettings } from '@caidence/sdk'

/**
 * Whether the Google project has passed YouTube's API audit. Without it every upload of a project made after 2020-07-28
 * stays private, and the platform says so only by what it keeps:
 * https://developers.google.com/youtube/v3/docs/videos/insert, read 2026-09-19.
 */
export const isAudited = (settings: PluginSettings): boolean => settings.get('audited') !== 'false'
