import type { HttpContext } from '@adonisjs/core/http'
import { changeSettings, shownSettings } from '#services/notices/settings'
import { clockOf, minutesOf } from '#services/notices/quiet_hours'
import { NOTICE_KINDS, NOTICE_RULES } from '#services/notices/rules'
import { noticeSettingsValidator } from '#validators/notices/notice'

/** What a person wants to hear of, and when not; the same in all their workspaces. */
export default class NoticeSettingsController {
  async show({ auth }: HttpContext) {
    return { data: await noticeSettings(auth.user!.id) }
  }

  async update({ auth, request }: HttpContext) {
    const { choices, quiet, timeZone } = await request.validateUsing(noticeSettingsValidator, { data: request.body() })
    await changeSettings(auth.user!.id, {
      choices: Object.fromEntries((choices ?? []).map(({ kind, choice }) => [kind, choice])),
      ...(quiet !== undefined && { quietFrom: quiet && minutesOf(quiet.from), quietTo: quiet && minutesOf(quiet.to) }),
      timeZone,
    })
    return { data: await noticeSettings(auth.user!.id) }
  }
}

/** As the API and the page show them. */
export async function noticeSettings(userId: string) {
  const { choices, quietFrom, quietTo, timeZone, zone } = await shownSettings(userId)
  return {
    choices: NOTICE_KINDS.map((kind) => ({ kind: kind as string, choice: choices[kind]!, usual: NOTICE_RULES[kind]!.usual })),
    quiet: quietFrom === null || quietTo === null ? null : { from: clockOf(quietFrom), to: clockOf(quietTo) },
    timeZone,
    zone,
  }
}
