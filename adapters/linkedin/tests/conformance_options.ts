import { createHmac } from 'node:crypto'
import type { KitHook, KitOptions } from '@caidence/testkit'
import { notificationBody, signatureOf } from '../emulator/hooks.ts'
import { SANDBOX, SHARE_APP } from '../emulator/sandbox.ts'

const CHALLENGE = '890e4665-4dfe-4ab1-b689-ed553bceeed0'
const PAGE = 'urn:li:organization:11223001'
const POST = 'urn:li:share:7802100000000000001'
const COMMENT = `urn:li:comment:(${POST},6802100000000000002)`

/** What the shared suite needs to know about this adapter. */
const options: KitOptions = {
  emulator: () => import('../emulator/index.ts'),
  drafts: {
    'linkedin.text': {
      text: 'Fresh bread (and rolls) from seven o’clock — 50% off* #bakery\n\nSee you {soon} <3',
      media: [],
      options: { firstComment: 'We open at seven.' },
    },
    'linkedin.image': { text: 'A loaf on a board', media: ['4x5.jpg'] },
    'linkedin.images': {
      text: 'Three loaves and how they are made',
      media: ['1x1.jpg', '1x1.png', '4x5.jpg'],
    },
    'linkedin.video': {
      text: 'A minute of kneading',
      media: ['16x9-90s.mp4', '16x9.jpg'],
      options: { title: 'Kneading' },
    },
    'linkedin.document': {
      text: 'Our bread calendar',
      media: ['210x297.pdf'],
      options: { title: 'Bread calendar' },
    },
    'linkedin.article': {
      text: 'Why we bake at night',
      media: ['16x9.jpg'],
      options: {
        url: 'https://example.com/night',
        title: 'Why we bake at night',
        description: 'Bread is ready when you are',
      },
    },
    'linkedin.poll': {
      text: 'We would like to know',
      media: [],
      options: { question: 'Which loaf?', choice1: 'Rye', choice2: 'Wheat', duration: 'ONE_DAY' },
    },
  },
  refuses: [
    { format: 'linkedin.text', draft: { text: '  ' }, rule: 'text.required' },
    { format: 'linkedin.image', draft: { media: ['1x1.webp'] }, rule: 'media.type' },
    { format: 'linkedin.video', draft: { media: ['16x9-2s.mp4'] }, rule: 'media.seconds' },
    { format: 'linkedin.video', draft: { media: ['16x9-5s.mp4'] }, rule: 'media.tooSmall' },
    { format: 'linkedin.video', draft: { media: ['16x9.jpg'] }, rule: 'media.oneVideo' },
    { format: 'linkedin.document', draft: { options: {} }, rule: 'option.required' },
    {
      format: 'linkedin.article',
      draft: { options: { url: 'nowhere', title: 'x' } },
      rule: 'option.url',
    },
    {
      format: 'linkedin.poll',
      draft: { options: { question: 'Which?', choice1: 'Rye' } },
      rule: 'option.required',
    },
    {
      format: 'linkedin.poll',
      draft: { options: { question: 'Which?', choice1: 'Rye', choice2: 'Rye' } },
      rule: 'options.repeated',
    },
  ],
  variants: [
    {
      name: 'Share on LinkedIn',
      settings: {
        ...SANDBOX.settings,
        products: 'share',
        clientId: SHARE_APP.id,
        clientSecret: SHARE_APP.secret,
      },
    },
  ],
  // Not part of the platform's flow for apps with a secret.
  pkce: false,
  inbound: {
    deliveries: ({ clientSecret }) => [
      hook('a comment', 'COMMENT', 'comment.created', clientSecret),
      hook('a reaction', 'LIKE', 'reaction.created', clientSecret),
    ],
    handshake: {
      good: request('GET', { challengeCode: CHALLENGE }),
      wrongToken: request('GET', { challengeCode: '<script>alert(1)</script>' }),
      answer: JSON.stringify({
        challengeCode: CHALLENGE,
        challengeResponse: createHmac('sha256', SANDBOX.settings.clientSecret)
          .update(CHALLENGE)
          .digest('hex'),
      }),
    },
    forged: ({ clientSecret }) => {
      const { request: good } = hook('a comment', 'COMMENT', 'comment.created', clientSecret)
      const plain = createHmac('sha256', clientSecret).update(good.rawBody).digest('hex')
      const sha1 = createHmac('sha1', clientSecret)
        .update('hmacsha256=')
        .update(good.rawBody)
        .digest('hex')
      return [
        {
          name: 'the prefix left out of what is signed',
          request: { ...good, headers: { 'x-li-signature': plain } },
        },
        { name: 'another algorithm', request: { ...good, headers: { 'x-li-signature': sha1 } } },
      ]
    },
  },
  analytics: { format: 'linkedin.text', matureSeconds: 3600 },
  options: { queries: { mentions: '' } },
  history: {
    format: 'linkedin.text',
    profile: {
      displayName: 'Kestrel Bakery',
      handle: 'kestrel-bakery',
      bio: 'Kestrel Bakery on LinkedIn',
      website: 'https://kestrel-bakery.example/',
    },
    hasPicture: false,
  },
  inbox: {
    format: 'linkedin.image',
    comment: async ({ url }, post, text) => {
      const response = await fetch(`${url}/__admin/comments`, {
        method: 'POST',
        body: JSON.stringify({ post, text }),
      })
      return ((await response.json()) as { id: string }).id
    },
  },
}

function request(
  method: string,
  query: Record<string, string>,
  body = '',
  headers: Record<string, string> = {}
) {
  return { method, path: 'notifications', headers, query, rawBody: Buffer.from(body) }
}

function hook(name: string, action: string, kind: string, secret: string): KitHook {
  const body = notificationBody({
    id: '9802100000000000001',
    organisation: PAGE,
    action,
    post: POST,
    activity: COMMENT,
    at: Date.parse('2026-03-01T12:00:00Z'),
    subscriber: 'urn:li:person:782bbtaQ',
    text: 'Lovely bread, says Cleo',
  })
  return {
    name,
    request: request('POST', {}, body, { 'x-li-signature': signatureOf(body, secret) }),
    signedIn: 'header',
    kinds: [kind],
    personal: ['Lovely bread', 'urn:li:person:782bbtaQ'],
  }
}

export default options
