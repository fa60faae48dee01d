import type { KitOptions } from '@caidence/testkit'
import { INBOX } from './happenings.ts'

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: {
    'mastodon.status': {
      text: 'Fresh bread from seven o’clock https://example.com/bread',
      media: ['1x1.jpg', '4x5.jpg'],
      options: { visibility: 'unlisted', language: 'en' },
    },
    'mastodon.video': { text: 'Kneading', media: ['9x16-5s.mp4'] },
  },
  refuses: [
    { format: 'mastodon.status', draft: { text: ' ', media: [] }, rule: 'text.required' },
    { format: 'mastodon.status', draft: { media: ['1x1-5s.mp4'] }, rule: 'media.type' },
    {
      format: 'mastodon.status',
      draft: { text: 'a'.repeat(495), options: { contentWarning: 'Crumbs' } },
      rule: 'text.max',
    },
    { format: 'mastodon.video', draft: { options: { language: 'English' } }, rule: 'option.max' },
  ],
  analytics: { format: 'mastodon.status', matureSeconds: 3_600 },
  inbox: INBOX,
}

export default options
