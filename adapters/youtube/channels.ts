import type { AccountRef, Call } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Google, type Speaker } from './google.ts'
import { itemsOf, objectOf, textOf, type JsonObject } from './json.ts'

/** More pages of channels than one sign-in can hold; the loop must end whatever the platform answers. */
const MAX_PAGES = 5

/** The channels a token speaks for. Usually one: the person picked it on Google's own page. */
@injectable()
export class Channels {
  constructor(@inject(Google) private google: Google) {}

  async mine(as: Speaker): Promise<AccountRef[]> {
    const channels: AccountRef[] = []
    let page: string | undefined
    for (let count = 0; count < MAX_PAGES; count++) {
      const body = await this.google.read(
        'channels',
        {
          part: 'snippet,contentDetails',
          mine: 'true',
          maxResults: '50',
          ...(page && { pageToken: page }),
        },
        as
      )
      channels.push(...itemsOf(body).flatMap(accountOf))
      page = textOf(body.nextPageToken)
      if (!page) break
    }
    return channels
  }

  /** The connected channel itself, or null when the token does not see it any more. */
  async read(call: Call, part: string): Promise<JsonObject | null> {
    const { remoteId } = call.connection.account
    const [channel] = itemsOf(await this.google.read('channels', { part, id: remoteId }, call))
    return channel ?? null
  }
}

function accountOf(item: JsonObject): AccountRef[] {
  const id = textOf(item.id)
  if (!id) return []
  const snippet = objectOf(item.snippet)
  const name = textOf(snippet.title)
  const picture = textOf(objectOf(objectOf(snippet.thumbnails).default).url)
  const uploads = textOf(objectOf(objectOf(item.contentDetails).relatedPlaylists).uploads)
  const country = textOf(snippet.country)
  return [
    {
      remoteId: id,
      // Channels made long ago may have no handle.
      handle: textOf(snippet.customUrl)?.replace(/^@/, '') ?? name ?? id,
      kind: 'channel',
      ...(name && { name }),
      ...(picture && { pictureUrl: picture }),
      extra: { ...(uploads && { uploads }), ...(country && { country }) },
    },
  ]
}

/** The playlist of everything the channel uploaded; its id follows from the channel's where it was not told. */
export function uploadsPlaylist({ connection: { account } }: Call): string {
  return textOf(objectOf(account.extra).uploads) ?? account.remoteId.replace(/^UC/, 'UU')
}

/** Which categories exist depends on the country. */
export function countryOf({ connection: { account } }: Call): string {
  return textOf(objectOf(account.extra).country) ?? 'US'
}
