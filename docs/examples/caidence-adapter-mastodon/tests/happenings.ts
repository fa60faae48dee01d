import type { Emulator, KitInbox } from '@caidence/testkit'

/** What other people do at the platform. */
export const INBOX: KitInbox = {
  format: 'mastodon.status',
  comment: (emulator, post, text) => happen(emulator, 'comments', { post, text }),
}

async function happen(emulator: Emulator, what: string, body: object): Promise<string> {
  const response = await fetch(`${emulator.url}/__admin/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return ((await response.json()) as { id: string }).id
}
