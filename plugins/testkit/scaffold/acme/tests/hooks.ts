import { createHmac } from 'node:crypto'
import type { KitInbound } from '@caidence/testkit'

/** A delivery as the platform signs it. */
export const INBOUND: KitInbound = {
  deliveries: ({ clientSecret }) => [
    {
      name: 'a comment',
      request: signed(clientSecret, {
        events: [
          {
            id: 'ev-1',
            type: 'comment',
            account: '70001',
            object: '90001',
            text: 'Well done, Ada',
            at: '2026-03-02T09:00:00.000Z',
          },
        ],
      }),
      signedIn: 'header',
      kinds: ['comment.created'],
      personal: ['Ada'],
    },
  ],
}

function signed(secret: string, body: object) {
  const rawBody = Buffer.from(JSON.stringify(body))
  const signature = createHmac('sha256', secret).update(rawBody).digest('hex')
  return {
    method: 'POST',
    headers: { 'x-acme-signature': `sha256=${signature}` },
    query: {},
    rawBody: new Uint8Array(rawBody),
  }
}
