import { NOTICE_KINDS } from '#services/notices/rules'
import { CHOICES } from '#services/notices/shapes'
import { listNoticesValidator, markNoticesValidator, noticeSettingsValidator } from '#validators/notices/notice'
import { boolean, described, instant, integer, list, nullable, object, oneOf, page, ref, string, uuid, wrapped } from './openapi_schema.ts'
import type { Operations } from './openapi_types.ts'

const notice = object({
  id: uuid,
  kind: oneOf(NOTICE_KINDS),
  brandId: nullable(uuid),
  sentence: described('For people, in their language; made of what they may see now.', string),
  detail: described('Why, or what to do about it.', nullable(string)),
  link: described('Path of the page it is about.', nullable(string)),
  isRead: boolean,
  at: instant,
})

const unread = object({ unread: described('At most 100.', integer), isMore: described('There are more than that.', boolean), zone: described('Of your account: in which times are shown to you.', string) })

const choice = oneOf(CHOICES)
const settings = object({
  choices: list(object({ kind: oneOf(NOTICE_KINDS), choice: described('`off`: not at all. `app`: in the list. `now`, `daily`, `weekly`: in the list, and by mail at once or with others.', choice), usual: described('For whoever chose nothing.', choice) })),
  quiet: described('No mail at once between these times of the day.', nullable(object({ from: string, to: string }))),
  timeZone: described('Null: that of the account.', nullable(string)),
  zone: described('The one that counts.', string),
})

export const schemas = { Notice: notice, NoticeSettings: settings }

const tag = 'Notices'

export const operations: Operations = {
  'api.notices.index': {
    ...{ operationId: 'listNotices', tag, access: 'posts:read', query: listNoticesValidator },
    summary: 'What you were told, newest first',
    success: { status: 200, description: 'A page of notices', schema: page(ref('Notice')) },
  },
  'api.notices.count': {
    ...{ operationId: 'countNotices', tag, access: 'posts:read' },
    summary: 'How many notices you have not read',
    success: { status: 200, description: 'The number', schema: wrapped(unread) },
  },
  'api.notices.mark': {
    ...{ operationId: 'markNotices', tag, access: 'posts:write', body: markNoticesValidator },
    summary: 'Mark notices as read, or as unread',
    description: 'Without `ids` it is all of them.',
    success: { status: 200, description: 'How many are unread now', schema: wrapped(unread) },
  },
  'api.notice_settings.show': {
    ...{ operationId: 'getNoticeSettings', tag, access: 'access:read' },
    summary: 'What you want to hear of, and how',
    success: { status: 200, description: 'The settings', schema: wrapped(ref('NoticeSettings')) },
  },
  'api.notice_settings.update': {
    ...{ operationId: 'updateNoticeSettings', tag, access: 'access:write', body: noticeSettingsValidator },
    summary: 'Choose what you want to hear of, and how',
    description: 'What is left out stays as it is; `quiet: null` means no quiet hours.',
    success: { status: 200, description: 'The settings as they are now', schema: wrapped(ref('NoticeSettings')) },
  },
}
