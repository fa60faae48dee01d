import type { RawRequest } from '@caidence/sdk'
import type { KitInbound } from '@caidence/testkit'
import {
  mediaCommentEvent,
  signedEvent,
  signedRequest,
  type Signed,
} from '@caidence/meta-graph/emulator'
import { SANDBOX } from '../emulator/sandbox.ts'

const AT = Date.parse('2026-03-01T12:00:00Z')
const ACCOUNT = '17841400000000001'
const MEDIA = '18021000000000031'
const COMMENT = {
  id: '18021000000000047',
  account: ACCOUNT,
  text: 'Zoë wants a loaf',
  author: { id: '10333000000000001', name: 'zoe.passerby' },
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
      name: 'a comment on media',
      request: request(signedEvent(secret, mediaCommentEvent(AT, MEDIA, COMMENT)), 'events'),
      signedIn: 'header',
      kinds: ['comment.created'],
      personal: [COMMENT.text, COMMENT.author.name],
    },
    {
      name: 'a mention and the numbers of a story',
      request: request(signedEvent(secret, others()), 'events'),
      signedIn: 'header',
      kinds: ['instagram.mentions', 'instagram.story_insights'],
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
}

function others(): object {
  const changes = [
    { field: 'mentions', value: { media_id: MEDIA, comment_id: COMMENT.id } },
    { field: 'story_insights', value: { media_id: MEDIA, impressions: 1, reach: 1 } },
  ]
  return { object: 'instagram', entry: [{ id: ACCOUNT, time: AT / 1000, changes }] }
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
