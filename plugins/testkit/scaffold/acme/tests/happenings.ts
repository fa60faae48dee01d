import type { Emulator, KitInbox, KitLeads } from '@caidence/testkit'

/** What other people do at the platform. */
export const INBOX: KitInbox = {
  format: 'acme.post',
  comment: (emulator, post, text) => happen(emulator, 'comments', { post, text }),
}

export const LEADS: KitLeads = {
  lead: async (emulator, number) => {
    const id = await happen(emulator, 'leads', { email: `reader${number}@example.com` })
    return { remoteId: id, ref: id }
  },
}

async function happen(emulator: Emulator, what: string, body: object): Promise<string> {
  const response = await fetch(`${emulator.url}/__admin/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return ((await response.json()) as { id: string }).id
}
