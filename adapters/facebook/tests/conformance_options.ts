import type { KitOptions } from '@caidence/testkit'
import { inbound } from './kit_hooks.ts'

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: {
    'facebook.text': { text: 'Fresh bread from seven o’clock. #bakery', media: [] },
    'facebook.link': {
      text: 'Our new opening hours',
      media: [],
      options: { link: 'https://kestrel.example/hours' },
    },
    'facebook.photo': { text: 'The first loaf of the day', media: ['1x1.jpg'] },
    'facebook.photos': {
      text: 'Three loaves and how they are made',
      media: ['1x1.jpg', '4x5.jpg', '1x1.png'],
    },
    'facebook.video': {
      text: 'Kneading, from the beginning',
      media: ['16x9-5s.mp4'],
      options: { title: 'Kneading' },
    },
    'facebook.reel': {
      text: 'Sixty seconds of kneading, cut to five',
      media: ['9x16-5s.mp4'],
    },
    'facebook.photo_story': { text: '', media: ['9x16.jpg'] },
    'facebook.video_story': { text: '', media: ['9x16-5s.mp4'] },
  },
  refuses: [
    { format: 'facebook.text', draft: { text: ' ' }, rule: 'text.required' },
    {
      format: 'facebook.link',
      draft: { options: { link: 'https://www.facebook.com/somebody' } },
      rule: 'options.link',
    },
    { format: 'facebook.link', draft: { options: {} }, rule: 'option.required' },
    { format: 'facebook.photo', draft: { media: ['1x1.webp'] }, rule: 'media.type' },
    { format: 'facebook.video', draft: { media: ['1x1.jpg'] }, rule: 'media.required' },
    {
      format: 'facebook.video',
      draft: { media: ['16x9-5s.mp4', '16x9-5s.mp4'] },
      rule: 'media.videos',
    },
    { format: 'facebook.reel', draft: { media: ['1x1-2s.mp4'] }, rule: 'media.seconds' },
    { format: 'facebook.reel', draft: { options: { place: 'Home' } }, rule: 'options.place' },
    {
      format: 'facebook.photo_story',
      draft: { text: 'captions are dropped' },
      rule: 'text.unsupported',
    },
  ],
  // The platform's code flow has no PKCE.
  pkce: false,
  inbound,
  analytics: { format: 'facebook.photo', matureSeconds: 3_600 },
  options: { queries: { places: 'Harbour' } },
  history: {
    format: 'facebook.photo',
    profile: {
      displayName: 'Kestrel Bakery',
      handle: 'kestrelbakery',
      bio: 'Kestrel Bakery on Facebook',
      website: 'https://kestrelbakery.example/',
    },
    hasPicture: true,
  },
  inbox: {
    format: 'facebook.text',
    comment: async (emulator, post, text) => {
      const body = JSON.stringify({ post, text })
      const answer = await fetch(`${emulator.url}/__admin/comments`, { method: 'POST', body })
      return ((await answer.json()) as { id: string }).id
    },
  },
}

export default options
