import type { KitOptions } from '@caidence/testkit'
import { SANDBOX } from '../emulator/sandbox.ts'
import { inbound } from './kit_hooks.ts'

const DAY = 86_400

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: {
    'instagram.feed': { text: 'Fresh bread from seven o’clock. #bakery', media: ['4x5.jpg'] },
    'instagram.carousel': {
      text: 'Three loaves and how they are made',
      media: ['1x1.jpg', '1x1.jpg', '1x1-5s.mp4'],
    },
    'instagram.reel': {
      text: 'Sixty seconds of kneading, cut to five',
      media: ['9x16-5s.mp4'],
      options: { shareToFeed: true, thumbOffset: 1000 },
    },
    'instagram.story': { text: '', media: ['9x16.jpg'] },
  },
  refuses: [
    { format: 'instagram.feed', draft: { media: ['9x16.jpg'] }, rule: 'media.ratio' },
    { format: 'instagram.feed', draft: { media: ['1x1.png'] }, rule: 'media.type' },
    { format: 'instagram.feed', draft: { media: ['1x1-5s.mp4'] }, rule: 'media.type' },
    {
      format: 'instagram.feed',
      draft: { options: { collaborators: 'a, b, c, d' } },
      rule: 'options.collaborators',
    },
    { format: 'instagram.reel', draft: { media: ['9x16-2s.mp4'] }, rule: 'media.seconds' },
    {
      format: 'instagram.reel',
      draft: { options: { thumbOffset: 5000 } },
      rule: 'options.thumbOffset',
    },
    {
      format: 'instagram.reel',
      draft: { media: ['9x16-5s-moovlast.mp4'] },
      rule: 'media.moov',
    },
    { format: 'instagram.reel', draft: { media: ['1x1.jpg'] }, rule: 'media.required' },
    {
      format: 'instagram.reel',
      draft: { media: ['9x16-5s.mp4', '9x16-5s.mp4'] },
      rule: 'media.videos',
    },
    {
      format: 'instagram.feed',
      draft: { options: { firstComment: '#a #b #c #d #e' } },
      rule: 'text.hashtags',
    },
    {
      format: 'instagram.feed',
      draft: { options: { firstComment: 'https://a.test https://b.test' } },
      rule: 'text.urls',
    },
    {
      format: 'instagram.feed',
      draft: { options: { locationId: 'The old mill' } },
      rule: 'options.place',
    },
    {
      format: 'instagram.feed',
      draft: { options: { userTags: Array.from({ length: 21 }, (_, i) => `a${i}`).join() } },
      rule: 'options.userTags',
    },
    {
      format: 'instagram.story',
      draft: { text: 'captions are dropped' },
      rule: 'text.unsupported',
    },
  ],
  variants: [{ name: 'Instagram Login', settings: { ...SANDBOX.settings, variant: 'instagram' } }],
  // The platform's code flow has no PKCE on either sign-in.
  pkce: false,
  inbound,
  analytics: { format: 'instagram.feed', matureSeconds: 3_600 },
  options: { queries: { places: 'Harbour' } },
  history: {
    format: 'instagram.feed',
    profile: {
      displayName: 'Kestrel Bakery',
      handle: 'kestrelbakery',
      bio: 'Kestrel Bakery on Instagram',
      website: 'https://kestrelbakery.example/',
    },
    hasPicture: true,
  },
  inbox: {
    format: 'instagram.feed',
    comment: async (emulator, post, text) => {
      const body = JSON.stringify({ post, text })
      const answer = await fetch(`${emulator.url}/__admin/comments`, { method: 'POST', body })
      return ((await answer.json()) as { id: string }).id
    },
  },
  refreshAfterSeconds: DAY + 1,
}

export default options
