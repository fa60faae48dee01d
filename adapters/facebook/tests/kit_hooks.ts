import { createHmac } from 'node:crypto'
import type { RawRequest } from '@caidence/sdk'
import type { KitInbound } from '@caidence/testkit'
import { commentEvent, signedEvent, signedRequest, type Signed } from '@caidence/meta-graph/emulator'
import { SANDBOX } from '../emulator/sandbox.ts'

const AT = Date.parse('2026-03-01T12:00:00Z')
const PAGE = '104500000000001'
const COMMENT = {
  id: '122101_1802',
  account: PAGE,
  text: 'Zoë wants a loaf',
  author: { id: '10333000000000001', name: 'Zoë Passer-by' },
}
const PERSON = { user_id: '10222000000000001', issued_at: AT / 1000 }

const request = ({ headers, body }: Signed, path: string): RawRequest => ({
  method: 'POST',
  path,
  headers,
  query: {},
  rawBody: Buffer.from(body),
})

/** Requests as the platform makes them, signed by the emulator's own hand. */
export const inbound: KitInbound = {
  deliveries: ({ clientSecret: secret }) => [
    {
      name: 'a comment on a Page',
      request: request(signedEvent(secret, commentEvent(AT, `${PAGE}_122101`, COMMENT)), 'events'),
      signedIn: 'header',
      kinds: ['comment.created'],
      personal: [COMMENT.text, COMMENT.author.name, 'Passer-by'],
    },
    {
      name: 'several changes at once',
      request: request(signedEvent(secret, several()), 'events'),
      signedIn: 'header',
      kinds: ['post.changed', 'page.feed', 'page.ratings'],
    },
    {
      name: 'a removed app',
      request: request(signedRequest(secret, PERSON), 'deauthorize'),
      signedIn: 'body',
      kinds: ['access.revoked'],
    },
    {
      name: 'a wish for deletion',
      request: request(signedRequest(secret, PERSON), 'deletion'),
      signedIn: 'body',
      kinds: ['deletion.requested'],
    },
  ],
  handshake: {
    good: handshake(SANDBOX.settings.verifyToken),
    wrongToken: handshake('another'),
    answer: '1604417290',
  },
  forged: ({ clientSecret: secret }) => {
    const event = signedEvent(secret, commentEvent(AT, '1_2', COMMENT))
    const sha1 = createHmac('sha1', secret).update(event.body).digest('hex')
    const plain = Buffer.from(JSON.stringify({ algorithm: 'none', ...PERSON })).toString('base64url')
    const form = (value: string) =>
      request({ headers: {}, body: `signed_request=${value}` }, 'deauthorize')
    const algorithm = createHmac('sha256', secret).update(plain).digest('base64url')
    return [
      {
        name: 'signed with SHA-1',
        request: request(
          { body: event.body, headers: { 'x-hub-signature': `sha1=${sha1}` } },
          'events'
        ),
      },
      {
        name: 'SHA-1 under the newer name',
        request: request(
          { body: event.body, headers: { 'x-hub-signature-256': `sha256=${sha1}` } },
          'events'
        ),
      },
      { name: 'another algorithm inside', request: form(`${algorithm}.${plain}`) },
      { name: 'a form without a signature', request: form(`.${plain}`) },
      { name: 'a callback at the webhook', request: request(signedRequest(secret, PERSON), 'events') },
    ]
  },
}

function several(): object {
  const feed = (value: object) => ({ field: 'feed', value: { created_time: AT / 1000, ...value } })
  return {
    object: 'page',
    entry: [
      {
        id: PAGE,
        time: AT / 1000,
        changes: [
          feed({ item: 'status', verb: 'edited', post_id: `${PAGE}_1` }),
          feed({ item: 'reaction', verb: 'add', post_id: `${PAGE}_1` }),
          { field: 'ratings', value: {} },
        ],
      },
    ],
  }
}

function handshake(token: string): RawRequest {
  return {
    method: 'GET',
    path: 'events',
    headers: {},
    query: { 'hub.mode': 'subscribe', 'hub.challenge': '1604417290', 'hub.verify_token': token },
    rawBody: new Uint8Array(),
  }
}
