import type { Emulator, KitOptions } from '@caidence/testkit'

const HOUR = 3600

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: {
    'youtube.video': {
      text: 'How the sourdough is made, from the first stir to the crust.\n\n#bread #bakery',
      media: ['16x9-5s.mp4', '1280x720.jpg'],
      options: {
        title: 'Sourdough from start to finish',
        privacy: 'public',
        tags: 'bread, sourdough, how to bake',
        category: '26',
        playlist: 'PLkestrelrecipes00000000000000001',
      },
    },
    'youtube.short': {
      text: 'Five seconds of kneading',
      media: ['9x16-5s.mp4'],
      options: { title: 'Kneading', syntheticMedia: true },
    },
  },
  refuses: [
    { format: 'youtube.video', draft: { options: {} }, rule: 'option.required' },
    { format: 'youtube.video', draft: { options: { title: '   ' } }, rule: 'option.required' },
    { format: 'youtube.video', draft: { options: { title: 'a < b' } }, rule: 'option.pattern' },
    { format: 'youtube.video', draft: { text: 'a < b' }, rule: 'text.brackets' },
    { format: 'youtube.video', draft: { text: 'ü'.repeat(2501) }, rule: 'text.bytes' },
    {
      format: 'youtube.video',
      draft: { media: ['16x9-5s.mp4', '16x9-5s.mp4'] },
      rule: 'media.oneVideo',
    },
    { format: 'youtube.video', draft: { media: ['1280x720.jpg'] }, rule: 'media.oneVideo' },
    {
      format: 'youtube.video',
      draft: { media: ['16x9-5s.mp4', '500x500.jpg'] },
      rule: 'media.width',
    },
    {
      format: 'youtube.video',
      draft: { options: { title: 'T', publishAt: 'tomorrow' } },
      rule: 'option.pattern',
    },
    { format: 'youtube.short', draft: { media: ['16x9-5s.mp4'] }, rule: 'media.ratio' },
    { format: 'youtube.short', draft: { media: ['1280x720.jpg'] }, rule: 'media.type' },
  ],
  analytics: { format: 'youtube.video', matureSeconds: 30 * HOUR },
  options: { queries: {} },
  history: {
    format: 'youtube.video',
    profile: {
      displayName: 'Kestrel Bakery',
      handle: 'kestrelbakery',
      bio: 'Kestrel Bakery on YouTube',
      website: null,
    },
    text: ({ text, options }) => `${options?.title}\n\n${text}`,
    media: (number) => [`16x9-${4 + number}s.mp4`, '1280x720.jpg'],
    hasPicture: true,
  },
  inbox: { format: 'youtube.video', comment: commentOn },
}

async function commentOn(emulator: Emulator, post: string, text: string): Promise<string> {
  const response = await fetch(`${emulator.url}/__admin/comments`, {
    method: 'POST',
    body: JSON.stringify({ post, text }),
  })
  return ((await response.json()) as { id: string }).id
}

export default options
