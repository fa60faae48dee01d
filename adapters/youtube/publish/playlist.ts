import type { Call } from '@caidence/sdk'
import { inject, injectable } from 'tsyringe'
import { Google } from '../google.ts'
import { itemsOf } from '../json.ts'

/** The platform puts a video into a playlist as often as it is asked to, so it is looked for first. */
@injectable()
export class Playlists {
  constructor(@inject(Google) private google: Google) {}

  async has(playlistId: string, videoId: string, call: Call): Promise<boolean> {
    const query = { part: 'id', playlistId, videoId, maxResults: '1' }
    return itemsOf(await this.google.read('playlistItems', query, call)).length > 0
  }

  async add(playlistId: string, videoId: string, call: Call): Promise<void> {
    const snippet = { playlistId, resourceId: { kind: 'youtube#video', videoId } }
    await this.google.write('playlistItems', { part: 'snippet' }, { snippet }, call)
  }
}
