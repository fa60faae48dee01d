import type { KitOptions } from '@caidence/testkit'
import { INBOX, LEADS } from './happenings.ts'
import { INBOUND } from './hooks.ts'

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: { 'acme.post': { text: 'Fresh bread from seven o’clock', media: ['1x1.jpg'] } },
  refuses: [{ format: 'acme.post', draft: { media: ['1x1-5s.mp4'] }, rule: 'media.type' }],
  inbound: INBOUND,
  leads: LEADS,
  options: { queries: { topics: '' } },
  analytics: { format: 'acme.post', matureSeconds: 7_200 },
  inbox: INBOX,
}

export default options
