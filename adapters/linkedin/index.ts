import { definePlugin } from '@caidence/sdk'
import { LinkedinAnalytics } from './analytics/analytics.ts'
import { MemberNumbers } from './analytics/member_numbers.ts'
import { PageNumbers } from './analytics/page_numbers.ts'
import { Rest } from './api/rest.ts'
import { LinkedinAuthorizer } from './authorize.ts'
import { LinkedinHooks } from './channel/hooks.ts'
import { LinkedinHistory } from './channel/history.ts'
import { LinkedinInbox } from './channel/inbox.ts'
import { Members } from './channel/members.ts'
import { Mentions } from './channel/mentions.ts'
import { Pages } from './channel/pages.ts'
import { Linkedin } from './linkedin.ts'
import { Probe } from './probe.ts'
import { Assets } from './publish/assets.ts'
import { FirstComment } from './publish/first_comment.ts'
import { Published } from './publish/published.ts'
import { LinkedinPublisher } from './publish/publisher.ts'
import { Release } from './publish/release.ts'

export default definePlugin({
  adapters: { linkedin: Linkedin },
  provide: [
    Rest,
    Members,
    Pages,
    LinkedinAuthorizer,
    LinkedinPublisher,
    Assets,
    Published,
    Release,
    FirstComment,
    LinkedinAnalytics,
    PageNumbers,
    MemberNumbers,
    LinkedinHooks,
    LinkedinInbox,
    LinkedinHistory,
    Mentions,
    Probe,
  ],
})
